import { button, controls, facts, heading, small, text, view } from '../../../chat/blocks.ts';
import type { Block, Button, View } from '../../../chat/view.ts';
import { personSpan, placeSpan, type Text } from '../../../i18n/text.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Person, Place, Round } from '../../../store/rows.ts';
import { howMany, ownJobsFrom } from '../rules.ts';

/** The question and its contract, in its channel and to each person. */

export type Terms = Pick<Round, 'anonymous' | 'kFigures' | 'kWords' | 'sendsTo'>;

/** What holds for a round, fixed before its first answer. @param quotes whether unnamed words may be shown here */
export function contract(t: Translator, round: Round, quotes: boolean): Block {
  return facts(...termFacts(t, round, quotes), { label: t('mission.until'), value: untilWhen(t, round) });
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
  const values = { figures: kFigures, words: kWords, own: ownJobsFrom };
  if (anonymous) return quotes ? t('mission.shownBoth', values) : t('mission.shownFigures', values);
  return quotes ? t('mission.shownNamed', values) : t('mission.shownNamedFigures', values);
}

function untilWhen(t: Translator, { audience, closesAt }: Round): Text {
  return audience === 'ten' ? t.rich('mission.untilTen', { time: { time: closesAt } }) : [{ time: closesAt }];
}

function answerButton(t: Translator, { id }: Round): Button {
  return button(t('mission.answer'), 'mission.answer', [id], 'primary');
}

/** The question in its channel. Its count is as old as its last rendering, so that it never tells when somebody answered. */
export function questionView(
  t: Translator,
  round: Round,
  { from, answered, quotes, kept }: { from: Person | null; answered: number; quotes: boolean; kept: readonly Text[] },
): View {
  return view(
    t('mission.questionText'),
    kept.length > 0 ? [text([{ bold: t('mission.didWe') }]), ...kept.map(text)] : null,
    heading(t('mission.question')),
    text(t('mission.questionText')),
    from && small(t.rich('mission.askedBy', { person: personSpan(from) })),
    contract(t, round, quotes),
    small(t('mission.soFar', { ...howMany(answered, round.asked) })),
    controls(answerButton(t, round)),
  );
}

/** In place of a question or a reminder; the report is offered once there is one. */
export function closedView(t: Translator, { id, audience, state, closesAt, closedAt }: Round, now: Date): View {
  // of ten, it closes when ten have answered: that is its time
  const isEarly = audience !== 'ten' && (closedAt ?? now) < closesAt;
  const said = t(isEarly ? 'mission.questionClosedEarly' : 'mission.questionClosed');
  return view(
    said,
    heading(t('mission.question')),
    text(said),
    controls(state === 'closed' ? button(t('mission.read'), 'mission.results', [id]) : null),
  );
}

/** The question to one person directly. */
export function askedView(
  t: Translator,
  round: Round,
  { from, place, quotes }: { from: Person; place: Place; quotes: boolean },
): View {
  const who = { person: personSpan(from), place: placeSpan(place) };
  return view(
    t('mission.questionText'),
    heading(t('mission.question')),
    text(t('mission.questionText')),
    small(round.audience === 'ten' ? t.rich('mission.fromTen', who) : t.rich('mission.from', who)),
    contract(t, round, quotes),
    controls(answerButton(t, round)),
  );
}

export function reminderView(t: Translator, round: Round): View {
  const time = { time: round.closesAt };
  return view(
    t('mission.waitsForYouShort'),
    text(round.audience === 'ten' ? t('mission.remindTen') : t.rich('mission.remind', { time })),
    controls(answerButton(t, round)),
  );
}

/** What a poll's next round waits for. */
export function waitsView(t: Translator, roundId: string, place: Place): View {
  const said = t.rich('mission.waits', { place: placeSpan(place) });
  return view(said, text(said), controls(button(t('mission.actionSay'), 'mission.sayAction', [roundId])));
}

/** After asking at once. */
export function askedNowView(t: Translator, round: Round, place: Place, quotes: boolean): View {
  const { asked, kFigures } = round;
  return view(
    t('mission.question'),
    text(askedText(t, round, place)),
    contract(t, round, quotes),
    asked !== null && asked < kFigures ? small(t('mission.tooSmall', { asked, figures: kFigures })) : null,
  );
}

function askedText(t: Translator, { audience, asked }: Round, place: Place): Text {
  const where = { place: placeSpan(place) };
  if (audience === 'ten') return t.rich('mission.askedTen', { ...where, n: asked ?? 0 });
  if (asked === null) return t.rich('mission.askedHere', where);
  return audience === 'everyone' ? t.rich('mission.askedEveryone', where) : t.rich('mission.askedChannel', where);
}
