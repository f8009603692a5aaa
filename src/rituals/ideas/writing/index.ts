import { z } from 'zod';
import type { Nearby } from '../../../alignment/thread/nearby.ts';
import { action, type Ctx, changes, type Shortcut, UserError, word } from '../../../chat/asks.ts';
import { button, text, view } from '../../../chat/blocks.ts';
import { choice, line, paragraph, when } from '../../../chat/fields.ts';
import { form } from '../../../chat/form.ts';
import { longest, shorten, shortenTo, typedText } from '../../../chat/input.ts';
import { note, type View } from '../../../chat/view.ts';
import type { Db, Tx } from '../../../store/client.ts';
import type { Idea } from '../../../store/rows.ts';
import { ideasReach } from '../../../who/workspaces.ts';
import type { Chapter } from '../../ritual.ts';
import { keepTimers } from '../posts/timers.ts';
import { authorsOf, ideaOf, ideasByIds, mergedInto, refreshPosts } from '../records/ideas.ts';
import { shareLate, shareSoon } from '../records/shares.ts';
import { stepIn } from '../records/steps.ts';
import { called, ideaEntry, ideaView } from '../records/views.ts';
import { voteIn } from '../records/votes.ts';
import { mayEdit } from '../rules.ts';
import { type Compared, createIdea, editIdea, type FindSimilar, similarBy, type Words } from './store.ts';
import { receiptView } from './views.ts';

type Given = Words & { unnamed: boolean };

const id = z.string().min(1);

const part = (name: 'change' | 'customers' | 'delight') =>
  paragraph({ label: `ideas.field.${name}`, hint: `ideas.hint.${name}`, optional: true });

const besidesTitle = {
  change: part('change'),
  customers: part('customers'),
  delight: part('delight'),
  name: when(
    ({ platform }) => platform.can.unnamed,
    'shown',
    choice({
      label: 'ideas.field.name',
      hint: 'ideas.hint.name',
      options: ({ t }) => (['shown', 'hidden'] as const).map((value) => ({ value, label: t(`ideas.name.${value}`) })),
    }),
  ),
};

/** A field takes as many UTF-16 units as a message has room for. */
function filledWith({ title, change, customers, delight, unnamed }: Partial<Given>) {
  const cut = (words?: string | null) => words && shortenTo(words, longest);
  const parts = { title: cut(title), change: cut(change), customers: cut(customers), delight: cut(delight) };
  return { ...parts, name: unnamed ? 'hidden' : 'shown' };
}

function writeWith(similar: FindSimilar) {
  return form({
    route: 'ideas.new',
    args: z.tuple([]),
    title: 'ideas.form.new',
    submit: 'ideas.form.save',
    fields: { title: line({ label: 'ideas.field.title', look: 'ideas.near' }), ...besidesTitle },
    open: () => ({ filled: filledWith({}) }),
    save: async (ctx, _, { name, ...given }) => {
      const idea = await save(ctx, { ...given, unnamed: name === 'hidden' });
      return { show: await receipt(ctx, idea, false, await similar(ctx.db, ctx.workspace.id, idea)) };
    },
  });
}

/** The author's words, changed or filled in, until a champion has decided. */
const edit = form({
  route: 'ideas.edit',
  args: z.tuple([id]),
  title: 'ideas.form.edit',
  submit: 'ideas.form.save',
  fields: { title: line({ label: 'ideas.field.title' }), ...besidesTitle },
  open: async (ctx, [ideaId]) => ({ filled: filledWith(await editable(ctx.db, ctx, ideaId)) }),
  save: async (ctx, [ideaId], { name, ...given }) => {
    const { store, now, platform, t } = ctx;
    const idea = await store.transaction(async (tx) => {
      const before = await editable(tx, ctx, ideaId);
      const unnamed = platform.can.unnamed ? name === 'hidden' : before.unnamed;
      await refreshPosts(tx, ctx, [ideaId, ...(await mergedInto(tx, before))]);
      const edited = await editIdea(tx, before, { ...given, unnamed }, now);
      if (before.unseen) await shareLate(tx, ctx, edited);
      return edited;
    });
    return { show: await ideaView(ctx, idea, 'show', text(t('ideas.changed', { number: idea.number }))) };
  },
});

async function editable(db: Db | Tx, ctx: Ctx, ideaId: string): Promise<Idea> {
  const idea = await mine(db, ctx, ideaId);
  if (!mayEdit(idea.state)) throw new UserError('ideas.editLate', { number: idea.number });
  return idea;
}

