/** How an idea is said: the pieces that every view of it is made of, and the view of one idea. */

import type { Ctx } from '../../../chat/asks.ts';
import { button, controls, entry, type Fact, facts, heading, quote, small, text, view } from '../../../chat/blocks.ts';
import { languageByScript } from '../../../chat/dispatch/offer.ts';
import { shortenTo } from '../../../chat/input.ts';
import type { Block, Button, View } from '../../../chat/view.ts';
import type { Locale } from '../../../i18n/locales.ts';
import type { Span, Text } from '../../../i18n/text.ts';
import type { Translator } from '../../../i18n/translate.ts';
import { workOf } from '../../../owned/store.ts';
import type { Idea, Person } from '../../../store/rows.ts';
import { sayDate } from '../../../time/say.ts';
import { localDate } from '../../../time/zone.ts';
import { mayUse } from '../../../who/roles.ts';
import { decides, isOpen, mayEdit, mayHand, mayStep, type Step, takesVotes } from '../rules.ts';
import { type Whole, wholeIdea } from './ideas.ts';

type People = ReadonlyMap<string, Person>;
type Decided = Pick<Whole, 'idea' | 'people'>;

/** Text is cut to these lengths in UTF-16 units, so that all of an idea fits Discord's 4,000. */
const room = { heading: 130, title: 300, part: 480, reason: 240, exchange: 160 };
/** Questions and answers, the latest. */
const exchangesShown = 4;

/** A title on one line. */
export function titleOf({ title }: Pick<Idea, 'title'>, units = 120): string {
  return shortenTo(title.replace(/\s+/gu, ' '), units);
}

/** The values of a sentence that names an idea. */
export function called(idea: Idea): { number: number; title: string } {
  return { number: idea.number, title: titleOf(idea) };
}

/** "#12 Title" as a list says it. */
export function headOf(t: Translator, idea: Pick<Idea, 'number' | 'title'>, units = 120): string {
  return t('ideas.head', { number: idea.number, title: titleOf(idea, units) });
}

/** The same where everybody reads it: what was withdrawn or hidden says that alone. */
export function othersHead(t: Translator, idea: Idea): string {
  const { number } = idea;
  if (isOpen(idea)) return headOf(t, idea);
  if (idea.state === 'withdrawn') return t('ideas.sharedWithdrawn', { number });
  return t(idea.hiddenAt ? 'moderation.postHidden' : 'moderation.postUnseen', { number });
}

/** As the heading of a view. */
export function headingOf(t: Translator, idea: Idea): string {
  return headOf(t, idea, room.heading);
}

export function named(t: Translator, people: People, id: string | null): Span {
  const person = people.get(id ?? '');
  return person ? { person: person.externalId, name: shortenTo(person.name, 60) } : t('ideas.somebody');
}

/** Whose idea it is, unless they left their name out: then nobody but they themselves is told. */
export function authorOf(t: Translator, idea: Idea, people: People, viewer?: string): Span {
  if (!idea.unnamed) return named(t, people, idea.authorId);
  return viewer === idea.authorId ? t('ideas.youUnnamed') : t('ideas.noName');
}

export function stateOf(t: Translator, { state }: Pick<Idea, 'state'>): string {
  return t(`ideas.state.${state}`);
}

/** State, votes and author on one line. */
export function lineOf(t: Translator, idea: Idea, people: People, viewer?: string): Text {
  const author = authorOf(t, idea, people, viewer);
  return t.rich('ideas.line', { state: stateOf(t, idea), votes: idea.voteCount, author });
}

export function ideaEntry(t: Translator, idea: Idea, people: People, viewer?: string): Block {
  return entry(headOf(t, idea), { detail: lineOf(t, idea, people, viewer), button: openButton(t, idea) });
}

export function openButton(t: Translator, { id }: Pick<Idea, 'id'>, tone?: 'primary'): Button {
  return button(t('ideas.button.open'), 'ideas.show', [id], tone);
}

type Written = { kind: 'title' | 'part' | 'reason' | 'exchange'; label: Text; words: string };

