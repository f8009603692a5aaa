import type { Ctx } from '../../../chat/asks.ts';
import { UserError } from '../../../chat/asks.ts';
import { shorten } from '../../../chat/input.ts';
import { keepShown, lastShown, type Seen } from '../../../chat/shown.ts';
import type { Route, View } from '../../../chat/view.ts';
import type { Topic } from '../../../store/rows.ts';
import { isGuest, mayUse } from '../../../who/roles.ts';
import type { Contributing, NextMeeting } from '../../contributing.ts';
import { moderators } from '../../hiding.ts';
import type { Prompt } from '../../prompts.ts';
import { type Agenda, agendaOf } from '../records/agenda.ts';
import type { MeetingOf } from '../records/meetings.ts';
import { comingIn, mustWriteTo, nearMeetings, needSeries, placeOf, reaches } from '../records/meetings.ts';
import { currentOfSeries, meetingsHere, post } from '../records/plan.ts';
import { coming } from '../rules.ts';
import { named } from '../views.ts';
import { already, type Change, type Outcome } from './changes.ts';
import { pointed } from './rules.ts';
import { addTopic, findTopic, openTopics, updateTopic } from './store.ts';
import { aPage, type Own, ownView } from './views.ts';

/** The agenda as it is now, for the asker; the numbers they see are kept. */
export async function ownAgenda(
  ctx: Ctx,
  prompts: readonly Prompt[],
  meeting: MeetingOf,
  own: (agenda: Agenda) => Own | Promise<Own> = () => ({}),
): Promise<View> {
  // of elsewhere a guest reads nothing
  const theirs = isGuest(ctx.person) ? { ...meeting, outsiders: true } : meeting;
  const agenda = await agendaOf(ctx.db, prompts, theirs, ctx.now);
  await keepSeen(ctx, meeting, agenda.topics);
  const moderates = mayUse(ctx.person, moderators);
  return ownView(ctx.t, agenda, ctx.now, { ...(await own(agenda)), isGuest: isGuest(ctx.person), moderates });
}

export async function keepSeen(
  { db, person, now }: Ctx,
  { seriesId, series }: MeetingOf,
  topics: readonly { id: string }[],
): Promise<void> {
  const shown = { about: seriesId, ids: topics.map(({ id }) => id), at: now };
  await keepShown(db, 'agenda', { placeId: series.placeId, personId: person.id }, shown);
}

const anHour = 3_600_000;

/** The lists that somebody may have in mind, the latest first: their own, and the one posted to all. */
export async function seenBy({ db, place, person }: Ctx): Promise<Seen[]> {
  const { own, posted } = await lastShown(db, 'agenda', place.id, person.id);
  if (!own || !posted) return [own, posted].filter((seen) => seen !== null);
  if (own.at >= posted.at) return [own];
  const ownIsFresh = posted.at.getTime() - own.at.getTime() < anHour;
  return ownIsFresh ? [posted, own] : [posted];
}

/** A topic below the customer item; says which meeting, and the number it has. */
export async function add(
  ctx: Ctx,
  prompts: readonly Prompt[],
  meeting: MeetingOf,
  text: string,
  others: readonly MeetingOf[] = [],
): Promise<View> {
  const { id: meetingId, seriesId, series } = meeting;
  await mustWriteTo(ctx, series);
  const { id } = await ctx.store.transaction(async (tx) => {
    const topic = { seriesId, meetingId, text, authorId: ctx.person.id };
    const made = await addTopic(tx, topic, ctx.now);
    await post.refresh(tx, [meetingId], ctx.now);
    return made;
  });
  return ownAgenda(ctx, prompts, meeting, ({ topics }) => {
    const n = topics.findIndex((topic) => topic.id === id) + 2;
    const values = { topic: quoted(text), n, meeting: named(ctx, series, meeting) };
    const undo: Route = { to: 'agenda.topic', args: [id, 'remove'] };
    return { said: ctx.t('agenda.added', values), undo, page: Number.MAX_SAFE_INTEGER, others };
  });
}

export async function byClick(ctx: Ctx, prompts: readonly Prompt[], id: string, change: Change): Promise<View> {
  const { meeting, topic, outcome } = await changeTopic(ctx, id, change);
  return ownAgenda(ctx, prompts, meeting, ({ topics }) => {
    // stays on the page where the topic is, or was
    const before = topics.filter(({ position }) => position < topic.position);
    return { ...saying(ctx, topic, outcome), page: Math.floor(before.length / aPage) };
  });
}

interface Changed {
  meeting: MeetingOf;
  topic: Topic;
  outcome: Outcome;
}

