import type { Ctx } from '../../chat/asks.ts';
import { owe, refresh, wasSent, withdraw } from '../../delivery/outbox.ts';
import type { Due } from '../../delivery/owes.ts';
import { runNext, unschedule } from '../../delivery/schedules.ts';
import type { Db, Tx } from '../../store/client.ts';
import type { Meeting, MeetingSeries, Person, PlatformName, Workspace } from '../../store/rows.ts';
import type { Occurrence } from '../../time/rhythm.ts';
import { takesDirect, zoneFor } from '../../who/reader.ts';
import { endOf, nextMeeting, nextPrompt, nextTurn, postAt, readStored, tellAt } from './rules.ts';
import * as store from './store.ts';
import * as items from './store-items.ts';

/** The promises of a meeting, by their keys. */
export const keys = {
  post: (meetingId: string) => `agenda.post:${meetingId}`,
  opened: (meetingId: string) => `agenda.opened:${meetingId}`,
  turn: (meetingId: string, personId: string) => `agenda.turn:${meetingId}:${personId}`,
};

const day = 86_400_000;

export interface Planning {
  workspace: Workspace;
  series: MeetingSeries;
  platform: PlatformName;
  now: Date;
  /** The channel's members, as far as they are known; null where nobody was asked. */
  members: Members | null;
}
export interface Members {
  complete: boolean;
  people: readonly Person[];
}

/**
 * Sees to it that the next meeting of a series is planned as its pattern says, with a turn, a prompt and its promises.
 * May be repeated: it changes only what is not so yet. `next` is when there is something to do again; null where the
 * series does not run.
 */
export async function settle(tx: Tx, planning: Planning): Promise<{ meeting: Meeting; next: Date } | null> {
  const { series, now } = planning;
  const planned = series.state === 'active' ? await plannedMeeting(tx, planning) : null;
  if (!planned) return null;
  const meeting = await withPrompt(tx, planning, await withTurn(tx, planning, planned));
  await oweMeeting(tx, planning, meeting);
  const told = await tellTurn(tx, planning, meeting);
  const before = await store.meetingBefore(tx, series.id, meeting.startsAt);
  const ends = before ? endOf(before.startsAt) : null;
  const next = [told, ends, meeting.startsAt].filter((at) => at !== null).filter((at) => at > now);
  return { meeting, next: new Date(Math.min(...next.map((at) => at.getTime()))) };
}

/** After a command or click: the same, and the schedule set to what follows. */
export async function settleNow(tx: Tx, planning: Planning): Promise<Meeting | null> {
  const recurring = { workspaceId: planning.workspace.id, name: 'agenda.plan', subject: planning.series.id };
  const settled = await settle(tx, planning);
  if (settled) await runNext(tx, recurring, settled.next);
  else await unschedule(tx, recurring);
  return settled?.meeting ?? null;
}

/** The next meeting's row, made or moved to where the pattern has it now. */
async function plannedMeeting(tx: Tx, planning: Planning): Promise<Meeting | null> {
  const { series, workspace, now } = planning;
  const taken = await store.takenDates(tx, series.id, now);
  const due = nextMeeting(series, readStored(workspace.workingDays), now, taken);
  const coming = await store.comingMeeting(tx, series.id, now);
  if (!due) return null;
  if (!coming) return makeMeeting(tx, series, due);
  if (coming.date === due.date && coming.startsAt.getTime() === due.at.getTime()) return coming;
  return moveMeeting(tx, planning, coming, due);
}

async function makeMeeting(tx: Tx, series: MeetingSeries, due: Occurrence): Promise<Meeting> {
  const meeting = await store.createMeeting(tx, series.id, due.date, due.at);
  await items.moveStories(tx, await items.skippedBefore(tx, series.id, due.at), meeting.id);
  return meeting;
}

/** A meeting whose agenda is already in the channel stays there as moved; another day gets an agenda of its own. */
async function moveMeeting(tx: Tx, planning: Planning, meeting: Meeting, due: Occurrence): Promise<Meeting> {
  const { turnPersonId, passedBy, promptKind, promptIdeaId } = meeting;
  if (due.date !== meeting.date && (await wasSent(tx, keys.post(meeting.id)))) {
    await callOff(tx, planning.now, meeting);
    const made = await makeMeeting(tx, planning.series, due);
    await items.moveStories(tx, [meeting.id], made.id);
    return store.updateMeeting(tx, made.id, { turnPersonId, passedBy, promptKind, promptIdeaId });
  }
  const moved = await store.updateMeeting(tx, meeting.id, { date: due.date, startsAt: due.at });
  await refreshMeeting(tx, moved, planning.now);
  return moved;
}

async function withTurn(tx: Tx, { series, members, now }: Planning, meeting: Meeting): Promise<Meeting> {
  if (!members) return meeting;
  const ids = members.people.map(({ id }) => id).toSorted();
  const stays = meeting.turnPersonId !== null && (!members.complete || ids.includes(meeting.turnPersonId));
  if (stays) return meeting;
  const { turns } = await store.history(tx, series.id, meeting.startsAt);
  const turnPersonId = nextTurn(ids, turns, store.idsOf(meeting.passedBy));
  if (turnPersonId === meeting.turnPersonId) return meeting;
  await refresh(tx, keys.post(meeting.id), now);
  return store.updateMeeting(tx, meeting.id, { turnPersonId });
}

