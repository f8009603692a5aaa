import type { DueCtx, Timer } from '../../../delivery/owes.ts';
import { timer } from '../../../delivery/timer.ts';
import type { Tx } from '../../../store/client.ts';
import type { Meeting, MeetingSeries } from '../../../store/rows.ts';
import { hasBrought } from '../../../voices/brought/meetings.ts';
import { clockOf, workClock } from '../../../who/clock.ts';
import type { MembersOf } from '../../../who/meet.ts';
import { personById } from '../../../who/people.ts';
import { placeById } from '../../../who/places.ts';
import { hears, isCalled } from '../../../who/reader.ts';
import type { Prompt } from '../../prompts.ts';
import { findSeries, knownMeetings, type MeetingOf, updateMeeting } from '../records/meetings.ts';
import { oweMeeting, planNext, post, refreshMeeting, timerName, turn } from '../records/plan.ts';
import { giveTurn } from '../records/turns.ts';
import { endOf, heldBefore, postAt, settledAt } from '../rules.ts';
import { withVoice } from './customer.ts';
import { inviteSomebody } from './invite.ts';
import { nextPrompt, tellAt } from './rules.ts';

const minute = 60_000;

/**
 * Of each series: its next meeting stands where pattern and clock have it, with a turn, a prompt and its promises;
 * whoever's turn it is is told in time (members may have come and gone since); and what is over is shown as it ended.
 */
export function planTimer(prompts: readonly Prompt[]): Timer {
  return timer(timerName, {
    followsTheClock: true,
    async needsPeople(db, { workspaceId, subject }) {
      const series = await findSeries(db, workspaceId, subject);
      const place = series?.state === 'active' ? await placeById(db, workspaceId, series.placeId) : null;
      return place?.goneAt === null ? place : null;
    },
    async run(ctx, { subject }) {
      const { tx, now, workspace, people } = ctx;
      const series = await findSeries(tx, workspace.id, subject);
      if (!series) return null;
      const known = await knownMeetings(tx, series.id);
      const planned = series.state === 'active' && people ? await planNext(tx, ctx, series, known) : null;
      const ahead = await showEnded(tx, known, now);
      if (planned && people)
        ahead.push(planned.startsAt, ...(await prepare(ctx, { ...planned, series }, people, known)));
      const wanted = ahead.filter((at) => at > now);
      return wanted.length === 0 ? null : new Date(Math.min(...wanted.map(Number)));
    },
  });

  /** Gives the times at which it is wanted again. */
  async function prepare(
    ctx: DueCtx,
    planned: MeetingOf,
    people: MembersOf,
    known: readonly Meeting[],
  ): Promise<Date[]> {
    const { tx, now } = ctx;
    const { series } = planned;
    const past = heldBefore(known, planned);
    const turned = await giveTurn(tx, planned, people, now);
    const { outsiders } = people;
    const told = await withVoice(tx, { meeting: { ...turned, series }, past, outsiders, now });
    const meeting = await withPrompt(tx, prompts, { series, meeting: told, past, now });
    await oweMeeting(tx, series, meeting);
    await inviteSomebody(ctx, { ...meeting, series }, people, past);
    const tells = await tellTurn(ctx, meeting, series.placeId, past.at(-1) ?? null);
    // once more before it is posted: what was answered meanwhile is newer
    const last = new Date(postAt(meeting.startsAt, series.postBefore).getTime() - minute);
    return [last, ...(tells ? [tells] : [])];
  }
}

/** A prompt from the start, so that the item is never empty; another when something came in before the turn was told. */
async function withPrompt(
  tx: Tx,
  prompts: readonly Prompt[],
  { series, meeting, past, now }: { series: MeetingSeries; meeting: Meeting; past: readonly Meeting[]; now: Date },
): Promise<Meeting> {
  const { id, turnPersonId } = meeting;
  if (meeting.prompt !== null) {
    if (meeting.promptAbout !== null) return meeting;
    if (turnPersonId && (await turn.wasSent(tx, [id, turnPersonId]))) return meeting;
  }
  const { prompt, promptAbout } = await choosePrompt(tx, prompts, series, past);
  if (prompt === meeting.prompt && promptAbout === meeting.promptAbout) return meeting;
  await post.refresh(tx, [id], now);
  return updateMeeting(tx, id, { prompt, promptAbout });
}

/**
 * What the next meeting is asked: the prompt that was used longest ago, among those that have something to ask about.
 * @param past the meetings before it, the oldest first
 */
async function choosePrompt(
  tx: Tx,
  prompts: readonly Prompt[],
  series: MeetingSeries,
  past: readonly Meeting[],
): Promise<Pick<Meeting, 'prompt' | 'promptAbout'>> {
  const since = past.at(-1)?.startsAt ?? series.createdAt;
  const except = past.flatMap(({ promptAbout }) => promptAbout ?? []);
  const found = new Map<string, string>();
  for (const { name, fresh } of prompts) {
    const about = await fresh(tx, { workspaceId: series.workspaceId, since, except });
    if (about !== null) found.set(name, about);
  }
  const prompt = nextPrompt(
    past.flatMap(({ prompt }) => prompt ?? []),
    [...found.keys()],
  );
  return { prompt, promptAbout: found.get(prompt) ?? null };
}

/**
 * Tells whoever's turn it is, when it is time for that; gives the time where it is still ahead. Who takes no direct
 * messages is named on the agenda before, or called in the channel.
 */
async function tellTurn(
  { tx, now, workspace, platform }: DueCtx,
  { id, startsAt, turnPersonId }: Meeting,
  placeId: string,
  before: Meeting | null,
): Promise<Date | null> {
  const person = await personById(tx, workspace.id, turnPersonId);
  const clock = person ? clockOf(workspace, person) : workClock(workspace);
  const at = tellAt(startsAt, clock.zone, clock, now);
  // nobody is known yet: by then somebody may be
  if (!person) return at;
  if (!hears(person, platform.name, 'turns')) {
    if (before) await post.refresh(tx, [before.id], now);
    if (!isCalled(person, platform.name)) return at;
  }
  if (!at || at > now) return at;
  if (!(await hasBrought(tx, id, person.id))) {
    const to = { personId: person.id };
    const when = { dueAt: at, expiresAt: startsAt };
    await turn.owe(tx, [id, person.id], { workspaceId: workspace.id, to, callIn: placeId, ...when });
  }
  return null;
}

/**
 * What has been is shown as it ended, and once more when nothing is to be said about it any longer; gives the times of
 * those still to come.
 */
async function showEnded(tx: Tx, known: readonly Meeting[], now: Date): Promise<Date[]> {
  const begun = known.filter(({ skipped, startsAt }) => !skipped && startsAt <= now);
  const ahead: Date[] = [];
  // at most one a day: of earlier ones nothing changes any more
  for (const meeting of begun.slice(-3)) {
    const marks = [endOf(meeting.startsAt), settledAt(meeting.startsAt)];
    const passed = marks.filter((at) => at <= now).at(-1);
    if (passed && !(await post.wasMadeSince(tx, [meeting.id], passed))) await refreshMeeting(tx, meeting, now);
    ahead.push(...marks.filter((at) => at > now));
  }
  return ahead;
}
