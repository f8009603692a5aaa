import type { NoticeCtx } from '../../../delivery/owes.ts';
import type { OwnedKind } from '../../../owned/kind.ts';
import { openFrom } from '../../../owned/store.ts';
import type { Db, Tx } from '../../../store/client.ts';
import type { Person, Topic, Voice } from '../../../store/rows.ts';
import { sayDate } from '../../../time/say.ts';
import { localDate } from '../../../time/zone.ts';
import { broughtTo } from '../../../voices/brought.ts';
import { voicesFor } from '../../../voices/meetings.ts';
import type { VoiceOf } from '../../../voices/views.ts';
import { peopleByIds } from '../../../who/people.ts';
import { ownPrompts, type Prompt, type Question } from '../../prompts.ts';
import { begunBefore, endOf, passedOnBy } from '../rules.ts';
import type { MeetingOf } from './meetings.ts';

/** So many promises of earlier meetings are shown. */
const mostPromised = 5;

/** Everything an agenda shows. */
export interface Agenda {
  meeting: MeetingOf;
  /** What was brought to it; some of it may still wait for an answer. */
  brought: readonly VoiceOf[];
  /** The item in place of it: a customer met before, or one it has not heard of. */
  item: VoiceOf | null;
  /** Who waits longest of all for an answer, elsewhere. */
  waits: VoiceOf | null;
  /** Still to be talked about, in order. */
  topics: readonly TopicOf[];
  /** Ticked at this meeting. */
  ticked: readonly TopicOf[];
  turn: Person | null;
  /** Who passed the turn on to them. */
  from: Person | null;
  question: Question;
}
/** `back`: how many meetings have been since it was put on, or was last asked about. */
export type TopicOf = Topic & { author: Person | null; owner: Person | null; back: number };

