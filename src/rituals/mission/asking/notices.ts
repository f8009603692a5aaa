import { notice } from '../../../delivery/notice.ts';
import type { NoticeCtx } from '../../../delivery/owes.ts';
import type { Text } from '../../../i18n/text.ts';
import type { Tx } from '../../../store/client.ts';
import { peopleByIds, personById } from '../../../who/people.ts';
import { countAnswered, participationOf } from '../records/participation.ts';
import { keptIn, keptText, lastClosedIn, placeOf, type RoundOfPoll, roundById } from '../records/rounds.ts';
import { reminderDays } from './rules.ts';
import { askedView, closedView, questionView, reminderView, waitsView } from './views.ts';

/** What a round owes people while it is open. Of each the first argument is the round. */

function roundOf({ db, workspace }: NoticeCtx, [roundId = '']: readonly string[]): Promise<RoundOfPoll | null> {
  return roundById(db, workspace.id, roundId);
}

/** Whether this person is still to answer an open round. */
async function waitsFor({ db, person }: NoticeCtx, round: RoundOfPoll): Promise<boolean> {
  if (round.state !== 'open' || !person || person.kind !== 'member') return false;
  const part = await participationOf(db, round.id, person.id);
  return part !== null && !part.answered && !part.replaced;
}

/** In its channel. */
export const question = notice('mission.question', async (ctx, args) => {
  const { db, t, platform, workspace } = ctx;
  const round = await roundOf(ctx, args);
  if (!round) return null;
  if (round.state !== 'open') return closedView(t, round, ctx.now);
  const from = await personById(db, workspace.id, round.poll.makerId);
  const answered = await countAnswered(db, round.id);
  return questionView(t, round, { from, answered, quotes: platform.can.unnamed, kept: await keptBefore(ctx, round) });
});

/** What was said to follow from the round before in the same place, and what became of it. */
async function keptBefore({ db, t, now, workspace }: NoticeCtx, { poll }: RoundOfPoll): Promise<Text[]> {
  const last = await lastClosedIn(db, poll.placeId);
  const kept = last ? await keptIn(db, last.id) : [];
  const people = await peopleByIds(
    db,
    workspace.id,
    kept.map(({ work }) => work?.ownerId ?? null),
  );
  return kept.flatMap(({ action, work }) => {
    const owner = people.get(work?.ownerId ?? '');
    const said = t.rich('mission.saidLast', { action: { bold: action.text } });
    return work && owner ? [said, keptText({ t, now }, work, owner)] : [said];
  });
}

/** Nothing is kept that tells whom these still waited for. */
const quietly = { leavesNoTrace: true, kind: 'polls' } as const;

/** To a person, the second argument. */
export const asked = notice(
  'mission.asked',
  async (ctx, args) => {
    const { db, t, platform, workspace } = ctx;
    const round = await roundOf(ctx, args);
    if (round && ctx.isPosted) return closedView(t, round, ctx.now);
    if (!round || !(await waitsFor(ctx, round))) return null;
    const from = await personById(db, workspace.id, round.poll.makerId);
    return from && askedView(t, round, { from, place: await placeOf(db, round.poll), quotes: platform.can.unnamed });
  },
  quietly,
);

/** To a person, the second argument, so many working days after the question came, the third. */
export const remind = notice(
  'mission.remind',
  async (ctx, args) => {
    const round = await roundOf(ctx, args);
    if (round && ctx.isPosted) return closedView(ctx.t, round, ctx.now);
    return round && (await waitsFor(ctx, round)) ? reminderView(ctx.t, round) : null;
  },
  quietly,
);

/**
 * A round that closed before its time: every message that still offers to answer says so, the newest first. The same for
 * everybody who was asked, whether they answered or not, so that nothing tells who did.
 */
export async function sayClosed(tx: Tx, round: RoundOfPoll, personIds: readonly string[], now: Date): Promise<void> {
  await question.refresh(tx, [round.id], now);
  if (round.closesAt <= now) return;
  const common = { workspaceId: round.poll.workspaceId, dueAt: now };
  const to = (personId: string) => ({ ...common, to: { personId } });
  for (const day of reminderDays.toReversed()) {
    const all = personIds.map((personId) => ({ ...to(personId), args: [round.id, personId, String(day)] }));
    await remind.refreshAll(tx, all);
  }
  await asked.refreshAll(
    tx,
    personIds.map((personId) => ({ ...to(personId), args: [round.id, personId] })),
  );
}

/** To the poll's maker, once: the next round waits for a line about the last one. */
export const waits = notice('mission.waits', async (ctx, args) => {
  const round = await roundOf(ctx, args);
  if (!round || round.action !== null) return null;
  return waitsView(ctx.t, round.id, await placeOf(ctx.db, round.poll));
});
