import type { LineSeriesOption } from 'echarts/charts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ProjectMonthsDocument, type MonthRowFragment } from '../generated/graphql.ts';
import { Chart } from '../ui/chart.tsx';
import type { EChartsOption } from '../ui/chart-canvas.tsx';
import { useColours, type Colour } from '../ui/colours.ts';
import { addDays, daysBetween, today } from '../ui/dates.ts';
import { exactMoney, kronor, percent, shortMoney } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { PlainTable } from '../ui/table.tsx';
import { burnOf, evenLeft, isWithheld, type Burn } from './burn.ts';
import type { OneProject } from './project-page.tsx';
import { useWhole } from './whole.ts';

/** Where first and last day both are known. */
type Pace = { startsOn: string; endsOn: string } | null;

const paceOf = ({ startsOn, endsOn }: OneProject): Pace => (startsOn && endsOn ? { startsOn, endsOn } : null);

function useTitle(burn: Burn, pace: Pace): string {
  const { t } = useTranslation();
  const share = percent(burn.left, burn.total);
  if (!pace) return t('budgets.burnDownPlain', { left: share });
  if (today() < pace.startsOn) return t('budgets.burnDownBefore', { left: share });
  if (today() > pace.endsOn) return t('budgets.burnDownEnd', { left: share });
  const time = percent(daysBetween(pace.startsOn, today()), daysBetween(pace.startsOn, pace.endsOn) || 1);
  return t('budgets.burnDown', { time, left: share });
}

/** How what is left of the budget shrinks, beside an even pace. */
export function BurnDown({ project }: { project: OneProject }) {
  const whole = useWhole<MonthRowFragment>(ProjectMonthsDocument, 'months', project.id);
  return <Loaded of={whole}>{({ nodes }) => <Drawing project={project} months={nodes} />}</Loaded>;
}

function Drawing({ project, months }: { project: OneProject; months: readonly MonthRowFragment[] }) {
  const { t } = useTranslation();
  const burn = useMemo(() => burnOf(project, months), [project, months]);
  if (isWithheld(months))
    return (
      <Card title={t('budgets.monthsWithheld')}>
        <p className="t2">{t('budgets.monthsWithheldBody')}</p>
      </Card>
    );
  if (burn) return <Drawn project={project} burn={burn} />;
  return (
    <Card title={t('budgets.noExpenditures')}>
      <p className="t2">{project.budget?.approvedAt ? t('budgets.noExpendituresBody') : t('budgets.notApproved')}</p>
    </Card>
  );
}

function Drawn({ project, burn }: { project: OneProject; burn: Burn }) {
  const { t } = useTranslation();
  const colours = useColours();
  const pace = useMemo(() => paceOf(project), [project]);
  const title = useTitle(burn, pace);
  const [left, even] = [t('budgets.burnLeft'), t('budgets.burnEven')];
  const option = useMemo(() => optionOf(burn, pace, colours, { left, even }), [burn, pace, colours, left, even]);
  const ahead = pace ? evenLeft(burn, pace, burn.known) - burn.left : 0n;
  const words = pace
    ? ahead === 0n
      ? t('budgets.burnOn')
      : t(ahead > 0n ? 'budgets.burnAhead' : 'budgets.burnBehind', { amount: shortMoney(ahead > 0n ? ahead : -ahead) })
    : '';
  return (
    <Card title={title} aside={t('budgets.burnDownUnit', { unit: t('budgets.unit') })}>
      <Chart label={`${title}. ${words}`} option={option} height={230} table={<BurnTable burn={burn} pace={pace} />} foot={words} />
    </Card>
  );
}

const kr = (ore: bigint) => Number(ore) / 100;
const ore = (value: number) => BigInt(Math.round(value * 100));

