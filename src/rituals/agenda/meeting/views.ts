import { button, controls, heading, small, text, view } from '../../../chat/blocks.ts';
import type { Block, Button, View } from '../../../chat/view.ts';
import type { Text } from '../../../i18n/text.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Meeting, Opened, Person } from '../../../store/rows.ts';
import type { Agenda } from '../records/agenda.ts';
import type { MeetingOf } from '../records/meetings.ts';
import { endOf, settledAt } from '../rules.ts';
import {
  addButton,
  bringButton,
  customerBlocks,
  customerThen,
  isOftenBack,
  listed,
  promisedNote,
  tickedNote,
  topicLine,
} from '../views.ts';
import { openedOf } from './rules.ts';

export const answers = ['brought', 'heard', 'not_this_time'] as const satisfies readonly Opened[];

/** So many topics are shown in the channel, each with so many characters. */
const shownTopics = { count: 10, length: 100 };

export interface NextTurn {
  person: Person;
  startsAt: Date;
}

/** The agenda as everybody in the channel sees it, made anew on each change, and as it ended once the meeting is over. */
export function postedView(
  t: Translator,
  agenda: Agenda,
  now: Date,
  next: NextTurn | null,
  promised: readonly string[],
): View {
  const { meeting, topics, ticked } = agenda;
  const isOver = endOf(meeting.startsAt) <= now;
  const title = t('agenda.title', { meeting: meeting.series.name });
  const shown = topics.slice(0, shownTopics.count);
  return view(
    title,
    heading(title),
    small(t.rich(isOver ? 'agenda.wasAt' : 'agenda.startsAt', { time: { time: meeting.startsAt } })),
    isOver ? customerThen(t, agenda) : customerBlocks(t, agenda),
    isOver ? openedBlocks(t, agenda, now) : null,
    isOver ? null : promisedNote(t, promised),
    { kind: 'divider' },
    shown.map((topic, index) => text(topicLine(t, topic, index + 2, shownTopics.length))),
    topics.length === 0 ? text(t(isOver ? 'agenda.nothingLeft' : 'agenda.noTopics')) : null,
    topics.length > shown.length ? small(t('agenda.moreTopics', { n: topics.length - shown.length })) : null,
    tickedNote(t, ticked),
    isOver && topics.length > 0 ? small(t('agenda.carried', { n: topics.length })) : null,
    next && small(nextTurnLine(t, next)),
    isOver ? null : whatToDo(t, agenda),
  );
}

function whatToDo(t: Translator, { meeting, topics }: Agenda): readonly Block[] {
  const back = topics.filter(isOftenBack);
  return [
    ...(back.length > 0 ? [small(t('agenda.cameBack', { n: back.length, topics: listed(t, back) }))] : []),
    ...controls(
      bringButton(t, meeting),
      addButton(t, meeting),
      topics.length > 0 ? button(t('agenda.tickTopics'), 'agenda.view', [meeting.seriesId]) : null,
      back.length > 0 ? button(t('agenda.decideBack'), 'agenda.cameBack', [meeting.seriesId]) : null,
    ),
  ];
}

/** "Did the customer open it?", and for a day what was answered, or seen: after that it stands. */
function openedBlocks(t: Translator, { meeting, brought }: Agenda, now: Date): readonly Block[] {
  const said = openedOf(meeting.opened, brought.length);
  const isSettled = settledAt(meeting.startsAt) <= now;
  if (said === null) return isSettled ? [] : [text(t('agenda.openedAsk')), ...controls(...answerButtons(t, meeting))];
  const correct = button(t('agenda.correct'), 'agenda.correct', [meeting.id]);
  return [text(t('agenda.openedThanks', { opened: said })), ...controls(isSettled ? null : correct)];
}

/** @param opened what they correct, if anything */
export function answerButtons(t: Translator, { id, opened }: Pick<Meeting, 'id' | 'opened'>): Button[] {
  const args = (answer: Opened) => (opened ? [id, answer, opened] : [id, answer]);
  return answers.map((answer) => button(t(`agenda.opened.${answer}`), 'agenda.opened', args(answer)));
}

function nextTurnLine(t: Translator, { person, startsAt }: NextTurn): Text {
  const name = { person: person.externalId, name: person.name };
  return t.rich('agenda.nextTurn', { name, time: { time: startsAt, as: 'day' } });
}

/** What stands in the channel where a meeting does not take place. @param by who called it off */
export function calledOffView(t: Translator, { series, startsAt }: MeetingOf, next: Meeting | null, by: Person | null) {
  const values = {
    meeting: { bold: series.name },
    time: { time: startsAt, as: 'day' as const },
    named: by ? 'yes' : 'no',
    by: by?.name ?? '',
  };
  const said = ((): Text => {
    if (series.state === 'ended') return t.rich('agenda.calledOffEnded', values);
    if (series.state === 'paused' || !next) return t.rich('agenda.calledOffPaused', values);
    return t.rich('agenda.calledOff', { ...values, next: { time: next.startsAt } });
  })();
  return view(t('agenda.calledOffSummary', { meeting: series.name }), text(said));
}
