import { button, controls, heading, quote, small, text, view } from '../../../chat/blocks.ts';
import { shortenTo } from '../../../chat/input.ts';
import type { Block, View } from '../../../chat/view.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Voice } from '../../../store/rows.ts';
import { customerName } from '../../../voices/views.ts';
import { longestOf, wholeHours } from '../rules.ts';
import type { Week } from './read.ts';

/** UTF-16 units for all words and answers together: with the rest they fit Discord's 4,000. */
const room = 2600;

/** One person's words first, then what was answered; counts last. */
export function weekView(t: Translator, { inFull, also, counts }: Week): View {
  const title = t('sharing.week');
  const lengths = inFull.flatMap(({ text: words, answer }) => [words.length, answer?.length ?? 0]);
  const most = longestOf(lengths, room);
  const cut = inFull.filter((voice) => voice.text.length > most || (voice.answer?.length ?? 0) > most);
  const { good, bad, within, waiting } = counts;
  return view(
    title,
    heading(title),
    inFull.flatMap((voice) => told(t, voice, most)),
    also.length > 0 ? text([t('sharing.weekAlso'), ...also.flatMap((voice) => ['\n', alsoLine(t, voice)])]) : null,
    small(t('sharing.weekCounts', { good, bad })),
    within.n > 0 ? small(t('sharing.weekWithin', within)) : null,
    small(t('sharing.weekWaiting', { count: waiting })),
    controls(
      ...cut.map(({ id, number }) => button(t('sharing.button.readOne', { number }), 'customers.open', [id])),
      button(t('customers.button.heard'), 'customers.hear'),
      button(t('sharing.button.all'), 'customers.overview'),
    ),
  );
}

/** What they said, what we answered, after how long. */
function told(t: Translator, voice: Voice, most: number): Block[] {
  const { news, answer, answeredAt, createdAt } = voice;
  const who = t(news === 'good' ? 'sharing.weekGood' : 'sharing.weekBad', { customer: customerName(t, voice) });
  const hours = answeredAt && wholeHours(createdAt, answeredAt);
  return [
    text([{ bold: who }]),
    quote(shortenTo(voice.text, most)),
    ...(hours === null ? [] : [text(t('sharing.weekAnswered', { hours, has: answer ? 'words' : 'none' }))]),
    ...(answer ? [quote(shortenTo(answer, most))] : []),
  ];
}

function alsoLine(t: Translator, voice: Voice): string {
  const hours = wholeHours(voice.createdAt, voice.answeredAt ?? voice.createdAt);
  return t('sharing.weekLine', { number: voice.number, customer: customerName(t, voice), hours });
}
