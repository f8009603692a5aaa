import { button, controls, heading, small, text, view } from '../../../chat/blocks.ts';
import { shorten } from '../../../chat/input.ts';
import type { Block, Control, Route, View } from '../../../chat/view.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Agenda, TopicOf } from '../records/agenda.ts';
import type { MeetingOf } from '../records/meetings.ts';
import {
  addButton,
  bringButton,
  customerBlocks,
  longestTopic,
  promisedNote,
  tickedNote,
  topicLine,
  when,
} from '../views.ts';

/** So many topics stand on a page. */
export const aPage = 5;

export interface Own {
  /** What was just done, or why nothing was. */
  said?: string;
  undo?: Route;
  page?: number;
  /** What was promised in meetings before, and stands open. */
  promised?: readonly string[];
  /** Other meetings of the channel. */
  others?: readonly MeetingOf[];
  /** Guests read the topics, and add to them. */
  isGuest?: boolean;
  /** May hide what stands there. */
  moderates?: boolean;
}

/** The agenda as one person asked for it: each topic with its tick and its menu. */
export function ownView(
  t: Translator,
  agenda: Agenda,
  now: Date,
  { said, undo, promised = [], others = [], isGuest = false, moderates = false, ...own }: Own,
): View {
  const { meeting, topics, ticked } = agenda;
  const last = Math.max(0, Math.ceil(topics.length / aPage) - 1);
  const page = Math.min(own.page ?? 0, last);
  const title = t('agenda.title', { meeting: meeting.series.name });
  const entries = topics.map((topic, index) =>
    isGuest ? text(topicLine(t, topic, index + 2, longestTopic)) : topicEntry(t, topic, index, topics.length),
  );
  return view(
    said ?? title,
    said ? text(said) : null,
    controls(said && undo && !isGuest ? { kind: 'button', label: t('agenda.undo'), go: undo } : null),
    heading(title),
    small(t('agenda.startsOn', { when: when(t, meeting, now) })),
    customerBlocks(t, agenda),
    promisedNote(t, promised),
    { kind: 'divider' },
    entries.slice(page * aPage, (page + 1) * aPage),
    topics.length === 0 ? text(t('agenda.noTopics')) : null,
    tickedNote(t, ticked),
    controls(
      bringButton(t, meeting),
      addButton(t, meeting),
      page > 0 ? button(t('agenda.earlier'), 'agenda.page', [meeting.seriesId, `${page - 1}`]) : null,
      page < last ? button(t('agenda.later'), 'agenda.page', [meeting.seriesId, `${page + 1}`]) : null,
      otherMeetings(t, others),
      moderates ? button(t('moderation.find'), 'agenda.moderate', [meeting.seriesId]) : null,
    ),
  );
}

function topicEntry(t: Translator, topic: TopicOf, index: number, count: number): Block {
  const options = [
    ...(index > 0 ? (['first', 'up'] as const) : []),
    ...(index < count - 1 ? (['down', 'last'] as const) : []),
    'remove' as const,
  ];
  return {
    kind: 'entry',
    text: topicLine(t, topic, index + 2, longestTopic),
    button: button(t('agenda.tick'), 'agenda.tick', [topic.id]),
    menu: {
      kind: 'pick',
      label: t('agenda.moveOrRemove'),
      go: { to: 'agenda.topic', args: [topic.id] },
      options: options.map((value) => ({ value, label: t(`agenda.topic.${value}`) })),
    },
  };
}

function otherMeetings(t: Translator, others: readonly MeetingOf[]): Control | null {
  if (others.length === 0) return null;
  const options = others
    .slice(0, 25)
    .map(({ seriesId, series }) => ({ value: seriesId, label: shorten(series.name, 75) }));
  return { kind: 'pick', label: t('agenda.otherMeetings'), go: { to: 'agenda.page', args: [] }, options };
}
