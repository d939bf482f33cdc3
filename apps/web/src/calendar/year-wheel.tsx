import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDeadlineFragment } from '../generated/graphql.ts';
import { Chart } from '../ui/chart.tsx';
import type { EChartsOption } from '../ui/chart-canvas.tsx';
import { useColours, type Colour } from '../ui/colours.ts';
import { capital } from '../ui/choose.ts';
import { daysBetween, monthName, rowDate, today } from '../ui/dates.ts';
import { Card, Missing } from '../ui/page.tsx';
import { PlainTable } from '../ui/table.tsx';
import { DeadlineLink } from './deadline-link.tsx';
import { lastOf, monthOf } from './months.ts';

type Due = CalendarDeadlineFragment;
const states = ['late', 'open', 'met'] as const;

/** The year as a wheel: every deadline stands at its day, and under the wheel in its table. */
export function YearWheel({ year, deadlines }: { year: string; deadlines: readonly Due[] }) {
  const { t } = useTranslation();
  const colours = useColours();
  const narrow = useMediaQuery('(max-width: 760px)');
  const months = useMemo(() => Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`), [year]);
  const counts = months.map((month) => deadlines.filter((each) => monthOf(each.dueOn) === month).length);
  const names = months.map((month) => monthName(month).split(' ')[0]!);
  const words = names.map((name, at) => t('calendar.inTheMonth', { month: name, count: counts[at] ?? 0 })).join(', ');
  const busiest = counts.indexOf(Math.max(...counts));
  const option = useMemo(() => optionOf(year, deadlines, names, colours), [year, deadlines, colours, names.join()]);
  const title = deadlines.length
    ? t('calendar.busiest', { month: names[busiest]!, things: t('calendar.things', { count: counts[busiest] }) })
    : t('calendar.emptyYear');
  return (
    <div className="col">
      <Card title={title} aside={t('calendar.wheel', { year })}>
        <Chart
          label={t('calendar.wheelLabel', { year, months: words })}
          option={option}
          height={narrow ? 330 : 480}
          table={<MonthCounts names={names} counts={counts} />}
          foot={<Legend />}
        />
      </Card>
      {deadlines.length > 0 ? <YearTable year={year} deadlines={deadlines} /> : null}
    </div>
  );
}

function Legend() {
  const { t } = useTranslation();
  return (
    <>
      <span>▲ {t('calendar.late')}</span>
      <span>● {t('calendar.waits')}</span>
      <span>◆ {t('calendar.met')}</span>
    </>
  );
}

const symbols = { late: 'triangle', open: 'circle', met: 'diamond' } as const;

/** How many of its neighbours stand further in: those within five days share a ray. */
function ranks(deadlines: readonly Due[]): number[] {
  const taken: { day: string; rank: number }[] = [];
  return deadlines.map(({ dueOn }) => {
    const near = taken.filter((each) => Math.abs(daysBetween(each.day, dueOn)) < 5).map((each) => each.rank);
    let rank = 0;
    while (near.includes(rank)) rank += 1;
    taken.push({ day: dueOn, rank });
    return rank;
  });
}

function optionOf(year: string, deadlines: readonly Due[], names: string[], colour: Record<Colour, string>): EChartsOption {
  const days = daysBetween(`${year}-01-01`, `${Number(year) + 1}-01-01`);
  const rank = ranks(deadlines);
  const outermost = Math.max(5, ...rank) + 1;
  const fills = { late: colour.bad, open: colour.c1, met: colour['c-axis'] };
  const points = (state: (typeof states)[number]) =>
    deadlines.flatMap((each, at) =>
      each.state === state
        ? [{ value: [outermost - rank[at]! - 0.6, daysBetween(`${year}-01-01`, each.dueOn) + 0.5], name: `${rowDate(each.dueOn)}: ${each.title}` }]
        : [],
    );
  const now = today();
  return {
    polar: { radius: ['14%', '76%'] },
    angleAxis: {
      min: 0,
      max: days,
      startAngle: 90,
      axisLabel: { show: false },
      axisTick: { show: false },
      axisLine: { show: false },
      splitLine: { show: false },
    },
    radiusAxis: {
      min: 0,
      max: outermost,
      axisLabel: { show: false },
      axisTick: { show: false },
      axisLine: { show: false },
      splitLine: { show: false },
    },
    tooltip: { trigger: 'item', formatter: (point) => escaped((point as { name: string }).name), confine: true },
    series: [
      {
        type: 'pie',
        radius: ['78%', '98%'],
        startAngle: 90,
        silent: true,
        label: { position: 'inside', color: colour.text, fontSize: 13 },
        itemStyle: { color: colour.surface, borderColor: colour.control, borderWidth: 1 },
        data: names.map((name, at) => {
          const month = `${year}-${String(at + 1).padStart(2, '0')}`;
          const here = month === monthOf(now);
          return {
            name: capital(name.slice(0, 3)),
            value: daysBetween(`${month}-01`, lastOf(month)) + 1,
            itemStyle: { color: here ? colour.m0 : colour.surface },
            label: { fontWeight: here ? 700 : 400, color: here ? colour['on-m0'] : colour.text },
          };
        }),
      },
      ...states.map((state) => ({
        type: 'scatter' as const,
        coordinateSystem: 'polar' as const,
        symbol: symbols[state],
        symbolSize: state === 'open' ? 11 : 13,
        itemStyle: { color: fills[state], borderColor: colour.surface, borderWidth: 1, opacity: 1 },
        data: points(state),
      })),
    ],
  };
}

const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]!);

function MonthCounts({ names, counts }: { names: string[]; counts: number[] }) {
  const { t } = useTranslation();
  return (
    <PlainTable
      caption={t('calendar.year')}
      rows={names.map((name, at) => ({ name, count: counts[at] ?? 0 }))}
      rowKey={(row) => row.name}
      columns={[
        { key: 'month', label: t('calendar.month'), cell: (row) => capital(row.name) },
        { key: 'count', label: t('calendar.count'), num: true, cell: (row) => row.count },
      ]}
    />
  );
}

function YearTable({ year, deadlines }: { year: string; deadlines: readonly Due[] }) {
  const { t } = useTranslation();
  const title = t('calendar.wheel', { year });
  return (
    <div className="card flush" tabIndex={0} role="region" aria-label={title}>
      <PlainTable
        caption={title}
        rows={deadlines}
        rowKey={(row) => row.id}
        columns={[
          { key: 'what', label: t('calendar.what'), cell: (row) => <DeadlineLink deadline={row} /> },
          { key: 'when', label: t('calendar.when'), cell: (row) => <span className="nw">{row.dueOn}</span> },
          { key: 'state', label: t('calendar.state'), cell: (row) => t(`reminders.states.${row.state}`) },
          { key: 'owner', label: t('calendar.owner'), cell: (row) => row.owner?.name ?? <Missing /> },
          { key: 'place', label: t('calendar.place'), cell: (row) => row.municipality?.name ?? t('calendar.wholeRegion') },
        ]}
      />
    </div>
  );
}
