import type { Translator } from '../../../i18n/translate.ts';
import type { Chart, Drawn, Pictures } from '../../../pictures/chart.ts';
import { sayDigits } from '../../../time/say.ts';
import type { Figures } from '../records/frozen.ts';
import { comparable } from '../records/verdict.ts';
import { scoreOf, type Told } from './read.ts';
import { share, shortDate, themeName } from './sentences.ts';
import { shownThemes } from './themes.ts';

/** A report's pictures, with the same said in words. */

export interface Picture {
  alt: string;
  drawn: Drawn | null;
}
export interface Drawings {
  themes: Picture | null;
  trend: Picture | null;
}

/** So many themes are drawn; the others are counted with the rest. */
const mostThemes = 6;

export async function draw({ draw }: Pictures, t: Translator, report: Figures, told: Told): Promise<Drawings> {
  const [themes, trend] = [themesChart(t, report, told), trendChart(t, told)];
  return {
    themes: themes && { alt: themes.alt, drawn: await draw(themes.chart) },
    trend: trend && { alt: trend.alt, drawn: await draw(trend.chart) },
  };
}

/** What the themes chart shows, also as bars where there is no picture. Null where no theme may be told. */
export function themeBars(t: Translator, report: Figures, { edits }: Told) {
  if (!report.themes || report.themes.found.length === 0) return null;
  const shown = shownThemes(report, edits).slice(0, mostThemes);
  const rest = Math.max(0, 100 - shown.reduce((sum, theme) => sum + theme.share, 0));
  const bars = shown.map((theme) => ({ label: themeName(t, theme), percent: theme.share, quiet: false }));
  const all = rest > 0 ? [...bars, { label: t('report.rest'), percent: rest, quiet: true }] : bars;
  return all.map(({ label, percent, quiet }) => ({ label, share: percent / 100, caption: share(t, percent), quiet }));
}

function themesChart(t: Translator, report: Figures, told: Told): { chart: Chart; alt: string } | null {
  const bars = themeBars(t, report, told);
  if (!bars) return null;
  const list = bars.map(({ label, caption }) => `${label}: ${caption}`).join('; ');
  return { chart: { kind: 'bars', bars }, alt: t('report.themesAlt', { list }) };
}

const lines = {
  wording: 'report.lineByWording',
  meaning: 'report.lineByMeaning',
  service: 'report.lineByService',
} as const;

function trendChart(t: Translator, { trend }: Told): { chart: Chart; alt: string } | null {
  const scored = trend.flatMap((one) => {
    const score = scoreOf(one);
    return score ? [{ ...one, ...score }] : [];
  });
  if (scored.length < 2) return null;
  const line = lines[scored.at(-1)?.report.encoder.kind ?? 'wording'];
  const chart: Chart = {
    kind: 'trend',
    locale: t.locale,
    line: t(line),
    band: t('report.band'),
    points: scored.map(({ round, report, value, low, high }, at) => {
      const before = scored[at - 1];
      return {
        label: shortDate(t, round, before?.round, '\n'),
        caption: sayDigits(value, t.locale),
        value,
        low,
        high,
        broken: before !== undefined && !comparable(before.report, report),
      };
    }),
  };
  const list = scored.map(({ round, value, low, high }) => {
    return t('report.trendPoint', { date: shortDate(t, round), value, low, high });
  });
  return { chart, alt: t('report.trendAlt', { list: list.join('; ') }) };
}
