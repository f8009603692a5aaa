import { button, controls, heading, small, text, view } from '../../../chat/blocks.ts';
import type { View } from '../../../chat/view.ts';
import type { Text } from '../../../i18n/text.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Meeting, Opened, Person } from '../../../store/rows.ts';
import type { Agenda } from '../records/agenda.ts';
import type { MeetingOf } from '../records/meetings.ts';
import { endOf } from '../rules.ts';
import { addButton, bringButton, customerBlocks, tickedNote, topicLine } from '../views.ts';

export const answers = ['brought', 'heard', 'not_this_time'] as const satisfies readonly Opened[];

/** So many topics are shown in the channel, each with so many characters. */
const shownTopics = { count: 10, length: 100 };

export interface NextTurn {
  person: Person;
  startsAt: Date;
}

/** The agenda as everybody in the channel sees it, made anew on each change until the meeting is over. */
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
  const tick = button(t('agenda.tickTopics'), 'agenda.view', [meeting.seriesId]);
  return view(
    title,
    heading(title),
    small(t.rich(isOver ? 'agenda.wasAt' : 'agenda.startsAt', { time: { time: meeting.startsAt } })),
    customerBlocks(t, agenda),
    promised.length > 0 ? small([t('agenda.promised'), ...promised].join('\n')) : null,
    { kind: 'divider' },
    shown.map((topic, index) => text(topicLine(t, topic, index + 2, shownTopics.length))),
    topics.length === 0 ? text(t(isOver ? 'agenda.nothingLeft' : 'agenda.noTopics')) : null,
    topics.length > shown.length ? small(t('agenda.moreTopics', { n: topics.length - shown.length })) : null,
    tickedNote(t, ticked),
    isOver && topics.length > 0 ? small(t('agenda.carried', { n: topics.length })) : null,
    next && small(nextTurnLine(t, next)),
    isOver ? null : controls(bringButton(t, meeting), addButton(t, meeting), topics.length > 0 ? tick : null),
  );
}

function nextTurnLine(t: Translator, { person, startsAt }: NextTurn): Text {
  const name = { person: person.externalId, name: person.name };
  return t.rich('agenda.nextTurn', { name, time: { time: startsAt, as: 'day' } });
}

/** What stands in the channel where a meeting does not take place. */
export function calledOffView(t: Translator, { series, startsAt }: MeetingOf, next: Meeting | null): View {
  const values = { meeting: { bold: series.name }, time: { time: startsAt, as: 'day' as const } };
  const said = ((): Text => {
    if (series.state === 'ended') return t.rich('agenda.calledOffEnded', values);
    if (series.state === 'paused' || !next) return t.rich('agenda.calledOffPaused', values);
    return t.rich('agenda.calledOff', { ...values, next: { time: next.startsAt } });
  })();
  return view(t('agenda.calledOffSummary', { meeting: series.name }), text(said));
}

/** "Did the customer open it?", and afterwards what was answered. */
export function openedView(t: Translator, { id, series, startsAt, opened }: MeetingOf): View {
  const values = { meeting: { bold: series.name }, time: { time: startsAt, as: 'day' as const } };
  const summary = t('agenda.openedSummary', { meeting: series.name });
  if (opened) return view(summary, text(t.rich('agenda.openedThanks', { ...values, opened })));
  return view(
    summary,
    text(t.rich('agenda.openedAsk', values)),
    controls(...answers.map((answer) => button(t(`agenda.opened.${answer}`), 'agenda.opened', [id, answer]))),
  );
}