async function mine(db: Db | Tx, ctx: Ctx, ideaId: string): Promise<Idea> {
  const idea = await ideaOf(db, ctx, ideaId);
  if (idea.authorId !== ctx.person.id) throw new UserError('ideas.onlyAuthor', { number: idea.number });
  return idea;
}

/** Saves an idea with what it owes. */
function save(ctx: Ctx, given: Given): Promise<Idea> {
  const { store, now, workspace, person } = ctx;
  return store.transaction(async (tx) => {
    const made = { ...given, workspaceId: workspace.id, authorId: person.id };
    const saved = await createIdea(tx, made, now);
    await shareSoon(tx, ctx, saved);
    await keepTimers(tx, workspace, now);
    return saved;
  });
}

async function receipt({ db, t, workspace }: Ctx, idea: Idea, isBare: boolean, similar: readonly Compared[] = []) {
  return receiptView(t, { idea, ...(await ideasReach(db, workspace)), isBare, similar });
}

/** "Same thing": a vote for the one that was there, and one's own is withdrawn, both or neither. */
async function same(ctx: Ctx, mineId: string, otherId: string): Promise<View> {
  const { t, store } = ctx;
  const [{ idea: other, changed }, { idea, event }] = await store.transaction(
    async (tx) => [await voteIn(tx, ctx, otherId, true), await stepIn(tx, ctx, mineId, 'withdraw')] as const,
  );
  const undo = button(t('ideas.button.undo'), 'ideas.undo', [event.id, ...(changed ? [otherId] : [])]);
  return note(t('ideas.same', { ...called(other), votes: other.voteCount, mine: idea.number }), [undo]);
}

/** The receipt again, without those that are close: they stay two ideas. */
async function keepBoth(ctx: Ctx, ideaId: string): Promise<View> {
  const idea = await mine(ctx.db, ctx, ideaId);
  return receipt(ctx, idea, idea.change === null);
}

/** For a form that can show it while the title is being written: no blocks where nothing is close. */
async function near({ db, t, workspace }: Ctx, title: string, similar: FindSimilar): Promise<View> {
  const ids = (await similar(db, workspace.id, { title, change: null })).map((one) => one.id);
  const ideas = await ideasByIds(db, workspace.id, ids);
  const people = await authorsOf(db, workspace.id, ideas);
  return view(t('ideas.near'), ...ideas.map((idea) => ideaEntry(t, idea, people)));
}

/** Prefilled from a message: its first line as the title, the whole of it with the way back as what would change. */
const saveAsIdea = (write: ReturnType<typeof writeWith>): Shortcut => ({
  name: 'save_idea',
  label: 'ideas.shortcut',
  run: (ctx, { text: message, link, isPrivate }) => {
    const whole = message.trim();
    const [first = ''] = whole.split('\n');
    const title = shorten(first.trim(), 150);
    const body = whole === title ? '' : whole;
    const back = link ? `${body === '' ? '' : '\n\n'}${link}` : '';
    const intro = isPrivate ? { intro: ctx.t('ideas.shortcutPrivate') } : {};
    return write.ask(ctx, [], {
      ...intro,
      filled: filledWith({ title, change: shorten(body, longest - back.length) + back }),
    });
  },
});

const byTitle = { change: null, customers: null, delight: null, unnamed: false };
const ofTitle = z.object({ title: typedText() });

/** Saving ideas, offering the close ones that are there already, and changing one's own. */
export function writingWith(nearby: Nearby): Chapter {
  const similar = similarBy(nearby);
  const write = writeWith(similar);
  return {
    words: {
      new: word({ summary: 'ideas.word.new', answers: 'form', run: (ctx) => write.ask(ctx, []) }),
      add: word({
        summary: 'ideas.word.add',
        options: [{ name: 'title', kind: 'text', label: 'ideas.option.title' }],
        values: ofTitle,
        run: async (ctx, { title }) => {
          const idea = await save(ctx, { title, ...byTitle });
          return { show: await receipt(ctx, idea, true, await similar(ctx.db, ctx.workspace.id, idea)) };
        },
        ask: (ctx) => write.ask(ctx, []),
      }),
    },
    actions: {
      ...write.actions,
      ...edit.actions,
      near: action({
        answers: 'message',
        args: z.tuple([]),
        values: ofTitle,
        run: async (ctx, { values }) => ({ show: await near(ctx, values.title, similar) }),
      }),
      same: changes(z.tuple([id, id]), same),
      keepBoth: changes(z.tuple([id]), keepBoth),
    },
    shortcuts: [saveAsIdea(write)],
  };
}