function optionOf(burn: Burn, pace: Pace, colour: Record<Colour, string>, words: { left: string; even: string }): EChartsOption {
  const text = { color: colour['c-axis'], fontSize: 13 };
  return {
    grid: { left: 4, right: 26, top: 20, bottom: 4, containLabel: true },
    tooltip: { trigger: 'axis', valueFormatter: (value) => exactMoney(ore(Number(value))) },
    xAxis: {
      type: 'time',
      min: burn.start,
      max: burn.end,
      axisLabel: { ...text, hideOverlap: true, formatter: '{yyyy}-{MM}' },
      axisLine: { lineStyle: { color: colour['c-axis'] } },
      splitNumber: 3,
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      max: kr(burn.total),
      interval: kr(burn.total) / 4,
      axisLabel: { ...text, formatter: (value: number) => shortMoney(ore(value)) },
      splitLine: { lineStyle: { color: colour['c-grid'] } },
    },
    series: [...(pace ? [evenSeries(burn, pace, colour, words.even)] : []), leftSeries(burn, colour, words.left)],
  };
}

const label = (words: string, color: string, position: 'top' | 'left' | 'right') =>
  ({ show: true, formatter: words, position, color, fontWeight: 600, fontSize: 13, distance: 8 }) as const;

function leftSeries(burn: Burn, colour: Record<Colour, string>, name: string): LineSeriesOption {
  const points: [string, number][] = [
    [burn.start, kr(burn.total)],
    ...burn.steps.map((step): [string, number] => [step.day, kr(burn.total - step.total)]),
    [burn.known, kr(burn.left)],
  ];
  const third = points[Math.floor(points.length / 3)]!;
  return {
    type: 'line',
    name,
    data: points,
    showSymbol: false,
    lineStyle: { width: 3, color: colour.c1 },
    itemStyle: { color: colour.c1 },
    markPoint: {
      symbol: 'circle',
      symbolSize: 9,
      data: [
        { name, coord: [burn.known, kr(burn.left)], itemStyle: { color: colour.c1 }, label: label(shortMoney(burn.left), colour.text, 'top') },
        { name, coord: third, symbolSize: 1, itemStyle: { color: 'transparent' }, label: { ...label(name, colour.c1, 'right'), offset: [0, -12] } },
      ],
    },
  };
}

function evenSeries(burn: Burn, pace: NonNullable<Pace>, colour: Record<Colour, string>, name: string): LineSeriesOption {
  const labelled = addDays(pace.startsOn, Math.round(daysBetween(pace.startsOn, pace.endsOn) * 0.4));
  return {
    type: 'line',
    name,
    data: [
      [pace.startsOn, kr(burn.total)],
      [pace.endsOn, 0],
    ],
    showSymbol: false,
    lineStyle: { width: 1.5, color: colour['c-axis'], type: [7, 4] },
    itemStyle: { color: colour['c-axis'] },
    markPoint: {
      symbol: 'circle',
      symbolSize: 1,
      data: [
        {
          name,
          coord: [labelled, kr(evenLeft(burn, pace, labelled))],
          itemStyle: { color: 'transparent' },
          label: { ...label(name, colour['c-axis'], 'left'), fontWeight: 400, distance: 14 },
        },
      ],
    },
  };
}

function BurnTable({ burn, pace }: { burn: Burn; pace: Pace }) {
  const { t } = useTranslation();
  return (
    <PlainTable
      caption={t('budgets.burnLeft')}
      rows={burn.steps}
      rowKey={(step) => step.day}
      columns={[
        { key: 'day', label: t('budgets.burnDay'), cell: (step) => <span className="nw">{step.day}</span> },
        { key: 'spent', label: t('budgets.burnSpent'), num: true, cell: (step) => kronor(step.spent) },
        { key: 'left', label: t('budgets.left'), num: true, cell: (step) => kronor(burn.total - step.total) },
        ...(pace
          ? [{ key: 'even', label: t('budgets.burnEven'), num: true, cell: (step: { day: string }) => kronor(evenLeft(burn, pace, step.day)) }]
          : []),
      ]}
    />
  );
}
