import { z } from 'zod';
import { type Ctx, shows } from '../../../chat/asks.ts';
import { button } from '../../../chat/blocks.ts';
import { note, type View } from '../../../chat/view.ts';
import { notice } from '../../../delivery/notice.ts';
import { shownUnder } from '../../../delivery/outbox.ts';
import type { DueCtx, Timer } from '../../../delivery/owes.ts';
import type { Place } from '../../../store/rows.ts';
import { heldMs } from '../../../time/held.ts';
import { localDate } from '../../../time/zone.ts';
import { cardPlace } from '../../../voices/hear.ts';
import { voicesByIds } from '../../../voices/listed.ts';
import { week as weekTimes } from '../../../voices/promises.ts';
import { answerDue, isForAll, lastWeekEnd, weekEnd } from '../../../voices/rules.ts';
import { setShared, wasShared } from '../../../voices/shared.ts';
import { nextWelcome, workClock } from '../../../who/clock.ts';
import { workspaceById } from '../../../who/workspaces.ts';
import type { Chapter } from '../../ritual.ts';
import { countsOf, type WeekSpan, weekOf, weekUntil } from './read.ts';
import { weekView } from './views.ts';

/** Less than this after another week's message there is none: the working days were changed. */
const apartMs = 3 * 86_400_000;

/**
 * What customers told us in a week. Of: the workspace, the week's date, from when to when and as of when in milliseconds,
 * how many are told in full, those, and those that were answered as well.
 */
const told = notice(
  'customers.weekTold',
  async ({ db, t, workspace }, [, , from, to, asOf, inFull, ...ids]) => {
    const span = { from: new Date(Number(from)), to: new Date(Number(to)), asOf: new Date(Number(asOf)) };
    const open = (await voicesByIds(db, workspace.id, ids)).filter(isForAll);
    const full = new Set(ids.slice(0, Number(inFull)));
    return weekView(t, {
      inFull: open.filter(({ id }) => full.has(id)),
      also: open.filter(({ id }) => !full.has(id)),
      counts: await countsOf(db, workspace.id, span),
    });
  },
  {
    key: ([workspaceId = '', date = '']) => `customers.weekTold:${workspaceId}:${date}`,
    // it shows the workspace, too: so that it is known to exist where it shows nobody's words
    about: ([workspaceId = '', , , , , , ...ids]) => [workspaceId, ...ids],
  },
);

/** The week that is to be told now; null where it was told before, or is no news any more. */
async function dueNow({ tx, now, workspace }: DueCtx): Promise<(WeekSpan & { date: string; until: Date }) | null> {
  const clock = workClock(workspace);
  const to = lastWeekEnd(clock, now);
  const until = answerDue(clock, to);
  const date = localDate(to, clock.zone);
  if (now >= until || (await shownUnder(tx, told.key([workspace.id, date]))).length > 0) return null;
  if (await wasShared(tx, workspace.id, new Date(now.getTime() - apartMs))) return null;
  return { ...weekUntil(workspace, to, new Date(now.getTime() - heldMs)), date, until };
}

async function tell(ctx: DueCtx, place: Place): Promise<void> {
  const { tx, now, workspace } = ctx;
  const due = await dueNow(ctx);
  if (!due) return;
  const { date, until, from, to, asOf } = due;
  const { inFull, also, counts } = await weekOf(tx, workspace.id, due);
  if (counts.good + counts.bad === 0) return;
  const clock = workClock(workspace);
  const ids = [...inFull, ...also].map(({ id }) => id);
  const times = [from, to, asOf].map((at) => String(at.getTime()));
  await setShared(
    tx,
    inFull.map(({ id }) => id),
    now,
  );
  await told.owe(tx, [workspace.id, date, ...times, String(inFull.length), ...ids], {
    workspaceId: workspace.id,
    to: { placeId: place.id },
    dueAt: nextWelcome(now, clock.zone, clock),
    expiresAt: until,
  });
}

/** At the end of a working week, to the customers' channel, where nobody else is in it. */
const week: Timer = {
  ...weekTimes,
  followsTheClock: true,
  async needsPeople(db, { workspaceId }) {
    return cardPlace(db, await workspaceById(db, workspaceId));
  },
  async run(ctx) {
    const { tx, now, workspace, people } = ctx;
    const place = people && (await cardPlace(tx, workspace));
    if (place && !people.outsiders) await tell(ctx, place);
    return weekEnd(workClock(workspace), now);
  },
};

/** The same of this week so far, for whoever asks. */
async function thisWeek({ db, t, workspace, now }: Ctx): Promise<View> {
  const span = { from: lastWeekEnd(workClock(workspace), now), to: now, asOf: now };
  const shown = await weekOf(db, workspace.id, span);
  if (shown.inFull.length + shown.also.length + shown.counts.good + shown.counts.bad === 0) {
    return note(t('sharing.weekNothing'), [button(t('customers.button.heard'), 'customers.hear', [], 'primary')]);
  }
  return weekView(t, shown);
}

/** What customers told us, good and bad: to everybody once a week, and whenever somebody asks. */
export const sharing: Chapter = {
  actions: { week: shows(z.tuple([]), thisWeek) },
  notices: [told],
  timers: [week],
};
