import type { Db, Tx } from '../../../store/client.ts';
import type { Person, Story, Topic } from '../../../store/rows.ts';
import { peopleByIds } from '../../../who/people.ts';
import type { Prompt, Question } from '../../prompts.ts';
import { endOf } from '../rules.ts';
import type { MeetingOf } from './meetings.ts';

/** Everything an agenda shows. */
export interface Agenda {
  meeting: MeetingOf;
  stories: readonly StoryOf[];
  /** Still to be talked about, in order. */
  topics: readonly TopicOf[];
  /** Ticked at this meeting. */
  ticked: readonly TopicOf[];
  turn: Person | null;
  question: Question;
}
export type StoryOf = Story & { by: Person | null; answerer: Person | null };
export type TopicOf = Topic & { author: Person | null };

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
  const rows = await db.topic.findMany({
    where: {
      seriesId,
      hiddenAt: null,
      createdAt: { lte: at },
      AND: [{ OR: [{ removedAt: null }, { removedAt: { gt: at } }] }],
      OR: [{ doneAt: null }, { doneAt: { gt: at } }, { doneMeetingId: meeting.id }],
    },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  const stories = await storiesOf(db, meeting.id);
  const people = await peopleByIds(db, series.workspaceId, [
    turnPersonId,
    ...rows.map(({ authorId }) => authorId),
    ...stories.flatMap(({ personId, answerBy }) => [personId, answerBy]),
  ]);
  const topics = rows.map((row) => ({ ...row, author: people.get(row.authorId) ?? null }));
  const isTicked = ({ doneAt }: Topic): boolean => doneAt !== null && doneAt <= at;
  return {
    meeting,
    stories: stories.map((story) => named(people, story)),
    topics: topics.filter((topic) => !isTicked(topic)),
    ticked: topics.filter(isTicked),
    turn: people.get(turnPersonId ?? '') ?? null,
    question: await questionOf(db, prompts, meeting),
  };
}

/** The question that helps whoever's turn it is: what a ritual brought, for as long as it is to be asked; else one of ours. */
async function questionOf(
  db: Db | Tx,
  prompts: readonly Prompt[],
  { prompt, promptAbout, series }: MeetingOf,
): Promise<Question> {
  const brought = promptAbout === null ? undefined : prompts.find(({ name }) => name === prompt);
  const question = await brought?.question(db, series.workspaceId, promptAbout ?? '');
  const own = prompt === 'sales_support' ? 'agenda.prompt.sales_support' : 'agenda.prompt.conversation';
  return question ?? { text: (t) => t(own) };
}

/** Some of a meeting's stories, with those who are named in them. */
export async function someStories(
  db: Db,
  { id, series }: MeetingOf,
  page: { skip: number; take: number },
): Promise<StoryOf[]> {
  const rows = await storiesOf(db, id, page);
  const ids = rows.flatMap(({ personId, answerBy }) => [personId, answerBy]);
  const people = await peopleByIds(db, series.workspaceId, ids);
  return rows.map((row) => named(people, row));
}

function storiesOf(db: Db | Tx, meetingId: string, page: { skip?: number; take?: number } = {}): Promise<Story[]> {
  return db.story.findMany({
    where: { meetingId, hiddenAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    ...page,
  });
}

function named(people: ReadonlyMap<string, Person>, story: Story): StoryOf {
  return { ...story, by: people.get(story.personId) ?? null, answerer: people.get(story.answerBy ?? '') ?? null };
}