export async function changeTopic(ctx: Ctx, id: string, change: Change): Promise<Changed> {
  const known = await findTopic(ctx.db, ctx.workspace.id, id);
  if (!known) throw new UserError('agenda.noSuchTopic');
  await needSeries(ctx, known.series);
  await mustWriteTo(ctx, known.series);
  const meeting = await currentOfSeries(ctx, known.series);
  return ctx.store.transaction(async (tx) => {
    const topic = (await findTopic(tx, ctx.workspace.id, id)) ?? known;
    const outcome = await change(tx, topic, { meetingId: meeting.id, now: ctx.now });
    await post.refresh(tx, [meeting.id], ctx.now);
    return { meeting, topic, outcome };
  });
}

/** A typed number acts only on what its writer saw; else the present list is shown, and nothing is changed. */
export async function byNumber(ctx: Ctx, prompts: readonly Prompt[], n: number, change: Change): Promise<View> {
  const here = await meetingsHere(ctx);
  const seen = await seenBy(ctx);
  const meeting = here.find(({ seriesId }) => seriesId === seen[0]?.about) ?? here[0];
  await mustWriteTo(ctx, meeting.series);
  const own = await ctx.store.transaction(async (tx): Promise<Own> => {
    const open = await openTopics(tx, meeting.seriesId);
    const lists = seen.map(({ about, ids }) => (about === meeting.seriesId ? ids : []));
    const found = pointed(
      n,
      open.map(({ id }) => id),
      lists,
    );
    if (found.kind === 'customer') throw new UserError('agenda.customerFirst');
    if (found.kind === 'none') return { said: ctx.t('agenda.noSuchNumber', { n }) };
    if (found.kind === 'changed') {
      const shown = found.shown === null ? null : await findTopic(tx, ctx.workspace.id, found.shown);
      const gone = shown && already(shown);
      return gone ? saying(ctx, shown, gone) : { said: ctx.t('agenda.listChanged', { n }) };
    }
    const topic = open.find(({ id }) => id === found.id);
    if (!topic) throw new UserError('agenda.noSuchTopic');
    const outcome = await change(tx, topic, { meetingId: meeting.id, now: ctx.now });
    await post.refresh(tx, [meeting.id], ctx.now);
    return saying(ctx, topic, outcome);
  });
  const others = here.filter(({ id }) => id !== meeting.id);
  return ownAgenda(ctx, prompts, meeting, () => ({ ...own, others }));
}

export function saying({ t }: Ctx, { text }: Topic, { said, values = {}, undo }: Outcome): Own {
  return { said: t(said, { ...values, topic: quoted(text) }), ...(undo && { undo }) };
}

function quoted(text: string): string {
  return shorten(text, 100);
}

/** So many channels are asked about. */
const mostAsked = 5;

function asNext(
  { id, seriesId, startsAt }: Pick<MeetingOf, 'id' | 'seriesId' | 'startsAt'>,
  name: string,
): NextMeeting {
  return { id, seriesId, name, startsAt };
}

async function isOpen(ctx: Ctx, { series }: MeetingOf): Promise<boolean> {
  const place = await placeOf(ctx.db, series);
  return (await reaches(ctx, place)) && (await ctx.mayWrite(place));
}

/** What other rituals put on the agenda: a topic like any other, in the name of whoever did. */
export const contributed: Contributing = {
  async next(ctx, placeId) {
    const all = (await comingIn(ctx.db, ctx.workspace.id, ctx.now)).filter(({ startsAt }) => startsAt > ctx.now);
    const here = all.filter(({ series }) => series.placeId === placeId);
    const others = all.filter(({ series }) => series.placeId !== placeId);
    for (const meeting of [...here, ...others].slice(0, mostAsked)) {
      if (await isOpen(ctx, meeting)) return asNext(meeting, meeting.series.name);
    }
    return null;
  },
  async put(tx, { person, now }, { id: meetingId, seriesId }, text) {
    const topic = await addTopic(tx, { seriesId, meetingId, text, authorId: person.id }, now);
    await post.refresh(tx, [meetingId], now);
    return topic.id;
  },
  async of(db, workspaceId, topicId, now) {
    const topic = await findTopic(db, workspaceId, topicId);
    if (!topic || already(topic) || topic.series.state !== 'active') return null;
    const meeting = coming(await nearMeetings(db, [topic.seriesId], now), now);
    return meeting && asNext(meeting, topic.series.name);
  },
  async takeOff(tx, { workspace, now }, topicId) {
    const topic = await findTopic(tx, workspace.id, topicId);
    if (!topic || already(topic)) return;
    await updateTopic(tx, topicId, { removedAt: now });
    for (const { id } of await nearMeetings(tx, [topic.seriesId], now)) await post.refresh(tx, [id], now);
  },
};
