import { shorten } from '../../chat/input.ts';
import type { Block, Button, Control, Route, View } from '../../chat/view.ts';
import type { Text } from '../../i18n/text.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Meeting, MeetingSeries, Person } from '../../store/rows.ts';
import { sayDate, sayMoment } from '../../time/say.ts';
import { endOf } from './rules.ts';
import type { MeetingOf } from './store.ts';
import type { Agenda, StoryOf, TopicOf } from './store-items.ts';

/** How much fits a message everywhere, with room for the rest of it. */
export const fits = { stories: 4, storyText: 1200, topicText: 100, posted: 10, page: 5 };

/** The longest that is written, in characters. */
export const longestTopic = 200;
export const longestStory = 700;

export interface NextTurn {
  person: Person;
  startsAt: Date;
}

/** The agenda as everybody in the channel sees it, made anew on each change until the meeting is over. */
export function postedView(t: Translator, agenda: Agenda, now: Date, next: NextTurn | null): View {
  const { meeting, topics, ticked } = agenda;
  const isOver = endOf(meeting.startsAt) <= now;
  const title = t('agenda.title', { meeting: meeting.series.name });
  const shown = topics.slice(0, fits.posted);
  const blocks: Block[] = [
    { kind: 'heading', text: title },
    { kind: 'note', text: t.rich(isOver ? 'agenda.wasAt' : 'agenda.startsAt', { time: { time: meeting.startsAt } }) },
    ...customerBlocks(t, agenda),
    { kind: 'divider' },
    ...shown.map((topic, index): Block => ({ kind: 'text', text: topicLine(t, topic, index + 2, fits.topicText) })),
  ];
  if (topics.length === 0) blocks.push({ kind: 'text', text: t(isOver ? 'agenda.nothingLeft' : 'agenda.noTopics') });
  if (topics.length > shown.length) blocks.push(noteBlock(t('agenda.moreTopics', { n: topics.length - shown.length })));
  if (ticked.length > 0) blocks.push(noteBlock(tickedLine(t, ticked)));
  if (isOver && topics.length > 0) blocks.push(noteBlock(t('agenda.carried', { n: topics.length })));
  if (next) blocks.push(noteBlock(nextTurnLine(t, next)));
  if (!isOver) blocks.push({ kind: 'controls', controls: postedControls(t, meeting, topics.length > 0) });
  return { kind: 'view', summary: title, blocks };
}

function postedControls(t: Translator, meeting: Meeting, hasTopics: boolean): Control[] {
  const controls: Control[] = [bringButton(t, meeting), addButton(t, meeting)];
  if (hasTopics) {
    controls.push({
      kind: 'button',
      label: t('agenda.tickTopics'),
      go: { to: 'agenda.view', args: [meeting.seriesId] },
    });
  }
  return controls;
}

export function bringButton(t: Translator, meeting: Meeting): Button {
  const go: Route = { to: 'agenda.bring', args: [meeting.id] };
  return { kind: 'button', label: t('agenda.bring'), go, tone: 'primary' };
}

function addButton(t: Translator, meeting: Meeting): Button {
  return { kind: 'button', label: t('agenda.addTopic'), go: { to: 'agenda.addForm', args: [meeting.id] } };
}

/** What stands in the channel where a meeting does not take place. */
export function calledOffView(t: Translator, meeting: MeetingOf, next: Meeting | null): View {
  const { series } = meeting;
  const values = { meeting: { bold: series.name }, time: { time: meeting.startsAt, as: 'day' as const } };
  const said = ((): Text => {
    if (series.state === 'ended') return t.rich('agenda.calledOffEnded', values);
    if (series.state === 'paused' || !next) return t.rich('agenda.calledOffPaused', values);
    return t.rich('agenda.calledOff', { ...values, next: { time: next.startsAt } });
  })();
  return {
    kind: 'view',
    summary: t('agenda.calledOffSummary', { meeting: series.name }),
    blocks: [{ kind: 'text', text: said }],
  };
}

/** Item 1, never empty: what was brought, else a prompt and whose turn it is. */
function customerBlocks(t: Translator, agenda: Agenda): Block[] {
  const { meeting, stories, turn } = agenda;
  const heading: Block = { kind: 'text', text: [{ bold: t('agenda.customerItem', { n: 1 }) }] };
  if (stories.length > 0) return [heading, ...storyBlocks(t, stories, meeting)];
  const whose: Text = turn
    ? t.rich('agenda.turnIs', { name: { person: turn.externalId, name: turn.name } })
    : t('agenda.turnIsOpen');
  return [heading, { kind: 'text', text: promptLine(t, agenda) }, { kind: 'text', text: whose }];
}

/** The question that helps whoever's turn it is. */
export function promptLine(t: Translator, { meeting, idea }: Pick<Agenda, 'meeting' | 'idea'>): string {
  if (meeting.promptKind === 'new_idea' && idea) {
    return t('agenda.prompt.new_idea', { idea: shorten(idea.title, 150), number: `${idea.number}` });
  }
  return t(meeting.promptKind === 'sales_support' ? 'agenda.prompt.sales_support' : 'agenda.prompt.conversation');
}

