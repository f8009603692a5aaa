import type { Ctx } from '../chat/asks.ts';
import { button, controls, quote, small, text, view } from '../chat/blocks.ts';
import { shorten } from '../chat/input.ts';
import type { Block, Button, View } from '../chat/view.ts';
import type { Translator } from '../i18n/translate.ts';
import type { DetailKind } from '../masking/kinds.ts';
import type { Person, Place, Voice } from '../store/rows.ts';
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

/** Where it will stand, for whom, and what was taken out of it. */
export interface Receipt {
  voice: Voice;
  found: readonly DetailKind[];
  /** null: nothing is posted, and the champions alone are told. */
  place: Pick<Place, 'externalId' | 'name'> | null;
  /** "The third time she writes". */
  times: number;
}

/** What was heard is saved already; two small questions follow as buttons, where nobody has answered them. */
export function receiptView(ctx: Pick<Ctx, 't'>, { voice, found, place, times }: Receipt): View {
  const { t } = ctx;
  const said = t('voices.saved', { number: voice.number });
  return view(
    said,
    text(said),
    quote(shorten(voice.text, 300)),
    found.length > 0 ? text(t('voices.masked', { details: detailsIn(t, found) })) : null,
    times > 1 ? small(t('voices.times', { n: times, name: customerName(t, voice) })) : null,
    small(
      place
        ? t.rich('voices.whoReads', { place: { place: place.externalId, name: place.name } })
        : t('voices.championsRead'),
    ),
    voice.news === null ? text(t('voices.askNews')) : null,
    controls(...nextTaps(t, voice), button(t('voices.button.takeBack'), 'customers.takeBack', [voice.id])),
  );
}

/** Good or bad, then whether they had an answer. */
function nextTaps(t: Translator, voice: Voice): Button[] {
  const { id, news } = voice;
  if (news === null) {
    return (['good', 'bad'] as const).map((value) => button(t(`voices.news.${value}`), 'customers.news', [id, value]));
  }
  if (!isWaiting(voice) || voice.holderId !== null) return [];
  return (['yes', 'mine', 'somebody'] as const).map((value) =>
    button(t(`voices.answered.${value}`), 'customers.reply', [id, value]),
  );
}

export function detailsIn(t: Translator, found: readonly DetailKind[]): string {
  return new Intl.ListFormat(t.locale).format(found.map((kind) => t(`voices.detail.${kind}`)));
}

/** A voice with those who are named on its card. */
export interface VoiceOf {
  voice: Voice;
  by: Person | null;
  holder: Person | null;
  answeredBy: Person | null;
}
