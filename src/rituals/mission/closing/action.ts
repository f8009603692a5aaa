import { z } from 'zod';
import type { Ctx } from '../../../chat/asks.ts';
import { UserError, word } from '../../../chat/asks.ts';
import { button, controls, small, text, view } from '../../../chat/blocks.ts';
import { day, paragraph, person } from '../../../chat/fields.ts';
import { form } from '../../../chat/form.ts';
import { shorten, typedText } from '../../../chat/input.ts';
import type { Reply } from '../../../chat/platform.ts';
import { notice } from '../../../delivery/notice.ts';
import { placeSpan } from '../../../i18n/text.ts';
import type { OwnedKind } from '../../../owned/kind.ts';
import { workOf } from '../../../owned/store.ts';
import { give } from '../../../owned/work.ts';
import type { Person } from '../../../store/rows.ts';
import { sayDate } from '../../../time/say.ts';
import { localDate } from '../../../time/zone.ts';
import { personById } from '../../../who/people.ts';
import type { Chapter } from '../../ritual.ts';
import { goOnIfWaiting } from '../asking/polls.ts';
import * as rounds from '../records/rounds.ts';
import { report } from '../report/message.ts';
import { actionNote } from '../report/sentences.ts';
import { leaders } from '../rules.ts';

/** One line that says what follows from a round, posted where it was asked. */

const longest = 300;

const saying = form({
  route: 'mission.sayAction',
  args: z.tuple([z.uuid()]),
  may: leaders,
  title: 'mission.actionForm',
  submit: 'mission.send',
  fields: {
    action: paragraph({ label: 'mission.actionField', hint: 'mission.actionHint', max: longest }),
    owner: person({ label: 'mission.actionOwner', hint: 'mission.actionOwnerHint', optional: true }),
    day: day({ label: 'mission.actionDay', optional: true, from: 'today' }),
  },
  async open(ctx, [roundId]) {
    await rounds.actable(ctx, roundId);
    return {};
  },
  save: (ctx, [roundId], { action, owner, day }) => act(ctx, roundId, action, { owner, day }),
});

/** A line, and what becomes of it. Arguments: the action; from before it was kept by itself, the round, whose id it has. */
const posted = notice('mission.action', async ({ db, t, workspace, now }, [actionId = '']) => {
  const action = await rounds.actionById(db, workspace.id, actionId);
  if (!action) return null;
  const { round } = action;
  const by = await personById(db, workspace.id, action.byId);
  const work = await workOf(db, rounds.workFor(actionId));
  const owner = await personById(db, workspace.id, work?.ownerId ?? null);
  return view(
    t('mission.actionForm'),
    text(t.rich('mission.actionPost', { action: { bold: action.text } })),
    work && owner ? text(rounds.keptText({ t, now }, work, owner)) : null,
    by && small(actionNote(t, round, by)),
  );
});

/** In whose hands what was said to follow from a round is. */
export const actionWork: OwnedKind = {
  name: 'action',
  async about(db, workspaceId, id) {
    const action = await rounds.actionById(db, workspaceId, id);
    if (!action) return null;
    return {
      others: (t) => t('mission.actionWorkOthers'),
      title: (t) => t('mission.actionWork', { action: shorten(action.text, 120) }),
      button: (t) => button(t('mission.read'), 'mission.results', [action.roundId]),
    };
  },
  changed: (tx, { aboutId }, now) => posted.refresh(tx, [aboutId], now),
  done: (tx, { now }, { aboutId }) => posted.refresh(tx, [aboutId], now),
  undone: (tx, { now }, { aboutId }) => posted.refresh(tx, [aboutId], now),
};

/** The round that a line is about: the latest one here, else the latest of all. */
async function latestRound(ctx: Ctx): Promise<string> {
  // else the line would stand under the round before
  if (await rounds.isReportComing(ctx.db, ctx.place.id)) throw new UserError('mission.reportComing');
  const round = await rounds.latestClosed(ctx);
  if (!round) throw new UserError('mission.nothingClosed');
  return round.id;
}

type Promised = { owner: Person | null; day: string | null };

async function act(ctx: Ctx, roundId: string, line: string, promised?: Promised): Promise<Reply> {
  const { store, t, workspace, person, now } = ctx;
  const before = await rounds.roundById(ctx.db, workspace.id, roundId);
  if (before?.state !== 'closed') throw new UserError('mission.nothingClosed');
  await rounds.needPoll(ctx, before.poll);
  const where = await rounds.placeOf(ctx.db, before.poll);
  await ctx.reach(where);
  const { nextOn, workId } = await store.transaction(async (tx) => {
    const round = await rounds.roundById(tx, workspace.id, roundId);
    if (round?.state !== 'closed') throw new UserError('mission.nothingClosed');
    await rounds.changeRound(tx, roundId, { action: line, actionById: person.id, actionAt: now });
    const to = { placeId: round.poll.placeId };
    const made = await rounds.addAction(tx, { roundId, text: line, byId: person.id, at: now });
    const given = { ownerId: promised?.owner?.id ?? person.id, askedById: person.id, dueDate: promised?.day ?? null };
    const work = await give(tx, ctx, { ...rounds.workFor(made.id), ...given });
    await posted.owe(tx, [made.id], { workspaceId: workspace.id, to, dueAt: now, owner: person.id });
    await report.refresh(tx, [roundId], now);
    return { workId: work.id, nextOn: await goOnIfWaiting(tx, round.poll, workspace, now) };
  });
  const next = nextOn && t('mission.actionNext', { date: sayDate(nextOn, t.locale, localDate(now, t.zone)) });
  return {
    show: view(
      t('mission.actionForm'),
      text(t.rich('mission.actionSaid', { place: placeSpan(where), action: { bold: line } })),
      next ? text(next) : null,
      promised?.owner ? null : text(t('mission.actionYours')),
      promised?.owner ? null : controls(button(t('mission.actionGive'), 'pad.workHand', [workId])),
    ),
  };
}

export const acting = {
  words: {
    action: word({
      summary: 'mission.word.action',
      options: [{ name: 'action', kind: 'text', label: 'mission.option.action', max: longest }],
      may: leaders,
      answers: 'message',
      values: z.object({ action: typedText(longest) }),
      run: async (ctx, { action }) => act(ctx, await latestRound(ctx), action),
      ask: async (ctx) => saying.ask(ctx, [await latestRound(ctx)]),
    }),
  },
  actions: saying.actions,
  notices: [posted],
} satisfies Chapter;
