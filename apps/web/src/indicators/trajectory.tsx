import { useMediaQuery } from '@mantine/hooks';
import type { CustomSeriesOption, LineSeriesOption } from 'echarts/charts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../ui/chart.tsx';
import type { EChartsOption } from '../ui/chart-canvas.tsx';
import { useColours, type Colour } from '../ui/colours.ts';
import { decimal } from '../ui/decimals.ts';
import { lastOf, nextTarget, valueAt, type Lines, type Point } from './lines.ts';
import { LinesTable } from './lines-table.tsx';

type Colours = Record<Colour, string>;

/** How each line is drawn; the same in the picture and in the words under it. */
const dash = { pace: [2, 4], planned: [12, 3, 2, 3], target: [7, 4], compared: [7, 4] };

interface Words {
  measured: string;
  latest: string;
  target: string;
  pace: string;
  planned: string;
  gap: string | null;
}

interface Props {
  lines: Lines;
  /** What the picture says, for those who do not see it. */
  label: string;
  /** The distance at the next target in words, beside its bracket; null where there is none. */
  gap: string | null;
  decimals: number;
  unit: string;
}

/** Measured values against the targets, and where they are heading. */
export function Trajectory({ lines, label, gap, decimals, unit }: Props) {
  const { t } = useTranslation();
  const colours = useColours();
  const narrow = useMediaQuery('(max-width: 760px)') ?? false;
  const latest = lastOf(lines.measured);
  const words = useMemo<Words>(
    () => ({
      measured: t('indicators.lines.measured'),
      latest: latest ? t('indicators.latestMeasured', { year: Math.floor(latest.year) }) : '',
      target: t('indicators.lines.target'),
      pace: t('indicators.lines.pace'),
      planned: t('indicators.lines.planned'),
      gap,
    }),
    [t, gap, latest?.year],
  );
  const option = useMemo(() => optionOf(lines, colours, words, narrow, decimals), [lines, colours, words, narrow, decimals]);
  return (
    <Chart
      label={label}
      option={option}
      height={narrow ? 300 : 420}
      table={<LinesTable lines={lines} decimals={decimals} caption={label} unit={unit} />}
      foot={<Legend lines={lines} />}
    />
  );
}

function Legend({ lines }: { lines: Lines }) {
  const { t } = useTranslation();
  const all = [
    { key: 'c1', shown: lines.measured.length > 0, pattern: undefined, word: t('indicators.lines.measured') },
    { key: 'text', shown: lines.targets.length > 0, pattern: dash.target, word: t('indicators.lines.target') },
    { key: 'c3', shown: lines.pace.length > 0, pattern: dash.pace, word: t('indicators.lines.pace') },
    { key: 'c2', shown: lines.planned.length > 0, pattern: dash.planned, word: t('indicators.lines.planned') },
    ...lines.compared.map(({ name }, at) => ({ key: comparedColours[at % 2]!, shown: true, pattern: dash.compared, word: name })),
  ];
  return (
    <>
      {all
        .filter((each) => each.shown)
        .map((each) => (
          <span key={each.word} className="legend">
            <svg width="34" height="10" aria-hidden>
              <line x1="0" x2="34" y1="5" y2="5" stroke={`var(--${each.key})`} strokeWidth="3" strokeDasharray={each.pattern?.join(' ')} />
            </svg>
            {each.word}
          </span>
        ))}
    </>
  );
}

const comparedColours = ['c4', 'c5'] as const;
const pair = ({ year, value }: Point): [number, number] => [year, value];

function optionOf(lines: Lines, colour: Colours, words: Words, narrow: boolean, decimals: number): EChartsOption {
  const text = { color: colour['c-axis'], fontSize: 13 };
  const all = [lines.measured, lines.target, lines.pace, lines.planned, ...lines.compared.map((each) => each.points)].flat();
  const years = all.map((point) => point.year);
  const values = all.map((point) => point.value);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return {
    grid: { left: 4, right: narrow ? 18 : 156, top: 26, bottom: 4, containLabel: true },
    tooltip: { trigger: 'axis', valueFormatter: (value) => decimal(Number(value), decimals), axisPointer: { type: 'line' } },
    xAxis: {
      type: 'value',
      min: Math.floor(first),
      max: Math.ceil(last),
      interval: last - first > 12 ? (narrow ? 10 : 5) : narrow ? 2 : 1,
      axisLabel: { ...text, formatter: (year: number) => String(Math.round(year)), hideOverlap: true },
      axisLine: { lineStyle: { color: colour['c-axis'] } },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      min: Math.min(0, ...values),
      splitNumber: 4,
      axisLabel: { ...text, formatter: (value: number) => decimal(value, value % 1 === 0 ? 0 : decimals) },
      splitLine: { lineStyle: { color: colour['c-grid'] } },
    },
    series: [
      ...gapSeries(lines, colour, words),
      ...lines.compared.map(({ name, points }, at) => lineOf(name, points, colour[comparedColours[at % 2]!], dash.compared, narrow, decimals)),
      ...targetSeries(lines, colour, words, narrow, decimals),
      ...(lines.pace.length ? [lineOf(words.pace, lines.pace, colour.c3, dash.pace, narrow, decimals)] : []),
      ...(lines.planned.length ? [lineOf(words.planned, lines.planned, colour.c2, dash.planned, narrow, decimals)] : []),
      ...measuredSeries(lines, colour, words),
    ],
  };
}

