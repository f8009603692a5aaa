import type { Translator } from '../../../i18n/translate.ts';
import type { Chart, Drawn, Pictures } from '../../../pictures/chart.ts';
import { sayDigits } from '../../../time/say.ts';
import type { Figures } from '../records/frozen.ts';
import { type ShownTheme, shownThemes, sizeOf, together } from '../records/themes.ts';
import { comparable } from '../records/verdict.ts';
import { markOf, nameOf, scored, type Told } from './read.ts';
import { share, shortDate } from './sentences.ts';

/** A report's pictures, with the same said in words. */

export interface Picture {
  alt: string;
  drawn: Drawn | null;
}
export interface Drawings {
  themes: Picture | null;
  trend: Picture | null;
}

/** So many themes have a bar of their own in a picture; where there are more, the smallest share one and are named under it. */
const mostThemes = 8;

function withBar(all: readonly ShownTheme[]): number {
  return all.length <= mostThemes ? mostThemes : mostThemes - 1;
}

export async function draw({ draw }: Pictures, t: Translator, report: Figures, told: Told): Promise<Drawings> {
  const [themes, trend] = [themesChart(t, report, told), trendChart(t, told)];
  return {
    themes: themes && { alt: themes.alt, drawn: await draw(themes.chart) },
    trend: trend && { alt: trend.alt, drawn: await draw(trend.chart) },
  };
}

/** What the themes chart shows, also as bars where there is no picture. Null where no theme may be told. */
export function themeBars(t: Translator, report: Figures, told: Told) {
  if (!report.themes || report.themes.found.length === 0) return null;
  const { others } = report.themes;
  const shown = shownThemes(report, told.edits);
  const small = shown.slice(withBar(shown));
  const parts = [
    ...shown
      .slice(0, withBar(shown))
      .map((theme) => ({ label: nameOf(t, told, theme), count: theme.count, quiet: false })),
    ...(small.length > 0
      ? [
          {
            label: t('report.smaller', { n: small.length }),
            count: together(small.map(({ count }) => count)),
            quiet: true,
          },
        ]
      : []),
    ...(report.dontKnow ? [{ label: t('report.dontKnow'), count: report.dontKnow, quiet: true }] : []),
    { label: t('report.rest', { figures: told.round.kFigures }), count: others, quiet: true },
  ];
  return parts
    .filter(({ count }) => sizeOf(count) > 0)
    .map(({ label, count, quiet }) => ({ label, share: count.share / 100, caption: share(t, report, count), quiet }));
}

/** The themes that have no bar of their own, each with its size. */
export function smallThemes(t: Translator, report: Figures, told: Told): string[] {
  const shown = shownThemes(report, told.edits);
  return shown
    .slice(withBar(shown))
    .map((theme) => t('report.found', { theme: nameOf(t, told, theme), share: share(t, report, theme.count) }));
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

/** Every round at its date, from two rounds on of which one has a score. */
function trendChart(t: Translator, { trend }: Told): { chart: Chart; alt: string } | null {
  const all = scored(trend);
  const kinds = new Set(all.map(({ report }) => report.encoder.kind));
  const [kind] = kinds;
  if (kind === undefined || trend.length < 2) return null;
  const points = trend.map((one, at) => {
    const mark = markOf(one);
    const label = shortDate(t, one.round, trend[at - 1]?.round, '\n');
    if ('why' in mark) return { label, caption: t(`report.mark.${mark.why}`), value: null };
    const place = all.findIndex(({ round }) => round.id === one.round.id);
    const [before, now] = [all[place - 1], all[place]];
    const broken = before !== undefined && now !== undefined && !comparable(before.report, now.report);
    return { label, caption: sayDigits(mark.score.value, t.locale), ...mark.score, broken };
  });
  const list = trend.map((one) => {
    const [mark, date] = [markOf(one), shortDate(t, one.round)];
    if ('why' in mark) return t('report.trendMark', { date, word: t(`report.mark.${mark.why}`) });
    const { value, low, high } = mark.score;
    return t('report.trendPoint', { date, value, low, high, range: low === high ? 'none' : 'some' });
  });
  const line = kinds.size > 1 ? t('report.line') : t(lines[kind]);
  return {
    chart: { kind: 'trend', locale: t.locale, line, band: t('report.band'), points },
    alt: t('report.trendAlt', { list: list.join('; ') }),
  };
}
