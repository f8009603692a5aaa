import type { Ctx } from '../../../chat/asks.ts';
import type { Text } from '../../../i18n/text.ts';
import type { Workspace } from '../../../store/rows.ts';
import { placesByIds } from '../../../who/places.ts';
import { nearMeetings, runningSeries } from '../records/meetings.ts';
import { calendarOf, isAt } from '../records/plan.ts';
import { coming, nextPlanned } from '../rules.ts';
import { when } from '../views.ts';

/** The next meetings that would be at another time, by name where the asker is in their channel, else how many. */
export async function moves(ctx: Ctx, as: Workspace): Promise<readonly Text[]> {
  const { db, t, now, workspace } = ctx;
  const running = await runningSeries(db, workspace.id);
  const ids = running.map(({ id }) => id);
  const near = await nearMeetings(db, ids, now);
  const moved = running.flatMap((series) => {
    const own = near.filter(({ seriesId }) => seriesId === series.id);
    const from = coming(own, now);
    const to = nextPlanned(series, calendarOf(as, series), now, own);
    return from && to && !isAt(from, to) ? [{ series, from, to }] : [];
  });
  const placeIds = moved.map(({ series }) => series.placeId);
  const places = await placesByIds(db, workspace.id, placeIds);
  const said: Text[] = [];
  let elsewhere = 0;
  for (const { series, from, to } of moved) {
    const place = places.get(series.placeId);
    if (!place || !(await ctx.isIn(place))) elsewhere++;
    else {
      const times = { from: when(t, from, now), to: when(t, { startsAt: to.at }, now) };
      said.push(t('agenda.moves', { meeting: series.name, channel: place.name, ...times }));
    }
  }
  return elsewhere === 0 ? said : [...said, t('agenda.movesElsewhere', { count: elsewhere })];
}
