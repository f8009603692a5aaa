import { button, controls, entry, heading, small, text, view } from '../../../chat/blocks.ts';
import type { View } from '../../../chat/view.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Chart, Drawn } from '../../../pictures/chart.ts';
import type { Sized } from '../../../problems/largest.ts';
import type { Month } from '../../../statistics/months.ts';
import type { alarmOn } from '../../../statistics/series.ts';
import type { ComplaintAlarm, News, Person, Problem } from '../../../store/rows.ts';

/** An alarm, who knows why, which problem it is, and which has most of what was counted. */
export interface AlarmSaid {
  alarm: ComplaintAlarm;
  by: Person | null;
  problem: Problem | null;
  largest: Sized | null;
}

export interface Trend {
  news: News;
  /** Twelve, oldest first; the last one has only begun. */
  months: readonly Month[];
  /** How many of us brought those of this month: a rise may be a rise in listening. */
  by: number;
  alarm: ReturnType<typeof alarmOn>;
  /** It was told lately. */
  told: AlarmSaid | null;
  /** Of these months. */
  largest: readonly Sized[];
  drawn: Drawn | null;
}

/** "Nov", "নভে", "नोभेम्बर". @param month 'YYYY-MM' */
function monthName(t: Translator, month: string, name: 'short' | 'long'): string {
  return new Intl.DateTimeFormat(t.locale, { month: name, timeZone: 'UTC' }).format(new Date(`${month}-15T00:00Z`));
}

export function chartOf(t: Translator, news: News, months: readonly Month[]): Chart {
  return {
    kind: 'months',
    months: months.map(({ month, count, lastYear, usual }, at) => ({
      label: monthName(t, month, 'short'),
      caption: count === null ? '' : t('trend.count', { count }),
      count,
      lastYear,
      ordinary: usual,
      quiet: at === months.length - 1,
    })),
    locale: t.locale,
    bars: t(`trend.bars.${news}`),
    line: t('trend.lastYear'),
    band: t('trend.usual'),
  };
}

/** One sentence on this month, the picture, its numbers in words, and an alarm where there is one. */
export function trendView(t: Translator, { news, months, by, alarm, told, largest, drawn }: Trend): View {
  const title = t(`trend.title.${news}`);
  const heard = months.filter(({ count }) => count !== null);
  const list = heard.map(({ month, count }) =>
    t('trend.month', { month: monthName(t, month, 'short'), count: count ?? 0 }),
  );
  const inWords = t('trend.inWords', { list: list.join(', ') });
  const last = months.at(-1);
  const other = news === 'bad' ? 'good' : 'bad';
  return view(
    title,
    heading(title),
    last ? text(sayMonth(t, last)) : null,
    alarm
      ? text([{ bold: t('trend.alarm', { count: alarm.count, days: alarm.window, most: alarm.judged.ordinaryUpTo }) }])
      : null,
    told?.alarm.knownAt ? small(knownBy(t, told)) : null,
    drawn
      ? [{ kind: 'picture', alt: inWords, file: { name: 'months.png', type: 'image/png', bytes: drawn.png } }]
      : null,
    small(inWords),
    largest.length > 0
      ? small(t('trend.problems', { list: largest.map((one) => sizedLine(t, one)).join(', ') }))
      : null,
    small(t('trend.by', { by })),
    small(t('trend.how')),
    controls(
      told && !told.alarm.knownAt ? button(t('trend.button.known'), 'customers.known', [told.alarm.id]) : null,
      button(t(`trend.button.${other}`), 'customers.trend', [other]),
      button(t('customers.button.heard'), 'customers.hear'),
    ),
  );
}

function sizedLine(t: Translator, { problem: { number, title }, count }: Sized): string {
  return t('trend.problem', { number, title, count });
}

function knownBy(t: Translator, { by, problem }: AlarmSaid): string {
  const name = by?.name ?? t('voices.somebody');
  return problem
    ? t('trend.knownAs', { name, number: problem.number, title: problem.title })
    : t('trend.known', { name });
}

/** Rounded to two figures, as it is said: "once in 560". */
function onceIn(chance: number): number {
  const times = Math.min(1 / chance, 9_999);
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(times)) - 1);
  return Math.floor(times / unit) * unit;
}

/** More customers complain than usual, with what that means. */
export function alarmView(t: Translator, said: AlarmSaid): View {
  const { id, count, window: days, ordinaryUpTo: most, chance, knownAt } = said.alarm;
  const title = t('trend.alarmTitle');
  return view(
    title,
    heading(title),
    text(t('trend.alarmSaid', { count, days, most })),
    small(t('trend.alarmChance', { times: onceIn(chance), over: days === 7 ? 'week' : 'month' })),
    said.largest ? text(t('trend.alarmMost', { problem: sizedLine(t, said.largest) })) : null,
    knownAt ? text(knownBy(t, said)) : null,
    controls(
      button(t('trend.button.show'), 'customers.page', ['bad', '-', '0']),
      knownAt ? null : button(t('trend.button.known'), 'customers.known', [id]),
    ),
  );
}

/** Which problem is it? */
export function whichView(t: Translator, id: string, problems: readonly Sized[]): View {
  const asked = t('trend.which');
  return view(
    asked,
    text(asked),
    problems.map((one) =>
      entry(sizedLine(t, one), { button: button(t('trend.button.this'), 'customers.knownAs', [id, one.problem.id]) }),
    ),
    controls(button(t('trend.button.none'), 'customers.knownAs', [id, '-'])),
  );
}

function sayMonth(t: Translator, { month, count, usual }: Month): string {
  const values = { month: monthName(t, month, 'long'), count: count ?? 0 };
  return usual
    ? t('trend.monthSo', { ...values, word: usual.word, low: usual.low, high: usual.high })
    : t('trend.monthFirst', values);
}