/** Everything that was written about an idea, in its order. */
export function textsOf(t: Translator, { idea, people, exchange }: Whole): Written[] {
  const bold = (kind: Written['kind'], label: string, words: string | null): Written[] =>
    words ? [{ kind, label: [{ bold: label }], words }] : [];
  const isDeclined = idea.state === 'declined';
  return [
    ...bold('title', t('ideas.field.title'), idea.title),
    ...(['change', 'customers', 'delight'] as const).flatMap((name) =>
      bold('part', t(`ideas.part.${name}`), idea[name]),
    ),
    ...bold('reason', t('ideas.fact.reason'), isDeclined ? idea.reason : null),
    ...bold('reason', t('ideas.fact.reconsider'), isDeclined ? idea.reconsider : null),
    ...exchange.map(({ kind, personId, text: words }): Written => {
      const isAnswer = kind === 'replied';
      const name = isAnswer ? authorOf(t, idea, people) : named(t, people, personId);
      const label = t.rich(isAnswer ? 'ideas.repliedLine' : 'ideas.askedLine', { name });
      return { kind: 'exchange', label, words: words ?? '' };
    }),
  ];
}

/** What the author wrote besides the title. */
export function partBlocks(t: Translator, whole: Whole): Block[] {
  const parts = textsOf(t, whole).filter(({ kind }) => kind === 'part');
  return parts.flatMap(({ label, words }) => [text(label), quote(shortenTo(words, room.part))]);
}

type FactName = 'owner' | 'due' | 'reason' | 'reconsider' | 'merged' | 'reviewer' | 'brought';

function fact(t: Translator, key: FactName, value: Text | null): Fact[] {
  return value === null ? [] : [{ label: t(`ideas.fact.${key}`), value }];
}

/** Who does it and by when, as far as that is known. */
export function promiseFacts(t: Translator, { idea: { ownerId, dueDate }, people }: Decided, now: Date): Fact[] {
  return [
    ...fact(t, 'owner', ownerId && [named(t, people, ownerId)]),
    ...fact(t, 'due', dueDate && sayDate(dueDate, t.locale, localDate(now, t.zone))),
  ];
}

export function reasonFacts(t: Translator, { reason, reconsider }: Idea): Fact[] {
  return [
    ...fact(t, 'reason', reason && shortenTo(reason, room.reason)),
    ...fact(t, 'reconsider', reconsider && shortenTo(reconsider, room.reason)),
  ];
}

/** What was decided, as long as it stands. */
export function decisionFacts(t: Translator, decided: Decided, now: Date): Fact[] {
  const { idea } = decided;
  if (idea.state === 'accepted') return promiseFacts(t, decided, now);
  if (idea.state === 'done') {
    const { brought } = idea;
    return [...promiseFacts(t, decided, now), ...fact(t, 'brought', brought && shortenTo(brought, room.reason))];
  }
  return idea.state === 'declined' ? reasonFacts(t, idea) : [];
}

/** show: a private view of the idea, made anew after a step; review: the queue; post: a message others see as well. */
export const origins = ['show', 'review', 'post'] as const;
export type Origin = (typeof origins)[number];

/** One idea with all that is known of it and may be seen by this person. */
export async function ideaView(ctx: Ctx, idea: Idea, from: Origin, ...above: readonly Block[]): Promise<View> {
  const { db, t, person, now } = ctx;
  const whole = await wholeIdea(db, idea, person);
  const title = headingOf(t, idea);
  const label = t(whole.voted ? 'ideas.button.unvote' : 'ideas.button.vote');
  const wanted = whole.voted ? 'off' : 'on';
  const vote = takesVotes(idea.state) ? button(label, 'ideas.voteHere', [idea.id, from, wanted]) : null;
  return view(
    title,
    above,
    heading(title),
    standing(t, idea),
    ideaBlocks(t, whole, person.id, now),
    controls(vote, readButton(t, whole), ...authorControls(t, whole, person.id, from)),
    controls(await ownerDone(ctx, idea)),
    mayUse(person, decides) ? controls(...championControls(t, idea, person.id, from)) : null,
  );
}

/** For whoever does it and decides nothing: that it is done, and what it brought. */
async function ownerDone({ db, t, person }: Ctx, { id, ownerId, state }: Idea): Promise<Button | null> {
  if (state !== 'accepted' || ownerId !== person.id || mayUse(person, decides)) return null;
  const work = await workOf(db, workFor(id));
  return work?.state === 'open' ? button(t('owned.button.done'), 'pad.workDone', [work.id], 'primary') : null;
}

/** Where not everybody sees it, who does and why. */
export function standing(t: Translator, { hiddenAt, hiddenReason, unseen }: Idea): Block[] {
  if (hiddenAt) return [text(t('moderation.isHidden')), quote(shortenTo(hiddenReason ?? '', room.reason))];
  return unseen ? [text(t('moderation.isUnseen'))] : [];
}

