import type { Block, Button, Control, View } from '../../chat/view.ts';
import type { Text } from '../../i18n/text.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Idea, IdeaEvent, Person } from '../../store/rows.ts';
import { sayDate } from '../../time/say.ts';
import { localDate } from '../../time/zone.ts';
import type { Whole } from './load.ts';
import { mayEdit, mayStep, pageSize, pages, takesVotes } from './rules.ts';
import { authorOf, headOf, lineOf, named, type Part, partsOf, short, stateOf, titleOf } from './say.ts';

/** Who looks, and from where: in the review queue a step is followed by the next idea. */
export interface Viewer {
  id: string;
  decides: boolean;
  from: Origin;
}
/** show: a private view of the idea, made anew after a step; review: the queue; post: a message others see as well. */
export type Origin = 'show' | 'review' | 'post';

export function button(label: string, to: string, args: readonly string[] = [], tone?: Button['tone']): Button {
  return { kind: 'button', label, go: { to: `ideas.${to}`, args }, ...(tone && { tone }) };
}

/** Text is cut to these lengths in UTF-16 units, so that all of an idea fits Discord's 4,000. */
const room = { heading: 130, title: 300, part: 480, reason: 240, exchange: 160 };

/** One idea with all that is known of it and may be seen by this person. */
export function ideaView(t: Translator, whole: Whole, viewer: Viewer, now: Date): View {
  const { idea } = whole;
  const heading = headOf(t, idea, room.heading);
  return {
    kind: 'view',
    summary: heading,
    blocks: [
      { kind: 'heading', text: heading },
      ...ideaBlocks(t, whole, viewer, now),
      ...controlRows([...readerControls(t, whole, viewer), ...authorControls(t, whole, viewer)]),
      ...(viewer.decides ? controlRows(championControls(t, idea, viewer)) : []),
    ],
  };
}

export function ideaBlocks(t: Translator, whole: Whole, viewer: Pick<Viewer, 'id'>, now: Date): Block[] {
  const { idea } = whole;
  const blocks: Block[] = [];
  if (titleOf(idea, room.heading) !== idea.title) blocks.push({ kind: 'quote', text: short(idea.title, room.title) });
  blocks.push({ kind: 'facts', facts: factsOf(t, whole, viewer, now) });
  for (const { name, text } of partsOf(idea)) {
    blocks.push(
      { kind: 'text', text: [{ bold: partLabel(t, name) }] },
      { kind: 'quote', text: short(text, room.part) },
    );
  }
  for (const event of whole.exchange.slice(-4)) blocks.push(...exchangeBlocks(t, whole, event));
  return blocks;
}

function factsOf(t: Translator, { idea, people, mergedInto }: Whole, viewer: Pick<Viewer, 'id'>, now: Date) {
  const facts: { label: string; value: Text }[] = [
    { label: t('ideas.fact.state'), value: stateOf(t, idea) },
    { label: t('ideas.fact.author'), value: [authorOf(t, idea, people, viewer.id)] },
    { label: t('ideas.fact.votes'), value: t('ideas.votes', { votes: idea.voteCount }) },
    {
      label: t('ideas.fact.since'),
      value: sayDate(localDate(idea.createdAt, t.zone), t.locale, localDate(now, t.zone)),
    },
  ];
  if (idea.state === 'in_review')
    facts.push({ label: t('ideas.fact.reviewer'), value: [named(t, people, idea.reviewerId)] });
  if (idea.state === 'accepted' || idea.state === 'done') facts.push(...promiseFacts(t, idea, people, now));
  if (idea.state === 'declined') facts.push(...reasonFacts(t, idea));
  if (idea.state === 'merged' && mergedInto)
    facts.push({ label: t('ideas.fact.merged'), value: headOf(t, mergedInto) });
  return facts;
}

/** Who does it and by when, as far as that is known. */
export function promiseFacts(t: Translator, idea: Idea, people: ReadonlyMap<string, Person>, now: Date) {
  const facts: { label: string; value: Text }[] = [];
  if (idea.ownerId) facts.push({ label: t('ideas.fact.owner'), value: [named(t, people, idea.ownerId)] });
  if (idea.dueDate) {
    facts.push({ label: t('ideas.fact.due'), value: sayDate(idea.dueDate, t.locale, localDate(now, t.zone)) });
  }
  return facts;
}

export function reasonFacts(t: Translator, { reason, reconsider }: Idea) {
  const facts: { label: string; value: Text }[] = [];
  if (reason) facts.push({ label: t('ideas.fact.reason'), value: short(reason, room.reason) });
  if (reconsider) facts.push({ label: t('ideas.fact.reconsider'), value: short(reconsider, room.reason) });
  return facts;
}

export function partLabel(t: Translator, name: Part): string {
  return t(`ideas.part.${name}`);
}

function exchangeBlocks(t: Translator, { idea, people }: Whole, event: IdeaEvent): Block[] {
  const who =
    event.kind === 'asked'
      ? t.rich('ideas.askedLine', { name: named(t, people, event.personId) })
      : t.rich('ideas.repliedLine', { name: authorOf(t, idea, people) });
  return [
    { kind: 'note', text: who },
    { kind: 'quote', text: short(event.text ?? '', room.exchange) },
  ];
}