const bold = { fontWeight: 600, fontSize: 13 } as const;

/** A line with its name and last value at its end, where there is room for them. */
function lineOf(name: string, points: readonly Point[], color: string, type: number[], narrow: boolean, decimals: number): LineSeriesOption {
  const end = lastOf(points);
  return {
    type: 'line',
    name,
    data: points.map(pair),
    showSymbol: false,
    lineStyle: { width: 3, color, type },
    itemStyle: { color },
    endLabel: {
      show: !narrow && Boolean(end),
      formatter: end ? `${name} ${decimal(end.value, decimals)}` : '',
      color,
      distance: 10,
      width: 140,
      ...bold,
      overflow: 'break',
    },
    labelLayout: { moveOverlap: 'shiftY' },
  };
}

function measuredSeries({ measured }: Lines, colour: Colours, words: Words): LineSeriesOption[] {
  const end = lastOf(measured);
  if (!end) return [];
  return [
    {
      type: 'line',
      name: words.measured,
      data: measured.map(pair),
      symbol: 'circle',
      symbolSize: 8,
      showSymbol: true,
      lineStyle: { width: 3, color: colour.c1 },
      itemStyle: { color: colour.c1 },
      markLine: {
        silent: true,
        symbol: 'none',
        lineStyle: { type: [2, 3], color: colour['c-axis'], width: 1.5 },
        label: { formatter: words.latest, position: 'end', color: colour['text-2'], fontSize: 13 },
        data: [{ xAxis: end.year }],
      },
      z: 5,
    },
  ];
}

/** The adopted way, and a diamond at each year with a target. */
function targetSeries({ target, targets }: Lines, colour: Colours, words: Words, narrow: boolean, decimals: number): LineSeriesOption[] {
  if (targets.length === 0) return [];
  const way = target.length ? target : targets;
  return [
    {
      type: 'line',
      name: words.target,
      data: way.map(pair),
      showSymbol: false,
      lineStyle: { width: 2, color: colour.text, type: dash.target },
      itemStyle: { color: colour.text },
      markPoint: {
        silent: true,
        symbol: 'diamond',
        symbolSize: 16,
        itemStyle: { color: colour.surface, borderColor: colour.text, borderWidth: 2 },
        label: {
          show: true,
          position: narrow ? 'top' : 'bottom',
          distance: 8,
          color: colour.text,
          ...bold,
          formatter: ({ value }) => `${words.target} ${decimal(Number(value), decimals)}`,
        },
        data: targets.map((each) => ({ name: words.target, coord: pair(each), value: each.value })),
      },
      z: 6,
    },
  ];
}

/** What lies between the straight way and the adopted one: a dotted band, and a bracket at the next target. */
function gapSeries(lines: Lines, colour: Colours, words: Words): CustomSeriesOption[] {
  const { pace, target } = lines;
  const next = nextTarget(lines);
  if (!next || !words.gap || pace.length < 2 || target.length < 2) return [];
  const band = [...new Set([...pace, ...target].map((point) => point.year))]
    .toSorted((a, b) => a - b)
    .flatMap((year) => {
      const [over, under] = [valueAt(pace, year), valueAt(target, year)];
      return over === null || under === null ? [] : [{ year, over, under }];
    });
  if (band.length < 2) return [];
  const at = valueAt(pace, next.year);
  return [
    {
      type: 'custom',
      silent: true,
      tooltip: { show: false },
      data: [[band[0]!.year, band[0]!.over]],
      renderItem: (_params, api) => ({
        type: 'group',
        children: [
          {
            type: 'polygon',
            shape: {
              points: [...band.map((at) => api.coord([at.year, at.over])), ...band.map((at) => api.coord([at.year, at.under])).toReversed()],
            },
            style: {
              fill: colour['gap-bg'],
              decal: { symbol: 'circle', symbolSize: 0.6, color: colour.bad, dashArrayX: [[3, 3]], dashArrayY: [3, 3] },
            },
          },
          ...(at === null
            ? []
            : bracket(api.coord([next.year, at]) as [number, number], api.coord(pair(next)) as [number, number], colour, words.gap!)),
        ],
      }),
      z: 1,
    },
  ];
}

function bracket([x, top]: [number, number], [, bottom]: [number, number], colour: Colours, words: string): any[] {
  const stroke = { stroke: colour.bad, lineWidth: 2 };
  return [
    { type: 'line', shape: { x1: x, x2: x, y1: top, y2: bottom }, style: stroke, z2: 10 },
    { type: 'line', shape: { x1: x - 6, x2: x + 6, y1: top, y2: top }, style: stroke, z2: 10 },
    {
      type: 'text',
      x: x + 4,
      y: Math.min(top, bottom) - 8,
      style: { text: words, fill: colour.bad, font: '600 13px var(--font)', textVerticalAlign: 'bottom' },
      z2: 10,
    },
  ];
}
