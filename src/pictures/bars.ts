import type { EChartsOption } from 'echarts';
import { type Chart, palette } from './chart.ts';
import { font } from './font.ts';

/** Bars, each with its label above it. */
type Bars = Extract<Chart, { kind: 'bars' }>;

const barHeight = 22;
const lineHeight = 18;
const margin = 16;
/** As wide as "about 6 in 10" in every language. */
const captionWidth = 104;
/** Letters of a page may be wider than those measured here. */
const lettersInLine = 40;

/** A label in one line or two, cut between words. */
function linesOf(label: string): string[] {
  const lines: string[] = [''];
  for (const word of plainLabel(label).split(/\s+/)) {
    const line = lines.at(-1) ?? '';
    if (line === '' || line.length + 1 + word.length <= lettersInLine)
      lines[lines.length - 1] = `${line} ${word}`.trim();
    else lines.push(word);
  }
  const [first = '', second] = lines.map((line) => shortened(line, lettersInLine + 6));
  if (second === undefined) return [first];
  return [first, lines.length > 2 ? `${shortened(second, lettersInLine)}…` : second];
}

function shortened(line: string, most: number): string {
  const letters = [...new Intl.Segmenter().segment(line)].map(({ segment }) => segment);
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : line;
}

/** Of a row: its label above its bar, and room below. */
function rowHeightOf(chart: Bars): number {
  const most = Math.max(1, ...chart.bars.map(({ label }) => linesOf(label).length));
  return barHeight + 2 * (most * lineHeight + 4) - most * lineHeight + 14;
}

export function heightOfBars(chart: Bars): number {
  return chart.bars.length * rowHeightOf(chart) + margin;
}

/** Each label stands above its bar, where there is room for whole words, and its caption behind it. */
export function barsOf(chart: Bars): EChartsOption {
  const { bars } = chart;
  const lines = bars.map(({ label }) => linesOf(label));
  const most = Math.max(1, ...lines.map(({ length }) => length));
  const category = { type: 'category' as const, inverse: true };
  return {
    grid: { left: margin, right: margin + captionWidth, top: (most * lineHeight) / 2 + 4, bottom: 0 },
    xAxis: { type: 'value', min: 0, max: 1, show: false },
    yAxis: [
      { ...category, show: false, data: bars.map(({ label }) => label) },
      {
        ...category,
        data: bars.map(({ caption }, at) => `${at}|${plainLabel(caption)}`),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: {
          ...font,
          interval: 0,
          margin: captionWidth,
          align: 'right',
          formatter: (caption: string) => caption.slice(caption.indexOf('|') + 1),
        },
      },
    ],
    series: [
      {
        type: 'bar',
        silent: true,
        barWidth: barHeight,
        showBackground: true,
        backgroundStyle: { color: palette.rule.light, opacity: 0.45, borderRadius: 4 },
        data: bars.map(({ share, quiet }, at) => ({
          value: share,
          itemStyle: { color: quiet ? palette.rest.light : palette.bar.light, borderRadius: 4 },
          label: {
            show: true,
            position: [0, -(lines[at]?.length ?? 1) * lineHeight - 4] as [number, number],
            formatter: (lines[at] ?? []).join('\n'),
            ...font,
            lineHeight,
            fontWeight: quiet ? 'normal' : 'bold',
            align: 'left',
          },
        })),
      },
    ],
  };
}

/** Braces and bars are the marks of rich labels. */
function plainLabel(text: string): string {
  return text.replace(/[{}|]/g, ' ');
}