/** Buttons in rows of five, the most that Discord puts in one. */
export function controlRows(controls: readonly Control[]): Block[] {
  const rows: Block[] = [];
  for (let from = 0; from < controls.length; from += 5) {
    rows.push({ kind: 'controls', controls: controls.slice(from, from + 5) });
  }
  return rows;
}

function readerControls(t: Translator, whole: Whole, { from }: Viewer): Control[] {
  const { idea, voted } = whole;
  const controls: Control[] = [];
  if (takesVotes(idea.state)) {
    controls.push(button(t(voted ? 'ideas.button.unvote' : 'ideas.button.vote'), 'voteHere', [idea.id, from]));
  }
  return [...controls, ...readControls(t, whole)];
}

/** The way to the texts uncut, where some were shortened. */
export function readControls(t: Translator, { idea, exchange }: Whole): Control[] {
  const cut =
    idea.title.length > room.title ||
    partsOf(idea).some(({ text }) => text.length > room.part) ||
    [idea.reason, idea.reconsider].some((text) => (text?.length ?? 0) > room.reason) ||
    exchange.length > 4 ||
    exchange.some(({ text }) => (text?.length ?? 0) > room.exchange);
  return cut ? [button(t('ideas.button.whole'), 'read', [idea.id, '0'])] : [];
}

function authorControls(t: Translator, { idea, exchange }: Whole, { id, from }: Viewer): Control[] {
  if (idea.authorId !== id) return [];
  const controls: Control[] = [];
  const last = exchange.at(-1);
  if (last?.kind === 'asked') controls.push(button(t('ideas.button.reply'), 'reply', [last.id], 'primary'));
  if (mayEdit(idea.state)) controls.push(button(t('ideas.button.edit'), 'edit', [idea.id]));
  if (mayStep('withdraw', idea.state)) controls.push(button(t('ideas.button.withdraw'), 'withdraw', [idea.id, from]));
  return controls;
}

/** What a champion may do now. `from` says where the answer is to go. */
export function championControls(t: Translator, idea: Idea, { id, from }: Pick<Viewer, 'id' | 'from'>): Control[] {
  const { state } = idea;
  const controls: Control[] = [];
  if (mayStep('take', state)) controls.push(button(t('ideas.button.take'), 'take', [idea.id, from]));
  if (mayStep('accept', state)) controls.push(button(t('ideas.button.accept'), 'accept', [idea.id], 'primary'));
  if (mayStep('decline', state)) controls.push(button(t('ideas.button.decline'), 'decline', [idea.id]));
  if (mayStep('accept', state) && idea.authorId !== id) controls.push(button(t('ideas.button.ask'), 'ask', [idea.id]));
  if (mayStep('merge', state)) controls.push(button(t('ideas.button.merge'), 'merge', [idea.id]));
  if (mayStep('finish', state)) controls.push(button(t('ideas.button.done'), 'done', [idea.id, from]));
  if (mayStep('give_back', state) && idea.reviewerId === id) {
    controls.push(button(t('ideas.button.giveBack'), 'giveBack', [idea.id, from]));
  }
  if (mayStep('reopen', state)) controls.push(button(t('ideas.button.reopen'), 'reopen', [idea.id, from]));
  return controls;
}

export interface Listed {
  heading: string;
  /** Said where there is nothing. */
  empty: string;
  ideas: readonly Idea[];
  people: ReadonlyMap<string, Person>;
  count: number;
  page: number;
  /** The route of another page. */
  turn(page: number): readonly string[];
}

/** Ten ideas, with Next and Back. */
export function listView(
  t: Translator,
  { heading, empty, ideas, people, count, page, turn }: Listed,
  viewer: string,
): View {
  if (count === 0) {
    return {
      kind: 'view',
      summary: empty,
      blocks: [
        { kind: 'text', text: empty },
        { kind: 'controls', controls: [button(t('ideas.button.new'), 'new', [], 'primary')] },
      ],
    };
  }
  const turns: Control[] = [];
  if (page > 1) turns.push(button(t('ideas.button.back'), 'page', turn(page - 1)));
  if (page < pages(count)) turns.push(button(t('ideas.button.next'), 'page', turn(page + 1)));
  return {
    kind: 'view',
    summary: heading,
    blocks: [
      { kind: 'heading', text: heading },
      ...ideas.map((idea) => ideaEntry(t, idea, people, viewer)),
      ...(count > pageSize
        ? [{ kind: 'note', text: t('ideas.page', { page, pages: pages(count), count }) } as const]
        : []),
      ...controlRows(turns),
    ],
  };
}

export function ideaEntry(t: Translator, idea: Idea, people: ReadonlyMap<string, Person>, viewer?: string): Block {
  return {
    kind: 'entry',
    text: headOf(t, idea),
    detail: lineOf(t, idea, people, viewer),
    button: button(t('ideas.button.open'), 'show', [idea.id]),
  };
}
