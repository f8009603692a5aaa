import { button, controls, type Fact, facts, heading, quote, small, text, view } from '../chat/blocks.ts';
import { shortenTo } from '../chat/input.ts';
import type { Block, Button, View } from '../chat/view.ts';
import { personSpan, type Span } from '../i18n/text.ts';
import type { Translator } from '../i18n/translate.ts';
import type { OwnedMove, OwnedWork, Person } from '../store/rows.ts';
import { sayDate } from '../time/say.ts';
import { localDate } from '../time/zone.ts';
import type { Work } from './hands.ts';
import type { Stage } from './rules.ts';

/** UTF-16 units of what somebody wrote. */
const wordsShown = 600;

export interface Said {
  t: Translator;
  now: Date;
  people: ReadonlyMap<string, Person>;
}

export function spanOf({ t, people }: Said, id: string | null): Span {
  const person = people.get(id ?? '');
  return person ? personSpan(person) : t('owned.somebody');
}

export function dayOf({ t, now }: Pick<Said, 't' | 'now'>, date: string): string {
  return sayDate(date, t.locale, localDate(now, t.zone));
}

export function isOverdue({ t, now }: Pick<Said, 't' | 'now'>, { dueDate }: OwnedWork): boolean {
  return dueDate !== null && dueDate < localDate(now, t.zone);
}

/** Who asked, whose it is, and by when. */
export function workFacts(said: Said, { ownerId, askedById, dueDate }: OwnedWork): Fact[] {
  const { t } = said;
  return [
    { label: t('owned.fact.owner'), value: [spanOf(said, ownerId)] },
    ...(askedById && askedById !== ownerId ? [{ label: t('owned.fact.asked'), value: [spanOf(said, askedById)] }] : []),
    ...(dueDate ? [{ label: t('owned.fact.due'), value: dayOf(said, dueDate) }] : []),
  ];
}

/** What may be done with it; past its day also what could help. */
export function workControls(t: Translator, { id }: OwnedWork, isPast: boolean): readonly Block[] {
  const hand = button(t('owned.button.hand'), 'pad.workHand', [id]);
  return controls(
    button(t('owned.button.done'), 'pad.workDone', [id], 'primary'),
    button(t('owned.button.later'), 'pad.workLater', [id]),
    isPast ? button(t('owned.button.free'), 'pad.workFree', [id]) : null,
    isPast ? button(t('owned.button.change'), 'pad.workChange', [id]) : null,
    hand,
  );
}

export function openButton(t: Translator, { id }: OwnedWork): Button {
  return button(t('owned.button.open'), 'pad.work', [id]);
}

export function words(written: string | null): Block | null {
  return written ? quote(shortenTo(written, wordsShown)) : null;
}

/** One piece of work: what it is, what stands in its way, and what this person may do with it. */
export function workView(
  said: Said,
  { work, about }: Work,
  { title, stuck, may }: { title: string; stuck: OwnedMove | null; may: boolean },
): View {
  const { t } = said;
  const { state } = work;
  const isOpen = state === 'open';
  return view(
    title,
    heading(shortenTo(title, 130)),
    state === 'open' ? null : text(t(`owned.state.${state}`)),
    facts(...workFacts(said, work)),
    words(work.brought),
    isOpen && stuck ? [text(t.rich(`owned.stuck.${stuckBy(stuck)}`, { name: spanOf(said, stuck.personId) }))] : null,
    isOpen && stuck ? words(stuck.text) : null,
    controls(about.button?.(t) ?? null),
    isOpen && may ? workControls(t, work, isOverdue(said, work)) : null,
  );
}

function stuckBy({ kind }: OwnedMove): 'free' | 'change' | 'moved' {
  return kind === 'free' || kind === 'change' ? kind : 'moved';
}

/** A reminder of a day, and past it the question what stands in the way. @param owner whom the reader stands in for */
export function reminderView(said: Said, { work, about }: Work, stage: Stage, owner: Person | null): View {
  const { t } = said;
  const sentence = t(`owned.remind.${stage}`, { title: about.title(t), day: dayOf(said, work.dueDate ?? '') });
  return view(
    sentence,
    text(sentence),
    stage === 'past' ? text(t('owned.whatStops')) : null,
    owner && small(awayText(said, owner)),
    work.askedById && work.askedById !== work.ownerId
      ? small(t.rich('owned.askedBy', { name: spanOf(said, work.askedById) }))
      : null,
    controls(about.button?.(t) ?? null),
    workControls(t, work, stage === 'past'),
  );
}

export function awayText(said: Said, owner: Person) {
  const { t } = said;
  if (owner.backOn === null) return t.rich('owned.leftFor', { name: personSpan(owner) });
  return t.rich('owned.awayFor', { name: personSpan(owner), day: dayOf(said, owner.backOn) });
}

/** What somebody did with it, for one person. */
export function newsView(said: Said, whole: Work, move: OwnedMove, reader: Person, title: string): View {
  const { t } = said;
  const { work, about } = whole;
  const isMine = work.ownerId === reader.id && work.state === 'open';
  const day = work.dueDate ? dayOf(said, work.dueDate) : '';
  const values = { title, day, name: spanOf(said, move.personId), owner: spanOf(said, work.ownerId) };
  const sentence = t.rich(sentenceOf(move, isMine), { ...values, before: spanOf(said, move.ownerId) });
  const asksReader = reader.kind === 'member' && (move.kind === 'free' || move.kind === 'change');
  return view(
    sentence,
    text(sentence),
    words(move.text),
    isMine || asksReader ? facts(...workFacts(said, work)) : null,
    controls(about.button?.(t) ?? null, asksReader ? openButton(t, work) : null),
    isMine ? workControls(t, work, false) : null,
    asksReader
      ? controls(
          button(t('owned.button.hand'), 'pad.workHand', [work.id], 'primary'),
          button(t('owned.button.more'), 'pad.workLater', [work.id]),
        )
      : null,
  );
}

function sentenceOf({ kind, personId, ownerId }: OwnedMove, isMine: boolean) {
  if (kind === 'given') return isMine ? 'owned.news.given' : 'owned.news.handed';
  if (kind === 'handed' && personId === null) return 'owned.news.left';
  if (kind === 'handed') return isMine ? 'owned.news.handedYou' : 'owned.news.handed';
  if (kind === 'moved') return isMine ? 'owned.news.movedYours' : 'owned.news.moved';
  if (kind === 'dropped') return 'owned.news.dropped';
  return ownerId === null ? 'owned.news.done' : (`owned.news.${kind}` as const);
}
