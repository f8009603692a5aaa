import type { Ctx } from '../../../chat/asks.ts';
import { UserError } from '../../../chat/asks.ts';
import type { MeetingSeries } from '../../../store/rows.ts';
import { coming, current, nextPlanned } from '../rules.ts';
import { type MeetingOf, meetingFor, nearMeetings, seriesIn } from './meetings.ts';
import { calendarOf, isAt, replan } from './plan.ts';

/** The running series of the channel somebody writes in; never none. */
export async function runningHere({ db, place }: Pick<Ctx, 'db' | 'place'>): Promise<MeetingSeries[]> {
  if (place.kind === 'direct') throw new UserError('agenda.inChannel');
  const all = await seriesIn(db, place);
  const running = all.filter(({ state }) => state === 'active');
  if (running.length > 0) return running;
  throw new UserError(all.length === 0 ? 'agenda.noMeeting' : 'agenda.allPaused');
}

/** The meetings of the channel somebody writes in that are under way or come next, one a series, the soonest first. */
export async function meetingsHere(ctx: Ctx): Promise<[MeetingOf, ...MeetingOf[]]> {
  const [first, ...rest] = await currentOf(ctx, await runningHere(ctx));
  if (!first) throw new UserError('agenda.noneToCome');
  return [first, ...rest];
}

/** The meeting of a series that is under way or comes next. */
export async function currentOfSeries(ctx: Ctx, series: MeetingSeries | null): Promise<MeetingOf> {
  if (!series || series.state === 'ended') throw new UserError('agenda.seriesEnded');
  if (series.state === 'paused') throw new UserError('agenda.seriesPaused', { meeting: series.name });
  const [meeting] = await currentOf(ctx, [series]);
  if (!meeting) throw new UserError('agenda.noneToCome');
  return meeting;
}

/** The meeting a button belongs to, or, where it is over or called off, the next one of its series. */
export async function meetingOrNext(ctx: Ctx, meetingId: string): Promise<MeetingOf> {
  return currentOfSeries(ctx, (await meetingFor(ctx, meetingId)).series);
}

/** Where the clock was changed since one was planned, it moves first. */
async function currentOf(ctx: Ctx, running: readonly MeetingSeries[]): Promise<MeetingOf[]> {
  const { db, now, workspace } = ctx;
  const ids = running.map(({ id }) => id);
  let near = await nearMeetings(db, ids, now);
  const of = ({ id }: MeetingSeries) => near.filter(({ seriesId }) => seriesId === id);
  const moved = running.filter((series) => {
    const due = nextPlanned(series, calendarOf(workspace, series), now, of(series));
    return !isAt(coming(of(series), now), due);
  });
  if (moved.length > 0) {
    await ctx.store.transaction(async (tx) => {
      for (const series of moved) await replan(tx, ctx, series);
    });
    near = await nearMeetings(db, ids, now);
  }
  const found = running.flatMap((series) => {
    const meeting = current(of(series), now);
    return meeting ? [{ ...meeting, series }] : [];
  });
  return found.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}
