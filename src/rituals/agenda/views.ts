import { button, controls, entry, small, text } from '../../chat/blocks.ts';
import { shorten } from '../../chat/input.ts';
import type { Block, Button } from '../../chat/view.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Meeting, MeetingSeries } from '../../store/rows.ts';
import { sayMoment } from '../../time/say.ts';
import { isWaiting } from '../../voices/rules.ts';
import { customerName, type VoiceOf, wordsBlock } from '../../voices/views.ts';
import type { Agenda, TopicOf } from './records/agenda.ts';
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

/** Item 1, never empty: what was brought, else a prompt and whose turn it is. Above it who still waits for an answer. */
export function customerBlocks(t: Translator, agenda: Agenda): readonly Block[] {
  const { turn, question } = agenda;
  const whose = turn
    ? t.rich('agenda.turnIs', { name: { person: turn.externalId, name: turn.name } })
    : t('agenda.turnIsOpen');
  const asked = [text(question.text(t)), ...controls(question.button?.(t) ?? null), text(whose)];
  return itemBlocks(t, agenda, agenda.item ? [...heardBlocks(t, agenda.item, agenda.meeting), text(whose)] : asked);
}

/** The same when the meeting is over: nobody stands there as owing anything, and what was said of its opening stands alone. */
export function customerThen(t: Translator, agenda: Agenda): readonly Block[] {
  const isSilent = agenda.meeting.opened === null && agenda.brought.length === 0;
  const then = { ...agenda, waits: null };
  if (agenda.item) return itemBlocks(t, then, heardBlocks(t, agenda.item, agenda.meeting));
  return itemBlocks(t, then, isSilent ? [text(t('agenda.noStoryThen'))] : []);
}

/** A customer whom nobody brought: met before, or not heard of yet. */
function heardBlocks(t: Translator, one: VoiceOf, { voiceAs }: Meeting): Block[] {
  const { voice } = one;
  const month = new Intl.DateTimeFormat(t.locale, { month: 'long', timeZone: 'UTC' }).format(
    new Date(`${voice.saidOn}T00:00Z`),
  );
  const said = t('agenda.heard', { as: voiceAs ?? 'newest', customer: customerName(t, voice), month });
  return [text(said), ...storyBlock(t, one, fits.storyText)];
}

/**
 * A meeting is never the first time a complaint is dealt with: whose customers still wait, of what was brought, stand
 * above the item without their words.
 * @param otherwise the item, where nothing else is
 */
function itemBlocks(t: Translator, { meeting, brought, waits: longest }: Agenda, otherwise: readonly Block[]): Block[] {
  const [waits, ready] = [
    brought.filter(({ voice }) => isWaiting(voice)),
    brought.filter(({ voice }) => !isWaiting(voice)),
  ];
  const [above, shown] = [waits.slice(0, fits.stories), ready.slice(0, fits.stories)];
  const each = Math.floor(fits.storyText / Math.max(1, shown.length));
  const isLong = shown.some(({ voice }) => [...voice.text].length > each);
  const isCut = above.length < waits.length || shown.length < ready.length || isLong;
  const all = button(t('agenda.allStories', { n: brought.length }), 'agenda.stories', [meeting.id]);
  return [
    ...above.map((one) => waitingEntry(t, one, true)),
    ...(longest && above.length === 0 ? [waitingEntry(t, longest, false)] : []),
    text([{ bold: t('agenda.customerItem', { n: 1 }) }]),
    ...(shown.length > 0 ? shown.flatMap((one) => storyBlock(t, one, each)) : otherwise),
    ...controls(isCut ? all : null),
  ];
}

/** One line: who waits, since when, and who answers; nobody yet, whoever reads it may. */
export function waitingEntry(t: Translator, { voice, by, holder }: VoiceOf, isBrought: boolean): Block {
  const said = t.rich('agenda.waits', {
    customer: customerName(t, voice),
    since: { time: voice.createdAt, as: 'day' },
    held: holder ? 'yes' : 'no',
    holder: holder?.name ?? '',
    brought: isBrought ? 'yes' : 'no',
    by: by?.name ?? t('agenda.somebody'),
  });
  return entry(said, { button: holder ? undefined : button(t('customers.button.take'), 'customers.take', [voice.id]) });
}

/** @param most characters of it */
export function storyBlock(t: Translator, story: VoiceOf, most: number): Block[] {
  const { answer } = story.voice;
  return [
    wordsBlock(t, story.voice, most),
    small(storyLine(t, story)),
    ...(answer === null ? [] : [small(t('customers.told', { answer: shorten(answer, 300) }))]),
  ];
}

function storyLine(t: Translator, { by, voice }: VoiceOf): string {
  return t('agenda.storyBy', {
    known: voice.customer === null ? 'no' : 'yes',
    customer: customerName(t, voice),
    name: by?.name ?? t('agenda.somebody'),
    news: voice.news ?? 'none',
    answered: voice.answeredAt === null ? 'none' : 'yes',
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