/** A prompt from the start, so that the item is never empty; another when an idea came in before the turn was told. */
async function withPrompt(tx: Tx, { series, workspace, now }: Planning, meeting: Meeting): Promise<Meeting> {
  const told = meeting.turnPersonId && (await wasSent(tx, keys.turn(meeting.id, meeting.turnPersonId)));
  if (meeting.promptKind && (told || meeting.promptIdeaId)) return meeting;
  const past = await store.history(tx, series.id, meeting.startsAt);
  const before = await store.meetingBefore(tx, series.id, meeting.startsAt);
  const idea = await items.ideaSince(tx, workspace.id, before?.startsAt ?? series.createdAt, past.ideaIds);
  const promptKind = nextPrompt(past.prompts, idea !== null);
  const promptIdeaId = promptKind === 'new_idea' && idea ? idea.id : null;
  if (promptKind === meeting.promptKind && promptIdeaId === meeting.promptIdeaId) return meeting;
  await refresh(tx, keys.post(meeting.id), now);
  return store.updateMeeting(tx, meeting.id, { promptKind, promptIdeaId });
}

async function oweMeeting(tx: Tx, { series, workspace }: Planning, meeting: Meeting): Promise<void> {
  const end = endOf(meeting.startsAt);
  const common = {
    workspaceId: workspace.id,
    args: [meeting.id],
    to: { placeId: series.placeId },
    ownerId: series.makerId,
  };
  await owe(tx, {
    ...common,
    key: keys.post(meeting.id),
    job: 'agenda.post',
    dueAt: postAt(meeting.startsAt, series.postBefore),
    expiresAt: end,
  });
  const expiresAt = new Date(end.getTime() + 2 * day);
  await owe(tx, { ...common, key: keys.opened(meeting.id), job: 'agenda.opened', dueAt: end, expiresAt });
}

/**
 * Tells whoever's turn it is, when it is time for that; gives the time where it is still ahead. Who takes no direct
 * messages is named on the agenda before.
 */
async function tellTurn(tx: Tx, { workspace, platform, now }: Planning, meeting: Meeting): Promise<Date | null> {
  const person = await store.findPerson(tx, workspace.id, meeting.turnPersonId);
  const workingDays = readStored(workspace.workingDays);
  // nobody is known yet: by then somebody may be
  if (!person) return tellAt(meeting.startsAt, zoneFor(workspace, null), workingDays, now);
  if (!takesDirect(person, platform)) {
    const before = await store.meetingBefore(tx, meeting.seriesId, meeting.startsAt);
    if (before) await refresh(tx, keys.post(before.id), now);
  }
  const at = tellAt(meeting.startsAt, zoneFor(workspace, person), workingDays, now);
  if (at > now || !takesDirect(person, platform)) return at;
  if (await items.hasBrought(tx, meeting.id, person.id)) return null;
  await owe(tx, {
    key: keys.turn(meeting.id, person.id),
    workspaceId: workspace.id,
    job: 'agenda.turn',
    args: [meeting.id, person.id],
    to: { personId: person.id },
    dueAt: at,
    expiresAt: meeting.startsAt,
  });
  return null;
}

/** What was said about a meeting, in the channel and to whoever's turn it is, is made anew. */
export async function refreshMeeting(tx: Tx, meeting: Meeting, now: Date): Promise<void> {
  await refresh(tx, keys.post(meeting.id), now);
  if (meeting.turnPersonId) await refresh(tx, keys.turn(meeting.id, meeting.turnPersonId), now);
}

/** The meeting does not take place: what was promised about it is withdrawn, what was posted says so. */
export async function callOff(tx: Tx, now: Date, meeting: Meeting): Promise<void> {
  await withdraw(tx, [keys.post(meeting.id)]);
  await skipMeeting(tx, now, meeting);
}

/** Left out once: in place of its agenda the channel reads, at the same time, that there is no meeting. */
export async function skipMeeting(tx: Tx, now: Date, meeting: Meeting): Promise<void> {
  await store.updateMeeting(tx, meeting.id, { skipped: true });
  const turn = meeting.turnPersonId ? [keys.turn(meeting.id, meeting.turnPersonId)] : [];
  await withdraw(tx, [keys.opened(meeting.id), ...turn]);
  await refreshMeeting(tx, meeting, now);
}

/** From a click or command, as the schedule would. `members`: null where nobody new may be needed. */
export function planningOf(ctx: Ctx, series: MeetingSeries, members: Members | null): Planning {
  return { workspace: ctx.workspace, series, platform: ctx.platform.name, now: ctx.now, members };
}

/**
 * Runs when the turn is to be told (members may have come and gone since), when a meeting begins (the next one is
 * planned) and when it is over (its agenda is shown as it ended).
 */
export const plan: Due = {
  needsPeople: async (db: Db, { workspaceId, subject }) => {
    const series = await store.findSeries(db, workspaceId, subject);
    return series && series.state === 'active' && series.place.goneAt === null ? series.place : null;
  },
  run: async ({ tx, at, now, workspace, platform, people }, { subject }) => {
    const series = await store.findSeries(tx, workspace.id, subject);
    if (!series || series.place.goneAt) return null;
    const settled = await settle(tx, { workspace, series, platform: platform.name, now, members: people });
    if (!settled) return null;
    const before = await store.meetingBefore(tx, series.id, settled.meeting.startsAt);
    const ends = before && endOf(before.startsAt);
    if (ends && ends >= at && ends <= now) await refreshMeeting(tx, before, now);
    return settled.next;
  },
};