function storyBlocks(t: Translator, stories: readonly StoryOf[], meeting: Meeting): Block[] {
  const shown = stories.slice(0, fits.stories);
  const each = Math.floor(fits.storyText / shown.length);
  const blocks = shown.flatMap((story) => storyBlock(t, story, each));
  const isCut = shown.length < stories.length || shown.some(({ text }) => [...text].length > each);
  if (!isCut) return blocks;
  const label = t('agenda.allStories', { n: stories.length });
  return [
    ...blocks,
    { kind: 'controls', controls: [{ kind: 'button', label, go: { to: 'agenda.stories', args: [meeting.id] } }] },
  ];
}

export function storyBlock(t: Translator, story: StoryOf, most: number): Block[] {
  return [
    { kind: 'quote', text: shorten(story.text, most) },
    { kind: 'note', text: storyLine(t, story) },
  ];
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

export function topicLine(t: Translator, { text, author }: TopicOf, number: number, most: number): string {
  const topic = shorten(text, most);
  return author
    ? t('agenda.topicLine', { n: number, topic, name: shorten(author.name, 40) })
    : t('agenda.topicLineBare', { n: number, topic });
}

function tickedLine(t: Translator, ticked: readonly TopicOf[]): string {
  const names = ticked.slice(0, fits.posted).map(({ text }) => shorten(text, 30));
  const topics = new Intl.ListFormat(t.locale, { type: 'unit' }).format(names);
  return t('agenda.ticked', { n: ticked.length, topics });
}

function nextTurnLine(t: Translator, { person, startsAt }: NextTurn): Text {
  const name = { person: person.externalId, name: person.name };
  return t.rich('agenda.nextTurn', { name, time: { time: startsAt, as: 'day' } });
}

function noteBlock(text: Text): Block {
  return { kind: 'note', text };
}

// ------------------------------------------------------------------ for one person

export interface Own {
  /** What was just done, or why nothing was. */
  said?: string;
  undo?: Button['go'];
  page?: number;
  /** Other meetings of the channel. */
  others?: readonly MeetingOf[];
  now: Date;
}

/** The agenda as one person asked for it: each topic with its tick and its menu. */
export function ownView(t: Translator, agenda: Agenda, own: Own): View {
  const { meeting, topics, ticked } = agenda;
  const last = Math.max(0, Math.ceil(topics.length / fits.page) - 1);
  const page = Math.min(own.page ?? 0, last);
  const blocks: Block[] = [...saidBlocks(t, own)];
  blocks.push({ kind: 'heading', text: t('agenda.title', { meeting: meeting.series.name }) });
  blocks.push(
    { kind: 'note', text: t('agenda.startsOn', { when: when(t, meeting, own.now) }) },
    ...customerBlocks(t, agenda),
    { kind: 'divider' },
  );
  for (const [index, topic] of topics.entries()) {
    if (Math.floor(index / fits.page) === page) blocks.push(topicEntry(t, topic, index, topics.length));
  }
  if (topics.length === 0) blocks.push({ kind: 'text', text: t('agenda.noTopics') });
  if (ticked.length > 0) blocks.push(noteBlock(tickedLine(t, ticked)));
  blocks.push({ kind: 'controls', controls: ownControls(t, meeting, page, last, own.others ?? []) });
  return { kind: 'view', summary: own.said ?? t('agenda.title', { meeting: meeting.series.name }), blocks };
}

function saidBlocks(t: Translator, { said, undo }: Own): Block[] {
  if (!said) return [];
  const blocks: Block[] = [{ kind: 'text', text: said }];
  if (undo) blocks.push({ kind: 'controls', controls: [{ kind: 'button', label: t('agenda.undo'), go: undo }] });
  return blocks;
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
    button: { kind: 'button', label: t('agenda.tick'), go: { to: 'agenda.tick', args: [topic.id] } },
    menu: {
      kind: 'pick',
      label: t('agenda.moveOrRemove'),
      go: { to: 'agenda.topic', args: [topic.id] },
      options: options.map((value) => ({ value, label: t(`agenda.topic.${value}`) })),
    },
  };
}

function ownControls(
  t: Translator,
  meeting: Meeting,
  page: number,
  last: number,
  others: readonly MeetingOf[],
): Control[] {
  const controls: Control[] = [bringButton(t, meeting), addButton(t, meeting)];
  const turnTo = (to: number): Button['go'] => ({ to: 'agenda.page', args: [meeting.seriesId, `${to}`] });
  if (page > 0) controls.push({ kind: 'button', label: t('agenda.earlier'), go: turnTo(page - 1) });
  if (page < last) controls.push({ kind: 'button', label: t('agenda.later'), go: turnTo(page + 1) });
  if (others.length > 0) {
    const options = others
      .slice(0, 25)
      .map(({ seriesId, series }) => ({ value: seriesId, label: shorten(series.name, 75) }));
    controls.push({ kind: 'pick', label: t('agenda.otherMeetings'), go: { to: 'agenda.page', args: [] }, options });
  }
  return controls;
}

/** Day and time for one reader, on their clocks. */
export function when(t: Translator, { startsAt }: Pick<Meeting, 'startsAt'>, now: Date): string {
  return sayMoment(startsAt, t.zone, t.locale, now);
}

/** "Weekly meeting (tomorrow, 10:30 AM)". */
export function named(t: Translator, series: Pick<MeetingSeries, 'name'>, meeting: Meeting, now: Date): string {
  return t('agenda.named', { meeting: series.name, when: when(t, meeting, now) });
}
