import { button, controls, heading, small, text, view } from '../../../chat/blocks.ts';
import type { View } from '../../../chat/view.ts';
import type { Translator } from '../../../i18n/translate.ts';
import type { Chart, Drawn } from '../../../pictures/chart.ts';
import type { Month } from '../../../statistics/months.ts';
import type { alarmOn } from '../../../statistics/series.ts';
import type { News } from '../../../store/rows.ts';

export interface Trend {
  news: News;
  /** Twelve, oldest first; the last one has only begun. */
  months: readonly Month[];
  /** How many of us brought those of this month: a rise may be a rise in listening. */
  by: number;
  alarm: ReturnType<typeof alarmOn>;
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
export function trendView(t: Translator, { news, months, by, alarm, drawn }: Trend): View {
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
    drawn
      ? [{ kind: 'picture', alt: inWords, file: { name: 'months.png', type: 'image/png', bytes: drawn.png } }]
      : null,
    small(inWords),
    small(t('trend.by', { by })),
    small(t('trend.how')),
    controls(
      button(t(`trend.button.${other}`), 'customers.trend', [other]),
      button(t('customers.button.heard'), 'customers.hear'),
    ),
  );
}

function sayMonth(t: Translator, { month, count, usual }: Month): string {
  const values = { month: monthName(t, month, 'long'), count: count ?? 0 };
  return usual
    ? t('trend.monthSo', { ...values, word: usual.word, low: usual.low, high: usual.high })
    : t('trend.monthFirst', values);
}
