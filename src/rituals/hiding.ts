import { z } from 'zod';
import { type Ctx, changes, UserError } from '../chat/asks.ts';
import { button, controls, quote, small, text, view } from '../chat/blocks.ts';
import { paragraph } from '../chat/fields.ts';
import { form } from '../chat/form.ts';
import { shortenTo } from '../chat/input.ts';
import { type Button, note, type View } from '../chat/view.ts';
import { notice } from '../delivery/notice.ts';
import { personSpan } from '../i18n/text.ts';
import type { Translator } from '../i18n/translate.ts';
import type { Db, Tx } from '../store/client.ts';
import { heldMs } from '../time/held.ts';
import { welcomeFor } from '../who/clock.ts';
import { personById } from '../who/people.ts';
import type { Chapter } from './ritual.ts';

/** Who may hide what somebody wrote, and show it again. */
export const moderators = ['champion', 'admin'] as const;

/** What stands beside whatever can be hidden: when it was, by whom and why; null while everybody may see it. */
export interface Mark {
  hiddenAt: Date | null;
  hiddenById: string | null;
  hiddenReason: string | null;
}

/** Something that was written, as hiding sees it. `words` is what its author knows it by. */
export interface Written extends Mark {
  id: string;
  authorId: string;
  words: string;
}

interface Hideable {
  kind: 'idea' | 'story' | 'topic' | 'problem' | 'line';
  hide: 'ideas.hideIdea' | 'agenda.hideStory' | 'agenda.hideTopic' | 'customers.hideProblem' | 'customers.hideLine';
  show: 'ideas.showIdea' | 'agenda.showStory' | 'agenda.showTopic' | 'customers.showProblem' | 'customers.showLine';
  find(db: Db | Tx, workspaceId: string, id: string): Promise<Written | null>;
  /** Whether it is for the asker at all. @throws UserError */
  reach?(ctx: Ctx, id: string): Promise<void>;
  /** Writes the mark, and has everything that was posted of it made anew. */
  mark(tx: Tx, ctx: Ctx, id: string, mark: Mark): Promise<void>;
}

export interface Hiding extends Chapter {
  /** Hides it, or shows it again. */
  control(t: Translator, written: Pick<Written, 'id' | 'hiddenAt'>): Button;
}

/** Characters of what is named in a sentence. */
const longestWords = 300;

/** Hiding one kind of what people write: everywhere at once, with a reason that its author hears, and a way back. */
export function hiding({ kind, hide, show, find, reach, mark }: Hideable): Hiding {
  const kept = { key: ([id = '', , at = '']: readonly string[]) => `${hide}:${id}:${at}` };

  /** To the author. Arguments: what, by whom, and when it was hidden. */
  const told = notice(
    `${hide}Told`,
    async ({ db, t, workspace }, [id = '', byId = '', at]) => {
      const [written, by] = [await find(db, workspace.id, id), await personById(db, workspace.id, byId)];
      if (!by || !written?.hiddenAt || String(written.hiddenAt.getTime()) !== at) return null;
      return view(
        t('moderation.toldShort'),
        text(t.rich('moderation.told', { name: personSpan(by), kind })),
        quote(shortenTo(written.words, longestWords)),
        text(t('moderation.toldReason')),
        quote(shortenTo(written.hiddenReason ?? '', 1000)),
      );
    },
    kept,
  );

  /** To an author who was told of the hiding. The same arguments. */
  const toldShown = notice(
    `${show}Told`,
    async ({ db, t, workspace }, [id = '', byId = '']) => {
      const [written, by] = [await find(db, workspace.id, id), await personById(db, workspace.id, byId)];
      if (!by || !written || written.hiddenAt) return null;
      const said = t.rich('moderation.toldShown', { name: personSpan(by), kind });
      return view(said, text(said), quote(shortenTo(written.words, longestWords)));
    },
    { key: ([id = '', , at = '']) => `${show}:${id}:${at}` },
  );

  async function found(db: Db | Tx, ctx: Ctx, id: string): Promise<Written> {
    const written = await find(db, ctx.workspace.id, id);
    if (!written) throw new UserError('moderation.gone');
    return written;
  }

  /** No owner: where it cannot be delivered, nobody is told who the author is. */
  async function tellAuthor(
    tx: Tx,
    { workspace, person, now }: Ctx,
    { id, authorId }: Written,
    at: Date,
    held: number,
  ) {
    const author = await personById(tx, workspace.id, authorId);
    if (!author || author.id === person.id) return;
    const dueAt = welcomeFor(workspace, author, new Date(now.getTime() + held));
    const sending = { workspaceId: workspace.id, to: { personId: authorId }, dueAt };
    await (held > 0 ? told : toldShown).owe(tx, [id, person.id, String(at.getTime())], sending);
  }

  const hidingForm = form({
    route: hide,
    args: z.tuple([z.string().min(1)]),
    may: moderators,
    title: 'moderation.title',
    submit: 'moderation.hide',
    fields: { reason: paragraph({ label: 'moderation.reason', hint: 'moderation.reasonHint', max: 500 }) },
    async open(ctx, [id]) {
      await reach?.(ctx, id);
      const written = await found(ctx.db, ctx, id);
      if (written.hiddenAt) throw new UserError('moderation.already');
      return { intro: shortenTo(written.words, longestWords) };
    },
    async save(ctx, [id], { reason }) {
      const { store, person, now, t } = ctx;
      await reach?.(ctx, id);
      const isOwn = await store.transaction(async (tx) => {
        const written = await found(tx, ctx, id);
        if (written.hiddenAt) throw new UserError('moderation.already');
        await mark(tx, ctx, id, { hiddenAt: now, hiddenById: person.id, hiddenReason: reason });
        await tellAuthor(tx, ctx, written, now, heldMs);
        return written.authorId === person.id;
      });
      return {
        show: view(
          t('moderation.hidden'),
          text(t('moderation.hidden')),
          isOwn ? null : small(t('moderation.held')),
          controls(button(t('moderation.show'), show, [id])),
        ),
      };
    },
  });

  async function showAgain(ctx: Ctx, id: string): Promise<View> {
    await reach?.(ctx, id);
    await ctx.store.transaction(async (tx) => {
      const written = await found(tx, ctx, id);
      const { hiddenAt, hiddenById } = written;
      if (!hiddenAt) throw new UserError('moderation.shownAlready');
      await mark(tx, ctx, id, { hiddenAt: null, hiddenById: null, hiddenReason: null });
      const args = [id, hiddenById ?? '', String(hiddenAt.getTime())];
      if (await told.wasSent(tx, args)) await tellAuthor(tx, ctx, written, hiddenAt, 0);
      else await told.withdraw(tx, args);
    });
    return note(ctx.t('moderation.shown'));
  }

  return {
    control: (t, { id, hiddenAt }) =>
      hiddenAt ? button(t('moderation.show'), show, [id]) : button(t('moderation.hide'), hide, [id]),
    actions: {
      ...hidingForm.actions,
      [show.slice(show.indexOf('.') + 1)]: changes(z.tuple([z.string().min(1)]), showAgain, moderators),
    },
    notices: [told, toldShown],
  };
}
