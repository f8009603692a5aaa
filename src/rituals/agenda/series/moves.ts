import type { Ctx } from '../../../chat/asks.ts';
import type { Text } from '../../../i18n/text.ts';
import type { Workspace } from '../../../store/rows.ts';
import { placesByIds } from '../../../who/places.ts';
import { nearMeetings, runningSeries } from '../records/meetings.ts';
import { calendarOf } from '../records/plan.ts';
import { movedTimes } from '../rules.ts';
import { when } from '../views.ts';

/** So far ahead is said what moves, in days. */
const ahead = 60;

/** Meetings of the next two months that would be on another day, by name where the asker is in their channel, else how many. */
export async function moves(ctx: Ctx, as: Workspace): Promise<readonly Text[]> {
  const { db, t, now, workspace } = ctx;
  const running = await runningSeries(db, workspace.id);
  const ids = running.map(({ id }) => id);
  const near = await nearMeetings(db, ids, now);
  const moved = running.flatMap((series) => {
    const skipped = near.filter((meeting) => meeting.skipped && meeting.seriesId === series.id);
    const [before, after] = [calendarOf(workspace, series), calendarOf(as, series)];
    const times = movedTimes(series, before, after, { now, days: ahead });
    return times
      .filter(({ from }) => !skipped.some(({ date }) => date === from.date))
      .map((one) => ({ ...one, series }));
  });
  const placeIds = [...new Set(moved.map(({ series }) => series.placeId))];
  const places = await placesByIds(db, workspace.id, placeIds);
  const mine = new Set<string>();
  for (const place of places.values()) if (await ctx.isIn(place)) mine.add(place.id);
  const said: Text[] = [];
  for (const { series, from, to } of moved.toSorted((a, b) => a.from.at.getTime() - b.from.at.getTime())) {
    const place = mine.has(series.placeId) ? places.get(series.placeId) : undefined;
    if (!place) continue;
    const times = { from: when(t, { startsAt: from.at }, now), to: when(t, { startsAt: to.at }, now) };
    said.push(t('agenda.moves', { meeting: series.name, channel: place.name, ...times }));
  }
  const elsewhere = new Set(moved.filter(({ series }) => !mine.has(series.placeId)).map(({ series }) => series.id));
  return elsewhere.size === 0 ? said : [...said, t('agenda.movesElsewhere', { count: elsewhere.size })];
}
