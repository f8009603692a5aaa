import { button, controls, quote, small, text } from '../../chat/blocks.ts';
import { shorten } from '../../chat/input.ts';
import type { Block, Button } from '../../chat/view.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Meeting, MeetingSeries } from '../../store/rows.ts';
import { sayDate, sayMoment } from '../../time/say.ts';
import type { Agenda, StoryOf, TopicOf } from './records/agenda.ts';
import { oftenBack } from './rules.ts';

// What more than one message shows of an agenda.

/** The longest that is written, in characters. */
export const longestTopic = 200;
export const longestStory = 700;

/** So much fits a message everywhere, with room for the rest of it. */
const fits = { stories: 4, storyText: 1200, ticked: 10 };

/** Day and time for one reader, on their clocks. */
export function when(t: Translator, { startsAt }: Pick<Meeting, 'startsAt'>, now: Date): string {
  return sayMoment(startsAt, t.zone, t.locale, now);
}

/** "Weekly meeting (tomorrow, 10:30 AM)". */
export function named(
  { t, now }: { t: Translator; now: Date },
  { name }: Pick<MeetingSeries, 'name'>,
  meeting: Pick<Meeting, 'startsAt'>,
): string {
  return t('agenda.named', { meeting: name, when: when(t, meeting, now) });
}

export function bringButton(t: Translator, { id }: Pick<Meeting, 'id'>): Button {
  return button(t('agenda.bring'), 'agenda.bring', [id], 'primary');
}

export function addButton(t: Translator, { id }: Pick<Meeting, 'id'>): Button {
  return button(t('agenda.addTopic'), 'agenda.addForm', [id]);
}

/** Item 1, never empty: what was brought, else a prompt and whose turn it is. */
export function customerBlocks(t: Translator, { meeting, stories, turn, question }: Agenda): readonly Block[] {
  const item = text([{ bold: t('agenda.customerItem', { n: 1 }) }]);
  if (stories.length > 0) return [item, ...storyBlocks(t, stories, meeting)];
  const whose = turn
    ? t.rich('agenda.turnIs', { name: { person: turn.externalId, name: turn.name } })
    : t('agenda.turnIsOpen');
  return [item, text(question.text(t)), ...controls(question.button?.(t) ?? null), text(whose)];
}

/** The same when the meeting is over: nobody stands there as owing anything, and what was said of its opening stands alone. */
export function customerThen(t: Translator, agenda: Agenda): readonly Block[] {
  if (agenda.stories.length > 0) return customerBlocks(t, agenda);
  const item = text([{ bold: t('agenda.customerItem', { n: 1 }) }]);
  return agenda.meeting.opened === null ? [item, text(t('agenda.noStoryThen'))] : [item];
}

function storyBlocks(t: Translator, stories: readonly StoryOf[], { id }: Meeting): Block[] {
  const shown = stories.slice(0, fits.stories);
  const each = Math.floor(fits.storyText / shown.length);
  const isCut = shown.length < stories.length || shown.some((story) => [...story.text].length > each);
  const all = button(t('agenda.allStories', { n: stories.length }), 'agenda.stories', [id]);
  return [...shown.flatMap((story) => storyBlock(t, story, each)), ...controls(isCut ? all : null)];
}

/** @param most characters of it */
export function storyBlock(t: Translator, story: StoryOf, most: number): Block[] {
  return [quote(shorten(story.text, most)), small(storyLine(t, story))];
}

function storyLine(t: Translator, { by, news, answered, answerer, answerDate }: StoryOf): string {
  const promised = answered === false && answerer && answerDate;
  return t('agenda.storyBy', {
    name: by?.name ?? t('agenda.somebody'),
    news: news ?? 'none',
    answered: promised ? 'promised' : answered === null ? 'none' : answered ? 'yes' : 'no',
    who: answerer?.name ?? '',
    day: answerDate ? sayDate(answerDate, t.locale) : '',
  });
}

/** @param number as it is typed: the customer's is 1, so topics begin with 2 */
export function topicLine(t: Translator, topic: TopicOf, number: number, most: number): string {
  const { author, owner } = topic;
  const values = { n: number, topic: shorten(topic.text, most), owner: shorten(owner?.name ?? '', 40) };
  if (!author) return t(owner ? 'agenda.topicLineOwned' : 'agenda.topicLineBare', values);
  const name = shorten(author.name, 40);
  return t(owner ? 'agenda.topicLineGiven' : 'agenda.topicLine', { ...values, name });
}

/** A topic that was on so many agendas that somebody should say what becomes of it. */
export function isOftenBack({ back }: TopicOf): boolean {
  return back >= oftenBack;
}

/** A few topics by their names. */
export function listed(t: Translator, topics: readonly TopicOf[]): string {
  const names = topics.slice(0, fits.ticked).map((topic) => shorten(topic.text, 30));
  return new Intl.ListFormat(t.locale, { type: 'unit' }).format(names);
}

export function tickedNote(t: Translator, ticked: readonly TopicOf[]): Block | null {
  return ticked.length === 0 ? null : small(t('agenda.ticked', { n: ticked.length, topics: listed(t, ticked) }));
}

/** What was promised in meetings before, and stands open. */
export function promisedNote(t: Translator, promised: readonly string[]): Block | null {
  return promised.length === 0 ? null : small([t('agenda.promised'), ...promised].join('\n'));
}
