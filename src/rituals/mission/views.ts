import type { Block, Button, View } from '../../chat/view.ts';
import { localeOf, ownNames } from '../../i18n/locales.ts';
import type { Span, Text } from '../../i18n/text.ts';
import type { Translator } from '../../i18n/translate.ts';
import type { Person, Place, Round, Statement } from '../../store/rows.ts';
import { howMany } from './rules.ts';

/** The question, its contract and what is said around an answer. */

export function view(summary: string, blocks: readonly Block[]): View {
  return { kind: 'view', summary, blocks };
}

export function placeSpan({ externalId, name }: Place): Span {
  return { place: externalId, name };
}

export function personSpan({ externalId, name }: Pick<Person, 'externalId' | 'name'>): Span {
  return { person: externalId, name };
}

export function answerButton(t: Translator, roundId: string, answered = false): Button {
  const label = answered ? t('mission.change') : t('mission.answer');
  return {
    kind: 'button',
    label,
    go: { to: 'mission.answer', args: [roundId] },
    ...(!answered && { tone: 'primary' }),
  };
}

export type Terms = Pick<Round, 'anonymous' | 'kFigures' | 'kWords' | 'sendsTo'>;

/** What holds for a round, fixed before its first answer. @param quotes whether unnamed words may be shown here */
export function contract(t: Translator, round: Round, quotes: boolean): Block {
  const until = { label: t('mission.until'), value: untilWhen(t, round) };
  return { kind: 'facts', facts: [...termFacts(t, round, quotes), until] };
}

export function termFacts(t: Translator, terms: Terms, quotes: boolean) {
  return [
    { label: t('mission.names'), value: terms.anonymous ? t('mission.unnamed') : t('mission.named') },
    { label: t('mission.shown'), value: whatIsShown(t, terms, quotes) },
    ...(terms.sendsTo === null
      ? []
      : [{ label: t('mission.comparedBy'), value: t('mission.sent', { host: terms.sendsTo }) }]),
  ];
}

function whatIsShown(t: Translator, { anonymous, kFigures, kWords }: Terms, quotes: boolean): string {
  const values = { figures: kFigures, words: kWords };
  if (anonymous) return quotes ? t('mission.shownBoth', values) : t('mission.shownFigures', values);
  return quotes ? t('mission.shownNamed', values) : t('mission.shownNamedFigures', values);
}

function untilWhen(t: Translator, { audience, closesAt }: Round): Text {
  return audience === 'ten' ? t.rich('mission.untilTen', { time: { time: closesAt } }) : [{ time: closesAt }];
}

/** The question in its channel. Its count is as old as its last rendering, so that it never tells when somebody answered. */
export function questionView(t: Translator, round: Round, answered: number, quotes: boolean): View {
  if (round.state !== 'open') return closedView(t, round);
  return view(t('mission.questionText'), [
    { kind: 'heading', text: t('mission.question') },
    { kind: 'text', text: t('mission.questionText') },
    contract(t, round, quotes),
    { kind: 'note', text: t('mission.soFar', { ...howMany(answered, round.asked) }) },
    { kind: 'controls', controls: [answerButton(t, round.id)] },
  ]);
}

function closedView(t: Translator, round: Round): View {
  return view(t('mission.questionClosed'), [
    { kind: 'heading', text: t('mission.question') },
    { kind: 'text', text: t('mission.questionClosed') },
    { kind: 'controls', controls: [readButton(t, round.id)] },
  ]);
}

export function readButton(t: Translator, roundId: string): Button {
  return { kind: 'button', label: t('mission.read'), go: { to: 'mission.results', args: [roundId] } };
}

/** The question to one person directly. */
export function askedView(
  t: Translator,
  round: Round,
  { from, place, quotes }: { from: Pick<Person, 'externalId' | 'name'>; place: Place; quotes: boolean },
): View {
  const who = { person: personSpan(from), place: placeSpan(place) };
  const said = round.audience === 'ten' ? t.rich('mission.fromTen', who) : t.rich('mission.from', who);
  return view(t('mission.questionText'), [
    { kind: 'heading', text: t('mission.question') },
    { kind: 'text', text: t('mission.questionText') },
    { kind: 'note', text: said },
    contract(t, round, quotes),
    { kind: 'controls', controls: [answerButton(t, round.id)] },
  ]);
}

export function reminderView(t: Translator, round: Round): View {
  const time = { time: round.closesAt };
  const text = round.audience === 'ten' ? t('mission.remindTen') : t.rich('mission.remind', { time });
  const controls: Block = { kind: 'controls', controls: [answerButton(t, round.id)] };
  return view(t('mission.waitsForYouShort'), [{ kind: 'text', text }, controls]);
}

/** After an answer, which is not repeated: nothing of it is in any message. */
export function thanksView(
  t: Translator,
  round: Round,
  { stated, leads, shown }: { stated: readonly Statement[]; leads: boolean; shown: boolean },
): View {
  const time = { time: round.closesAt };
  const text = round.audience === 'ten' ? t('mission.thanksTen') : t.rich('mission.thanks', { time });
  const blocks: Block[] = [{ kind: 'text', text }];
  if (stated.length > 0) blocks.push({ kind: 'text', text: t('mission.nowStated') }, ...statementBlocks(t, stated));
  if (leads) blocks.push({ kind: 'text', text: shown ? t('mission.leaderShown') : t('mission.leader') });
  blocks.push({
    kind: 'controls',
    controls: [answerButton(t, round.id, true), ...(leads ? [leaderButton(t, round.id, shown)] : [])],
  });
  return view(t('mission.thanksShort'), blocks);
}

export function leaderButton(t: Translator, roundId: string, shown: boolean): Button {
  return shown
    ? { kind: 'button', label: t('mission.leaderHide'), go: { to: 'mission.hideMine', args: [roundId] } }
    : { kind: 'button', label: t('mission.leaderShow'), go: { to: 'mission.showMine', args: [roundId] } };
}

/** The mission in the reader's language; in those it was stated in, where theirs is not one of them. */
export function statementBlocks(t: Translator, stated: readonly Statement[]): Block[] {
  const own = stated.filter(({ locale }) => locale === t.locale);
  return (own.length > 0 ? own : stated).flatMap((statement): Block[] => [
    { kind: 'quote', text: statement.text },
    {
      kind: 'note',
      text: t.rich('mission.statedIn', {
        language: languageName(statement.locale),
        time: { time: statement.statedAt, as: 'day' },
      }),
    },
  ]);
}

export function languageName(locale: string): string {
  const known = localeOf(locale);
  return known ? ownNames[known] : locale;
}
