import type { EChartsOption, SeriesOption } from 'echarts';
import { type Chart, palette } from './chart.ts';
import { family, font, width } from './font.ts';

type Months = Extract<Chart, { kind: 'months' }>;
type Month = Months['months'][number];

const small = { ...font, fontSize: 12, color: palette.quiet.light };
const sides = { left: 34, right: 14 };

/** A year as bars on the shade of what is ordinary, and last year's line before them. */
export function monthsOf({ months, locale, bars, line, band }: Months): EChartsOption {
  const digits = new Intl.NumberFormat(locale);
  const said = everyLabel(months);
  return {
    grid: { ...sides, top: 78, bottom: 34 },
    legend: {
      top: 8,
      left: 8,
      width: width - 16,
      selectedMode: false,
      itemGap: 14,
      itemWidth: 16,
      itemHeight: 10,
      textStyle: { ...font, fontSize: 13, color: palette.quiet.light },
      data: [
        { name: bars, icon: 'roundRect' },
        ...(months.some(({ ordinary }) => ordinary) ? [{ name: band, icon: 'rect' }] : []),
        ...(months.some(({ lastYear }) => lastYear !== null) ? [{ name: line, icon: 'circle' }] : []),
      ],
    },
    xAxis: {
      type: 'category',
      data: months.map(({ label }) => label),
      axisLine: { lineStyle: { color: palette.rule.light } },
      axisTick: { show: false },
      // the last month always has its name
      axisLabel: { ...small, interval: (at) => (months.length - 1 - at) % said === 0, lineHeight: 16, margin: 8 },
    },
    yAxis: {
      type: 'value',
      min: 0,
      minInterval: 1,
      splitNumber: 4,
      splitLine: { lineStyle: { color: palette.rule.light } },
      axisLabel: { ...small, formatter: (value: number) => digits.format(value) },
    },
    series: [shade(months, band), columns(months, bars), ...lastYear(months, line), captions(months)],
  };
}

/** Names stand under every month, or under as many as leave room for the longest. */
function everyLabel(months: readonly Month[]): number {
  const longest = Math.max(...months.map(({ label }) => [...new Intl.Segmenter().segment(label)].length));
  const room = (width - sides.left - sides.right) / months.length;
  return Math.ceil((longest * 9) / room);
}

/** As wide as its month, so that it is one shade over the year. */
function shade(months: readonly Month[], name: string): SeriesOption {
  return {
    type: 'custom',
    name,
    silent: true,
    z: 1,
    itemStyle: { color: palette.band.light },
    encode: { x: 0, y: [1, 2] },
    data: months.flatMap(({ ordinary }, at) => (ordinary ? [[at, ordinary.low, ordinary.high]] : [])),
    renderItem: (_params, api) => {
      const [x = 0, bottom = 0] = api.coord([api.value(0), api.value(1)]);
      const top = api.coord([api.value(0), api.value(2)])[1] ?? 0;
      const [wide = 0] = [api.size?.([1, 0])].flat();
      // on whole dots, or a seam shows between two months
      const left = Math.round(x - wide / 2);
      return {
        type: 'rect',
        shape: { x: left, y: top, width: Math.round(x + wide / 2) - left, height: Math.max(2, bottom - top) },
        style: { fill: palette.band.light },
      };
    },
  };
}

function columns(months: readonly Month[], name: string): SeriesOption {
  return {
    type: 'bar',
    name,
    silent: true,
    z: 2,
    barWidth: '56%',
    itemStyle: { color: palette.bar.light },
    data: months.map(({ count, quiet }) => ({
      value: count ?? '-',
      itemStyle: { color: quiet ? palette.rest.light : palette.bar.light, borderRadius: [3, 3, 0, 0] },
    })),
  };
}

/** On a rim of the ground, so that it is seen before a bar as well. */
function lastYear(months: readonly Month[], name: string): SeriesOption[] {
  const data = months.map(({ lastYear }) => lastYear);
  const common = { type: 'line' as const, silent: true, data };
  return [
    { ...common, name: 'rim', z: 3, symbol: 'none', lineStyle: { color: palette.ground.light, width: 5 } },
    {
      ...common,
      name,
      z: 4,
      symbol: 'circle',
      symbolSize: 7,
      itemStyle: { color: palette.ink.light, borderColor: palette.ground.light, borderWidth: 1 },
      lineStyle: { color: palette.ink.light, width: 2 },
    },
  ];
}

/** Each count above its bar. */
function captions(months: readonly Month[]): SeriesOption {
  return {
    type: 'custom',
    name: 'counts',
    silent: true,
    z: 5,
    data: months.flatMap(({ count }, at) => (count === null ? [] : [[at, count]])),
    renderItem: (_params, api) => {
      const [x = 0, y = 0] = api.coord([api.value(0), api.value(1)]);
      return {
        type: 'text',
        style: {
          text: months[Number(api.value(0))]?.caption ?? '',
          x,
          y: y - 4,
          align: 'center',
          verticalAlign: 'bottom',
          fill: palette.ink.light,
          stroke: palette.ground.light,
          lineWidth: 4,
          font: `bold 12px ${family}`,
        },
      };
    },
  };
}