/** The agenda of a meeting as it is now; of one that is over, as it was at its end. */
export async function agendaOf(
  db: Db | Tx,
  prompts: readonly Prompt[],
  meeting: MeetingOf,
  now: Date,
): Promise<Agenda> {
  const { seriesId, series, turnPersonId } = meeting;
  const end = endOf(meeting.startsAt);
  const at = end < now ? end : now;
  const known = await db.topic.findMany({
    where: {
      seriesId,
      hiddenAt: null,
      createdAt: { lte: at },
      AND: [{ OR: [{ removedAt: null }, { removedAt: { gt: at } }] }],
      OR: [{ doneAt: null }, { doneAt: { gt: at } }, { doneMeetingId: meeting.id }],
    },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  const later = await putOnLater(db, meeting, known);
  const rows = known.filter(({ meetingId }) => !later.has(meetingId));
  const { id: meetingId, voiceId, outsiders } = meeting;
  const { workspaceId } = series;
  const { brought, item, waits } = await voicesFor(db, { workspaceId, meetingId, voiceId, elsewhere: !outsiders });
  const people = await peopleByIds(db, series.workspaceId, [
    turnPersonId,
    passedOnBy(meeting),
    ...rows.flatMap(({ authorId, ownerId }) => [authorId, ownerId]),
    ...[...brought, item, waits].flatMap((voice) => (voice ? namedIn(voice) : [])),
  ]);
  const held = await heldSince(db, meeting, rows, at);
  const topics = rows.map((row) => ({
    ...row,
    author: people.get(row.authorId) ?? null,
    owner: people.get(row.ownerId ?? '') ?? null,
    back: held.filter((startsAt) => startsAt > (row.keptAt ?? row.createdAt)).length,
  }));
  const isTicked = ({ doneAt }: Topic): boolean => doneAt !== null && doneAt <= at;
  return {
    meeting,
    brought: brought.map((voice) => withPeople(people, voice)),
    item: item && withPeople(people, item),
    waits: waits && withPeople(people, waits),
    topics: topics.filter((topic) => !isTicked(topic)),
    ticked: topics.filter(isTicked),
    turn: people.get(turnPersonId ?? '') ?? null,
    from: people.get(passedOnBy(meeting) ?? '') ?? null,
    question: await questionOf(db, prompts, meeting),
  };
}

/** Meetings after this one that have topics of their own by now: what somebody put on tomorrow's is not on today's. */
async function putOnLater(db: Db | Tx, { id, startsAt }: MeetingOf, topics: readonly Topic[]): Promise<Set<string>> {
  const others = [...new Set(topics.map(({ meetingId }) => meetingId))].filter((other) => other !== id);
  if (others.length === 0) return new Set();
  const where = { id: { in: others }, startsAt: { gt: startsAt } };
  return new Set((await db.meeting.findMany({ where, select: { id: true } })).map((later) => later.id));
}

/** When the meetings before one began that had any of the topics, and are over. */
async function heldSince(
  db: Db | Tx,
  { id, seriesId, startsAt }: MeetingOf,
  topics: readonly Topic[],
  at: Date,
): Promise<Date[]> {
  if (topics.length === 0) return [];
  const since = new Date(Math.min(...topics.map(({ createdAt }) => createdAt.getTime())));
  const before = new Date(Math.min(startsAt.getTime(), begunBefore(at).getTime()));
  const where = { id: { not: id }, seriesId, skipped: false, startsAt: { gt: since, lte: before } };
  const rows = await db.meeting.findMany({ where, select: { startsAt: true }, take: 100 });
  return rows.map((row) => row.startsAt);
}

/** The question that helps whoever's turn it is: what a ritual brought, for as long as it is to be asked; else one of ours. */
async function questionOf(
  db: Db | Tx,
  prompts: readonly Prompt[],
  { prompt, promptAbout, series }: MeetingOf,
): Promise<Question> {
  const brought = promptAbout === null ? undefined : prompts.find(({ name }) => name === prompt);
  const question = await brought?.question(db, series.workspaceId, promptAbout ?? '');
  const own = ownPrompts.find((name) => name === prompt) ?? 'conversation';
  return question ?? { text: (t) => t(`agenda.prompt.${own}`) };
}

/** Some of what was brought to a meeting, with those who are named in it. */
export async function someBrought(
  db: Db,
  { id, series }: MeetingOf,
  page: { skip: number; take: number },
): Promise<VoiceOf[]> {
  const rows = await broughtTo(db, id, page);
  const people = await peopleByIds(db, series.workspaceId, rows.flatMap(namedIn));
  return rows.map((row) => withPeople(people, row));
}

function namedIn({ byId, holderId, answeredById }: Voice): (string | null)[] {
  return [byId, holderId, answeredById];
}

function withPeople(people: ReadonlyMap<string, Person>, voice: Voice): VoiceOf {
  const of = (id: string | null) => people.get(id ?? '') ?? null;
  return { voice, by: of(voice.byId), holder: of(voice.holderId), answeredBy: of(voice.answeredById) };
}

/** What was promised in meetings before and stands open, besides what is about this agenda's own customers. */
export async function promisedIn(
  { db, t, now, workspace }: Pick<NoticeCtx, 'db' | 't' | 'now' | 'workspace'>,
  kinds: readonly OwnedKind[],
  { meeting, brought }: Agenda,
): Promise<string[]> {
  const open = await openFrom(db, workspace.id, meeting.seriesId);
  const works = open.filter(({ aboutId }) => brought.every(({ voice }) => voice.id !== aboutId)).slice(0, mostPromised);
  const people = await peopleByIds(
    db,
    workspace.id,
    works.map(({ ownerId }) => ownerId),
  );
  const lines: string[] = [];
  for (const work of works) {
    const about = await kinds.find(({ name }) => name === work.kind)?.about(db, workspace.id, work.aboutId);
    if (!about) continue;
    const day = work.dueDate ? sayDate(work.dueDate, t.locale, localDate(now, t.zone)) : '';
    const name = people.get(work.ownerId)?.name ?? t('agenda.somebody');
    lines.push(t('agenda.promisedLine', { title: about.title(t), name, day, has: day === '' ? 'none' : 'day' }));
  }
  return lines;
}
