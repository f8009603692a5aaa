import type { Ctx } from '../../chat/asks.ts';
import type { Text } from '../../i18n/text.ts';
import type { Place, Workspace } from '../../store/rows.ts';
import { sayDate } from '../../time/say.ts';
import { localDate } from '../../time/zone.ts';
import { placesByIds } from '../../who/places.ts';
import { nearMeetings } from './records/meetings.ts';
import { calendarOf } from './records/plan.ts';
import { runningSeries } from './records/series.ts';
import { movedDates } from './rules.ts';

/** So far ahead is said what moves, in days. */
const ahead = 60;

/** Meetings of the next two months that would be on another day; those of channels the asker is not in are counted. */
export async function moves(ctx: Ctx, as: Workspace): Promise<readonly Text[]> {
  const { db, t, workspace, now } = ctx;
  const running = await runningSeries(db, workspace.id);
  const ids = running.map(({ id }) => id);
  const skipped = (await nearMeetings(db, ids, now)).filter((meeting) => meeting.skipped);
  const moved = running.flatMap((series) => {
    const [before, after] = [calendarOf(workspace, series), calendarOf(as, series)];
    const off = skipped.filter(({ seriesId }) => seriesId === series.id).map(({ date }) => date);
    const dates = movedDates(series, before, after, { now, days: ahead }).filter(({ from }) => !off.includes(from));
    return dates.map((date) => ({ ...date, series }));
  });
  const placeIds = [...new Set(moved.map(({ series }) => series.placeId))];
  const places = await placesByIds(db, workspace.id, placeIds);
  const mine = new Map<string, Place>();
  for (const place of places.values()) if (await isIn(ctx, place)) mine.set(place.id, place);
  const lines: string[] = [];
  for (const { from, to, series } of moved.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const place = mine.get(series.placeId);
    const said = (date: string) => sayDate(date, t.locale, localDate(now, series.timeZone));
    if (!place) continue;
    lines.push(t('agenda.moves', { meeting: series.name, channel: place.name, from: said(from), to: said(to) }));
  }
  const elsewhere = moved.length - lines.length;
  return elsewhere === 0 ? lines : [...lines, t('agenda.movesElsewhere', { count: elsewhere })];
}

async function isIn(ctx: Ctx, place: Place): Promise<boolean> {
  const { people } = await ctx.people(place);
  return people.some(({ id }) => id === ctx.person.id);
}
