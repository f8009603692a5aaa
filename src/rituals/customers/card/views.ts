import { button, controls, small, text, view } from '../../../chat/blocks.ts';
import { shorten } from '../../../chat/input.ts';
import type { View } from '../../../chat/view.ts';
import type { Text } from '../../../i18n/text.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Problem, Voice } from '../../../store/rows.ts';
import { isWaiting } from '../../../voices/rules.ts';
import { alikeEntry, customerName, problemText, type VoiceOf, wordsBlock } from '../../../voices/views.ts';
import { wholeHours } from '../rules.ts';

/** "#41 · A customer waits for an answer · Mrs R., Patan" */
export function titleOf(t: Translator, voice: Voice): string {
  const known = voice.customer === null ? 'no' : 'yes';
  const values = { number: voice.number, customer: customerName(t, voice), known };
  if (voice.hiddenAt !== null) return t('customers.cardHidden', values);
  if (voice.erasedAt !== null) return t('customers.card.erased', values);
  const state = isWaiting(voice) ? 'waits' : voice.solvedAt ? 'solved' : voice.news === 'good' ? 'good' : 'answered';
  return t(`customers.card.${state}`, values);
}

/** Buttons only while they apply. @param problem it is the same as, or looks the same as */
export function cardView(t: Translator, shown: VoiceOf, problem: Problem | null): View {
  const { voice, by } = shown;
  const title = titleOf(t, voice);
  if (voice.hiddenAt !== null) return view(title, text(title));
  if (voice.erasedAt !== null) return view(title, text([{ bold: title }]), wordsBlock(t, voice));
  return view(
    title,
    text([{ bold: title }]),
    wordsBlock(t, voice),
    small(t('customers.broughtBy', { name: by?.name ?? t('voices.somebody') })),
    text(standing(t, shown)),
    voice.answer ? text(t('customers.told', { answer: shorten(voice.answer, 800) })) : null,
    problem && (voice.problemId === null ? alikeEntry(t, voice, problem) : text(problemText(t, problem, voice))),
    controls(
      isWaiting(voice) && voice.holderId === null
        ? button(t('customers.button.take'), 'customers.take', [voice.id], 'primary')
        : null,
      voice.answeredAt === null ? button(t('customers.button.answered'), 'customers.answer', [voice.id]) : null,
      voice.answeredAt !== null && voice.news !== 'good' && voice.solvedAt === null
        ? button(t('customers.button.solved'), 'customers.solve', [voice.id])
        : null,
      voice.problemId === null && voice.news !== 'good'
        ? button(t('problems.button.sameAs'), 'customers.same', [voice.id])
        : null,
    ),
  );
}

/** Who answers by when, or who did after how long. */
function standing(t: Translator, { voice, holder, answeredBy }: VoiceOf): Text {
  if (voice.answeredAt !== null) {
    const hours = wholeHours(voice.createdAt, voice.answeredAt);
    return t('customers.answeredAfter', { name: answeredBy?.name ?? t('voices.somebody'), hours });
  }
  if (!isWaiting(voice)) return t('customers.goodNews');
  // each reads it on their own clock, and on a later day
  const due = voice.dueAt === null ? '' : { time: voice.dueAt };
  const has = voice.dueAt === null ? 'none' : 'day';
  return holder
    ? t.rich('customers.holds', { name: holder.name, due, has })
    : t.rich('customers.nobodyHolds', { due, has });
}
