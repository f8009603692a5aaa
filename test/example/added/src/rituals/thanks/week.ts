import type { Ctx } from '../../chat/asks.ts';
import { notice } from '../../delivery/notice.ts';
import { beginMissing, timer } from '../../delivery/timer.ts';
import type { Text } from '../../i18n/text.ts';
import type { Tx } from '../../store/client.ts';
import type { Workspace } from '../../store/rows.ts';
import { localDate } from '../../time/zone.ts';
import { workClock } from '../../who/clock.ts';
import type { Chapter } from '../ritual.ts';
import { isForPost, weekEnd } from './rules.ts';
import { countUnposted, pageOf, setPosted, unposted } from './store.ts';
import { weekView } from './views.ts';

/** A post that nobody could see for so long says nothing new. Milliseconds. */
const worthMs = 2 * 86_400_000;

/** Arguments: the channel, and the date of the post. */
const posted = notice('thanks.week', async ({ db, t, workspace }, [placeId = '', postedOn = '']) => {
  const list = await pageOf(db, { workspaceId: workspace.id, placeId, postedOn });
  return list.count > 0 ? weekView(t, list) : null;
});

/** A channel's thanks, at the end of the working week in which they were said. */
const week = timer('thanks.week', {
  followsTheClock: true,
  async run({ tx, now, workspace }, { subject: placeId }) {
    const clock = workClock(workspace);
    const due = (await unposted(tx, placeId)).filter(({ createdAt }) => isForPost(createdAt, clock, now));
    if (due.length > 0) {
      const date = localDate(now, clock.zone);
      await setPosted(tx, due, date);
      const expiresAt = new Date(now.getTime() + worthMs);
      await posted.owe(tx, [placeId, date], { workspaceId: workspace.id, to: { placeId }, dueAt: now, expiresAt });
      // where the clock was turned back the day has its post already, which then shows these as well
      await posted.refresh(tx, [placeId, date], now);
    }
    return weekEnd(clock, now);
  },
});

/** It runs from a channel's first thanks on. */
export function postSoon(tx: Tx, workspace: Workspace, placeId: string, now: Date): Promise<void> {
  return beginMissing(tx, workspace.id, placeId, [[week, weekEnd(workClock(workspace), now)]]);
}

/** Said before the clock is set, where something waits for a post. */
export async function moves({ db, t, workspace, now }: Ctx, as: Workspace): Promise<readonly Text[]> {
  const at = weekEnd(workClock(as), now);
  const isMoved = at.getTime() !== weekEnd(workClock(workspace), now).getTime();
  if (!isMoved || (await countUnposted(db, workspace.id)) === 0) return [];
  return [t.rich('thanks.moves', { time: { time: at } })];
}

export const weekly: Chapter = { notices: [posted], timers: [week] };
