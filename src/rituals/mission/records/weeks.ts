import { addWorkingDays } from '../../../time/days.ts';
import { instantAt } from '../../../time/zone.ts';
import { workClock } from '../../../who/clock.ts';
import { workspaceById } from '../../../who/workspaces.ts';
import type { Busy } from '../../busy.ts';

/** Whether a round is open on one of these dates, or is planned to be: one of this channel, or of everybody. */
export const busy: Busy = async (db, { workspaceId, placeId }, from, to) => {
  const theirs = { workspaceId, OR: [{ placeId }, { audience: 'everyone' as const }] };
  // the same instant is another date elsewhere
  const closesAt = { gte: instantAt(from, 0, 'Pacific/Kiritimati') };
  if ((await db.round.count({ where: { opensOn: { lte: to }, closesAt, poll: theirs } })) > 0) return true;
  const planned = await db.poll.findMany({ where: { ...theirs, state: 'active', nextOn: { lte: to } } });
  if (planned.length === 0) return false;
  const workspace = await workspaceById(db, workspaceId);
  return planned.some(({ nextOn, timeZone }) => {
    const closes = addWorkingDays(nextOn ?? '', workspace.pollDays, workClock(workspace, { timeZone }));
    return closes >= from;
  });
};
