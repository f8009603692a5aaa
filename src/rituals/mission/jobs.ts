import { note } from '../../chat/view.ts';
import type { MakeView, NoticeCtx } from '../../delivery/owes.ts';
import type { Services } from '../services.ts';
import { actionNote } from './reports.ts';
import { postedReport } from './results.ts';
import * as rounds from './store.ts';
import { countAnswered, participationOf, peopleById } from './store-people.ts';
import { placeOf } from './store-polls.ts';
import { askedView, placeSpan, questionView, reminderView, view } from './views.ts';

/** What is posted later, made when it is sent; null where it is not wanted any more. */

function roundOf({ db, workspace }: NoticeCtx, [roundId = '']: readonly string[]) {
  return rounds.roundById(db, workspace.id, roundId);
}

/** Whether this person is still to answer an open round. */
async function waitsFor({ db, person }: NoticeCtx, round: rounds.RoundOfPoll): Promise<boolean> {
  if (round.state !== 'open' || !person || person.kind !== 'member') return false;
  const part = await participationOf(db, round.id, person.id);
  return part !== null && !part.answered && !part.replaced;
}

const question: MakeView = async (ctx, args) => {
  const round = await roundOf(ctx, args);
  if (!round) return null;
  const answered = await countAnswered(ctx.db, round.id);
  return questionView(ctx.t, round, answered, ctx.platform.can.unnamed);
};

const asked: MakeView = async (ctx, args) => {
  const { db, t, platform } = ctx;
  const round = await roundOf(ctx, args);
  if (!round || !(await waitsFor(ctx, round))) return null;
  const from = (await peopleById(db, [round.poll.makerId])).get(round.poll.makerId);
  if (!from) return null;
  const place = await placeOf(db, round.poll);
  return askedView(t, round, { from, place, quotes: platform.can.unnamed });
};

const remind: MakeView = async (ctx, args) => {
  const round = await roundOf(ctx, args);
  return round && (await waitsFor(ctx, round)) ? reminderView(ctx.t, round) : null;
};

const action: MakeView = async (ctx, args) => {
  const { db, t } = ctx;
  const round = await roundOf(ctx, args);
  if (!round?.action) return null;
  const by = (await peopleById(db, [round.actionById ?? ''])).get(round.actionById ?? '');
  return view(t('mission.actionForm'), [
    { kind: 'text', text: t.rich('mission.actionPost', { action: { bold: round.action } }) },
    ...(by ? [{ kind: 'note', text: actionNote(t, round, by) } as const] : []),
  ]);
};

/** To the poll's maker, once: the next round waits for a line about the last one. */
const waits: MakeView = async (ctx, args) => {
  const { db, t } = ctx;
  const round = await roundOf(ctx, args);
  if (!round || round.action !== null) return null;
  const place = placeSpan(await placeOf(db, round.poll));
  const button = {
    kind: 'button',
    label: t('mission.actionSay'),
    go: { to: 'mission.sayAction', args: [round.id] },
  } as const;
  return note(t.rich('mission.waits', { place }), [button]);
};

export function jobsWith(services: Services): Record<string, MakeView> {
  const report: MakeView = async (ctx, args) => {
    const round = await roundOf(ctx, args);
    return round?.report ? postedReport(ctx, services, round) : null;
  };
  return { question, asked, remind, report, action, waits };
}