export function ideaBlocks(t: Translator, whole: Whole, viewerId: string, now: Date): Block[] {
  const { idea, people, mergedInto } = whole;
  const exchange = textsOf(t, whole).filter(({ kind }) => kind === 'exchange');
  const since = sayDate(localDate(idea.createdAt, t.zone), t.locale, localDate(now, t.zone));
  return [
    ...(titleOf(idea, room.heading) === idea.title ? [] : [quote(shortenTo(idea.title, room.title))]),
    facts(
      { label: t('ideas.fact.state'), value: stateOf(t, idea) },
      { label: t('ideas.fact.author'), value: [authorOf(t, idea, people, viewerId)] },
      { label: t('ideas.fact.votes'), value: t('ideas.votes', { votes: idea.voteCount }) },
      { label: t('ideas.fact.since'), value: since },
      ...fact(t, 'reviewer', idea.state === 'in_review' ? [named(t, people, idea.reviewerId)] : null),
      ...decisionFacts(t, whole, now),
      ...fact(t, 'merged', idea.state === 'merged' && mergedInto ? othersHead(t, mergedInto) : null),
    ),
    ...partBlocks(t, whole),
    ...exchange
      .slice(-exchangesShown)
      .flatMap(({ label, words }) => [small(label), quote(shortenTo(words, room.exchange))]),
  ];
}

/** The way to the texts uncut, where some were shortened. */
export function readButton(t: Translator, whole: Whole): Button | null {
  const isCut = textsOf(t, whole).some(({ kind, words }) => words.length > room[kind]);
  if (!isCut && whole.exchange.length <= exchangesShown) return null;
  return button(t('ideas.button.whole'), 'ideas.read', [whole.idea.id, '0']);
}

/** What its owner has in their hands. */
export const workFor = (ideaId: string) => ({ kind: 'idea', aboutId: ideaId });

type Buttons = (Button | null)[];

function authorControls(t: Translator, { idea, exchange }: Whole, viewerId: string, from: Origin): Buttons {
  if (idea.authorId !== viewerId) return [];
  const last = exchange.at(-1);
  return [
    last?.kind === 'asked' ? button(t('ideas.button.reply'), 'ideas.reply', [last.id], 'primary') : null,
    mayEdit(idea.state) ? button(t('ideas.button.edit'), 'ideas.edit', [idea.id]) : null,
    mayStep('withdraw', idea.state) ? button(t('ideas.button.withdraw'), 'ideas.withdraw', [idea.id, from]) : null,
  ];
}

/** The language an idea is written in, as far as its script tells. */
export function languageOfIdea({ title, change, customers, delight }: Idea): Locale {
  return languageByScript([title, change, customers, delight].join(' ')) ?? 'en';
}

/** What a champion may do now. `from` says where the answer is to go. */
export function championControls(t: Translator, idea: Idea, viewerId: string, from: Origin): Buttons {
  const may = (step: Step, made: Button) => (mayStep(step, idea.state) ? made : null);
  const here = [idea.id, from];
  return [
    may('take', button(t('ideas.button.take'), 'ideas.take', here)),
    // not the loud one beside an idea that nobody has opened
    may('accept', button(t('ideas.button.accept'), 'ideas.accept', [idea.id], from === 'post' ? undefined : 'primary')),
    may('decline', button(t('ideas.button.decline'), 'ideas.decline', [idea.id])),
    idea.authorId === viewerId ? null : may('accept', button(t('ideas.button.ask'), 'ideas.ask', [idea.id])),
    may('merge', button(t('ideas.button.merge'), 'ideas.merge', [idea.id])),
    may('finish', button(t('ideas.button.done'), 'ideas.done', here)),
    idea.reviewerId === viewerId ? may('give_back', button(t('ideas.button.giveBack'), 'ideas.giveBack', here)) : null,
    may('reopen', button(t('ideas.button.reopen'), 'ideas.reopen', here)),
    mayHand(idea, viewerId) && languageOfIdea(idea) !== t.locale
      ? button(t('moderation.cannotRead'), 'ideas.handOver', [idea.id])
      : null,
    idea.unseen && !idea.hiddenAt ? button(t('moderation.letSee'), 'ideas.letSee', here) : null,
    idea.hiddenAt
      ? button(t('moderation.show'), 'ideas.showIdea', [idea.id])
      : button(t('moderation.hide'), 'ideas.hideIdea', [idea.id]),
  ];
}
