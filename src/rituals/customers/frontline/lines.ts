import { z } from 'zod';
import { type Ctx, changes, shows, UserError } from '../../../chat/asks.ts';
import { button, controls, entry, heading, pager, quote, small, text, view } from '../../../chat/blocks.ts';
import { line } from '../../../chat/fields.ts';
import { form } from '../../../chat/form.ts';
import { shorten } from '../../../chat/input.ts';
import { note, type View } from '../../../chat/view.ts';
import { beginMissing } from '../../../delivery/timer.ts';
import { personSpan } from '../../../i18n/text.ts';
import type { Tx } from '../../../store/client.ts';
import type { Voice } from '../../../store/rows.ts';
import { localDate } from '../../../time/zone.ts';
import { changed } from '../../../voices/hear.ts';
import { type Mask, masked } from '../../../voices/masked.ts';
import { keeping } from '../../../voices/promises.ts';
import { hasWords } from '../../../voices/rules.ts';
import { changeVoice, createVoice, deleteVoice, voiceById } from '../../../voices/store.ts';
import { takenOut } from '../../../voices/views.ts';
import { nextMorning, workClock } from '../../../who/clock.ts';
import { peopleByIds, personById } from '../../../who/people.ts';
import { hiding, moderators } from '../../hiding.ts';
import type { Chapter } from '../../ritual.ts';
import { question } from './notices.ts';
import { longest } from './rules.ts';
import { addLine, askingIn, lastRound, lineById, linesOf, type RoundOf, removeLine, roundById } from './store.ts';

/** What somebody of the front line names: with their name, read by whoever sorts. */

const one = z.tuple([z.string().min(1)]);

/** @throws UserError where nothing can be named any more */
async function needOpen(tx: Tx | Ctx['db'], { workspace, now }: Ctx, roundId: string): Promise<RoundOf> {
  const round = await roundById(tx, workspace.id, roundId);
  if (!round || round.closedAt !== null || round.closesAt <= now) throw new UserError('frontline.over');
  return round;
}

/** @param mask takes personal details out of what is written */
function namingWith(mask: Mask) {
  return form({
    route: 'customers.nameOne',
    args: one,
    title: 'frontline.name',
    submit: 'frontline.button.send',
    fields: { words: line({ label: 'frontline.field.line', hint: 'frontline.hint.line', max: longest.line }) },
    async open(ctx, [roundId]) {
      const round = await needOpen(ctx.db, ctx, roundId);
      return { intro: await whoReads(ctx, round) };
    },
    async save(ctx, [roundId], { words }) {
      const { t, store, now, workspace, person } = ctx;
      if (!hasWords(words)) return { reject: { words: t('frontline.noWords') } };
      const round = await needOpen(ctx.db, ctx, roundId);
      const { texts, found } = await masked(ctx, mask, { words });
      const voice = await store.transaction(async (tx) => {
        await needOpen(tx, ctx, roundId);
        const saidOn = localDate(now, workClock(workspace).zone);
        const made = { workspaceId: workspace.id, text: texts.words ?? '', byId: person.id, saidOn, createdAt: now };
        const saved = await createVoice(tx, { ...made, kind: 'seen' });
        await addLine(tx, { voiceId: saved.id, roundId });
        await question.refresh(tx, [roundId], now);
        await beginMissing(tx, workspace.id, workspace.id, [[keeping, nextMorning(workspace, now)]]);
        return saved;
      });
      return { show: await receipt(ctx, round, voice, takenOut(t, found)) };
    },
  });
}

/** Said before it is sent, and after. */
async function whoReads({ db, t, workspace }: Ctx, { sorterId }: RoundOf) {
  const sorter = await personById(db, workspace.id, sorterId);
  return t.rich('frontline.whoReads', { name: sorter ? personSpan(sorter) : t('voices.somebody') });
}

async function receipt(ctx: Ctx, round: RoundOf, voice: Voice, taken: string | null): Promise<View> {
  const { t } = ctx;
  const said = t('frontline.thanks');
  return view(
    said,
    text(said),
    quote(voice.text),
    taken === null ? null : text(taken),
    small(await whoReads(ctx, round)),
    controls(
      button(t('frontline.button.another'), 'customers.nameOne', [round.id]),
      button(t('voices.button.takeBack'), 'customers.takeLine', [voice.id]),
    ),
  );
}

/** For as long as it is open, whoever named something can take it back. */
async function takeBack(ctx: Ctx, voiceId: string): Promise<View> {
  const { store, t, now, workspace, person } = ctx;
  await store.transaction(async (tx) => {
    const found = await lineById(tx, workspace.id, voiceId);
    const voice = found && (await voiceById(tx, workspace.id, voiceId));
    if (voice?.byId !== person.id) throw new UserError('customers.gone');
    await needOpen(tx, ctx, found?.roundId ?? '');
    await removeLine(tx, voiceId);
    await deleteVoice(tx, voiceId);
    await question.refresh(tx, [found?.roundId ?? ''], now);
  });
  return note(t('frontline.takenBack'));
}

const hidden = hiding({
  kind: 'line',
  hide: 'customers.hideLine',
  show: 'customers.showLine',
  find: async (db, workspaceId, id) => {
    const found = await voiceById(db, workspaceId, id);
    return found?.kind === 'seen' ? { ...found, authorId: found.byId, words: found.text } : null;
  },
  mark: async (tx, ctx, id, mark) => {
    const found = await voiceById(tx, ctx.workspace.id, id);
    if (found) await changed(tx, ctx, await changeVoice(tx, found, mark));
  },
});

const aPage = 8;

/** What was named in the latest round here that is closed, each with its way out of sight or back. */
async function lately(ctx: Ctx, page: number): Promise<View> {
  const { db, t, workspace, place } = ctx;
  const asking = await askingIn(db, workspace.id, place.id);
  const last = asking && (await lastRound(db, asking.id));
  if (!asking || !last) throw new UserError('frontline.neverAsked');
  // nobody reads what others named before it is over
  if (last.closedAt === null) throw new UserError('frontline.stillOpen');
  const lines = (await linesOf(db, { ...last, asking })).filter(({ voice }) => voice.erasedAt === null);
  const shown = lines.slice(page * aPage, (page + 1) * aPage);
  const people = await peopleByIds(
    db,
    workspace.id,
    shown.map(({ voice }) => voice.byId),
  );
  const title = t('frontline.lines', { count: lines.length });
  return view(
    title,
    heading(title),
    shown.map(({ voice }) =>
      entry(shorten(voice.text, 200), {
        detail: t('moderation.by', {
          name: people.get(voice.byId)?.name ?? t('voices.somebody'),
          hidden: voice.hiddenAt ? 'yes' : 'no',
        }),
        button: hidden.control(t, voice),
      }),
    ),
    pager(
      { back: t('chat.back'), next: t('chat.next') },
      { page, pages: Math.max(1, Math.ceil(lines.length / aPage)) },
      'customers.linesPage',
    ),
  );
}

export function linesWith(mask: Mask): Chapter {
  return {
    actions: {
      ...namingWith(mask).actions,
      takeLine: changes(one, takeBack),
      ...hidden.actions,
      lines: shows(z.tuple([]), (ctx) => lately(ctx, 0), moderators),
      linesPage: changes(z.tuple([z.coerce.number().int().min(0)]), lately, moderators),
    },
    notices: hidden.notices ?? [],
  };
}
