import type { EChartsOption, SeriesOption } from 'echarts';
import { barsOf, heightOfBars } from './bars.ts';
import { type Chart, palette, type TrendPoint } from './chart.ts';
import { family, font } from './font.ts';
import { monthsOf } from './months.ts';

export function heightOf(chart: Chart): number {
  return chart.kind === 'bars' ? heightOfBars(chart) : 300;
}

export function optionsOf(chart: Chart): EChartsOption {
  const common = { animation: false, backgroundColor: palette.ground.light, textStyle: font };
  if (chart.kind === 'bars') return { ...common, ...barsOf(chart) };
  return { ...common, ...(chart.kind === 'trend' ? trendOf(chart) : monthsOf(chart)) };
}

function trendOf({ points, locale, line, band }: Extract<Chart, { kind: 'trend' }>): EChartsOption {
  const digits = new Intl.NumberFormat(locale);
  const labels = points.map(({ label }) => label);
  return {
    grid: { left: 44, right: 22, top: 66, bottom: 58 },
    legend: {
      top: 10,
      left: 10,
      selectedMode: false,
      // letters on a page may be wider than those measured here
      itemGap: 32,
      itemWidth: 18,
      itemHeight: 10,
      textStyle: { ...font, fontSize: 13, color: palette.quiet.light },
      data: [
        { name: line, icon: 'circle' },
        { name: band, icon: 'roundRect' },
      ],
    },
    xAxis: {
      type: 'category',
      boundaryGap: true,
      data: labels,
      axisLine: { lineStyle: { color: palette.rule.light } },
      axisTick: { show: false },
      axisLabel: { ...font, fontSize: 12, color: palette.quiet.light, interval: 0, lineHeight: 16, margin: 10 },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: 100,
      interval: 25,
      splitLine: { lineStyle: { color: palette.rule.light } },
      axisLabel: {
        ...font,
        fontSize: 12,
        color: palette.quiet.light,
        formatter: (value: number) => digits.format(value),
      },
    },
    series: [
      ...stretchesOf(points).flatMap((stretch) => bandSeries(stretch, points.length, band)),
      ...lineSeries(points, line),
    ],
  };
}

type Points = readonly TrendPoint[];
type Known = Exclude<TrendPoint, { value: null }>;

/** Those with a value, each with its place. */
function knownIn(points: Points): { at: number; point: Known }[] {
  return points.flatMap((point, at) => (point.value === null ? [] : [{ at, point }]));
}

/** Runs of points that can be compared: from, up to and including. */
function stretchesOf(points: Points): { from: number; points: Points }[] {
  const starts = points.flatMap((point, at) => (at === 0 || (point.value !== null && point.broken) ? [at] : []));
  return starts.map((from, i) => ({ from, points: points.slice(from, starts[i + 1]) }));
}

/** The likely range: an unseen area up to its low end, and on top of it the band. */
function bandSeries({ from, points }: { from: number; points: Points }, all: number, name: string): SeriesOption[] {
  const spread = (of: (point: Known) => number): (number | null)[] =>
    Array.from({ length: all }, (_, at) => {
      const point = points[at - from];
      return at >= from && point && point.value !== null ? of(point) : null;
    });
  const common = {
    type: 'line' as const,
    stack: `band ${from}`,
    silent: true,
    symbol: 'none',
    lineStyle: { opacity: 0 },
  };
  return [
    { ...common, name: `under ${from}`, data: spread(({ low }) => low) },
    {
      ...common,
      name,
      data: spread(({ low, high }) => high - low),
      itemStyle: { color: palette.band.light },
      areaStyle: { color: palette.band.light, opacity: 1 },
    },
  ];
}

function lineSeries(points: Points, name: string): SeriesOption[] {
  const lines = stretchesOf(points).map(
    ({ from, points: stretch }): SeriesOption => ({
      type: 'line',
      name,
      silent: true,
      z: 4,
      symbol: 'circle',
      symbolSize: 11,
      itemStyle: { color: palette.bar.light },
      lineStyle: { color: palette.bar.light, width: 2.5 },
      data: points.map(({ value }, at) => (at >= from && at < from + stretch.length ? value : null)),
    }),
  );
  return [whiskers(points), ...lines, captions(points), marks(points)];
}

/** Each point's own range. */
function whiskers(points: Points): SeriesOption {
  return {
    type: 'custom',
    name: 'range',
    silent: true,
    z: 3,
    data: knownIn(points).map(({ at, point: { low, high } }) => [at, low, high]),
    renderItem: (_params, api) => {
      const [x = 0, bottom = 0] = api.coord([api.value(0), api.value(1)]);
      const top = api.coord([api.value(0), api.value(2)])[1] ?? 0;
      const style = { stroke: palette.bar.light, lineWidth: 1.5 };
      const line = (x1: number, y1: number, x2: number, y2: number) => {
        return { type: 'line' as const, shape: { x1, y1, x2, y2 }, style };
      };
      return {
        type: 'group',
        children: [line(x, bottom, x, top), line(x - 5, top, x + 5, top), line(x - 5, bottom, x + 5, bottom)],
      };
    },
  };
}

/** The score above each point and its range, on a rim of the ground where a line comes by. */
function captions(points: Points): SeriesOption {
  return {
    type: 'custom',
    name: 'scores',
    silent: true,
    z: 5,
    data: knownIn(points).map(({ at, point: { high, value } }) => [at, high, value]),
    renderItem: (_params, api) => {
      const [x = 0, top = 0] = api.coord([api.value(0), api.value(1)]);
      const point = api.coord([api.value(0), api.value(2)])[1] ?? 0;
      return {
        type: 'text',
        style: {
          text: points[Number(api.value(0))]?.caption ?? '',
          x,
          y: Math.min(top - 5, point - 10),
          align: 'center',
          verticalAlign: 'bottom',
          fill: palette.ink.light,
          stroke: palette.ground.light,
          lineWidth: 5,
          font: `bold 14px ${family}`,
        },
      };
    },
  };
}

/** A date of which nothing is known: no dot, for it would be read as a value, but its word on a dashed line. */
function marks(points: Points): SeriesOption {
  return {
    type: 'custom',
    name: 'marks',
    silent: true,
    z: 2,
    data: points.flatMap(({ value }, at) => (value === null ? [[at, 0, 100]] : [])),
    renderItem: (_params, api) => {
      const [x = 0, bottom = 0] = api.coord([api.value(0), api.value(1)]);
      const top = api.coord([api.value(0), api.value(2)])[1] ?? 0;
      const shape = { x1: x, y1: bottom, x2: x, y2: top };
      const word = (points[Number(api.value(0))]?.caption ?? '').replaceAll(' ', '\n');
      return {
        type: 'group',
        children: [
          { type: 'line', shape, style: { stroke: palette.rest.light, lineWidth: 1.5, lineDash: [4, 4] } },
          {
            type: 'text',
            style: {
              text: word,
              x,
              y: (bottom + top) / 2,
              align: 'center',
              verticalAlign: 'middle',
              fill: palette.quiet.light,
              stroke: palette.ground.light,
              lineWidth: 6,
              lineHeight: 16,
              font: `13px ${family}`,
            },
          },
        ],
      };
    },
  };
}
