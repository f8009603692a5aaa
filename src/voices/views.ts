import type { Ctx } from '../chat/asks.ts';
import { button, controls, entry, quote, small, text, view } from '../chat/blocks.ts';
import { shorten } from '../chat/input.ts';
import type { Block, Button, View } from '../chat/view.ts';
import type { Text } from '../i18n/text.ts';
import type { Translator } from '../i18n/translate.ts';
import type { DetailKind } from '../masking/kinds.ts';
import type { Person, Place, Voice } from '../store/rows.ts';
import { sayMoment } from '../time/say.ts';
import type { Alike } from './alike/hearing.ts';
import { isWaiting } from './rules.ts';

// What more than one message shows of a voice.

/** So much of somebody's words stands on a card. */
const onCard = 1200;

/** Their words, or that they were erased. */
export function wordsBlock(t: Translator, { text: words, erasedAt }: Voice, most = onCard): Block {
  return erasedAt === null ? quote(shorten(words, most)) : text(t('voices.erased'));
}

/** "Mrs R., Patan", or "a customer" where nobody named them. */
export function customerName(t: Translator, { customer }: Voice): string {
  return customer === null ? t('voices.aCustomer') : shorten(customer, 60);
}

/** "The same as #3: Late deliveries", and what helped, until it is solved: then there is nothing to help with. */
export function problemText(t: Translator, { number, title, playbook }: Alike, { solvedAt }: Voice): string {
  const same = t('problems.isSame', { number, title: shorten(title, 150) });
  return playbook === null || solvedAt !== null
    ? same
    : `${same}\n${t('problems.helped', { playbook: shorten(playbook, 300) })}`;
}

export function openProblem(t: Translator, { id, number }: Pick<Alike, 'id' | 'number'>): Button {
  return button(t('problems.button.open', { number }), 'customers.openProblem', [id]);
}

/** Where it will stand, for whom, and what was taken out of it. */
export interface Receipt {
  voice: Voice;
  found: readonly DetailKind[];
  /** null: nothing is posted, and the champions alone are told. */
  place: Pick<Place, 'externalId' | 'name'> | null;
  /** Its channel has people of other companies, who are not to read it. */
  outsiders?: boolean;
  /** "The third time she writes". */
  times: number;
  /** Problems that look the same. */
  alike: readonly Alike[];
  /** What is still asked of whoever brought it. */
  ask: 'news' | 'answered' | null;
}

/** What was heard is saved already; two small questions follow as buttons, where nobody has answered them. */
export function receiptView({ t, now }: Pick<Ctx, 't' | 'now'>, receipt: Receipt): View {
  const { voice, found, times, ask, alike } = receipt;
  const said = t('voices.saved', { number: voice.number });
  const taken = takenOut(t, found);
  const due = isWaiting(voice) && ask !== 'news' && voice.dueAt ? sayMoment(voice.dueAt, t.zone, t.locale, now) : null;
  return view(
    said,
    text(said),
    quote(shorten(voice.text, 300)),
    taken === null ? null : text(taken),
    times > 1 ? small(t('voices.times', { n: times, name: customerName(t, voice) })) : null,
    small(whoReads(t, receipt)),
    due === null ? null : text(t('voices.due', { due })),
    ask === null ? null : text(t(ask === 'news' ? 'voices.askNews' : 'voices.field.answered')),
    controls(
      ...taps(t, receipt),
      button(t('voices.button.takeBack'), 'customers.takeBack', [voice.id]),
      times > 1 ? button(t('sharing.button.others'), 'customers.thread', [voice.id, '0']) : null,
    ),
    alike.map((one) => alikeEntry(t, voice, one)),
  );
}

/** "#3 looks the same: Late deliveries", what helped last time, and the way to say so. */
export function alikeEntry(t: Translator, { id }: Voice, alike: Alike): Block {
  const { number, title, playbook } = alike;
  return entry(t('problems.looksSame', { number, title: shorten(title, 150) }), {
    detail: playbook === null ? undefined : t('problems.helped', { playbook: shorten(playbook, 300) }),
    button: button(t('problems.button.same', { number }), 'customers.join', [id, alike.id]),
  });
}

/** Who will read what somebody brings, said before they save it and after. */
export function whoReads(t: Translator, { place, outsiders = false }: Pick<Receipt, 'place' | 'outsiders'>): Text {
  if (!place) return t('voices.championsRead');
  const where = { place: { place: place.externalId, name: place.name } };
  return t.rich(outsiders ? 'voices.outsidersThere' : 'voices.whoReads', where);
}

/** Good or bad, then whether they had an answer. */
function taps(t: Translator, { voice: { id }, ask }: Receipt): Button[] {
  if (ask === 'news') {
    return (['good', 'bad'] as const).map((value) => button(t(`voices.news.${value}`), 'customers.news', [id, value]));
  }
  if (ask === null) return [];
  return (['yes', 'mine', 'somebody'] as const).map((value) =>
    button(t(`voices.answered.${value}`), 'customers.reply', [id, value]),
  );
}

/** What was taken out of what somebody wrote; null: nothing. */
export function takenOut(t: Translator, found: readonly DetailKind[]): string | null {
  if (found.length === 0) return null;
  const details = new Intl.ListFormat(t.locale).format(found.map((kind) => t(`voices.detail.${kind}`)));
  return t('voices.masked', { details });
}

/** A voice with those who are named on its card. */
export interface VoiceOf {
  voice: Voice;
  by: Person | null;
  holder: Person | null;
  answeredBy: Person | null;
}
