import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FinancingRowFragment, LineRowFragment } from '../generated/graphql.ts';
import { useCategoryWord } from '../projects/budget-matrix.tsx';
import type { OneProject } from '../projects/project-page.tsx';
import { Chart } from '../ui/chart.tsx';
import type { EChartsOption } from '../ui/chart-canvas.tsx';
import { capital } from '../ui/choose.ts';
import { useColours, type Colour } from '../ui/colours.ts';
import { exactMoney, kronor, shortMoney } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import { PlainTable } from '../ui/table.tsx';
import { flowsOf, type Flow } from './flow.ts';

interface Props {
  project: OneProject;
  lines: readonly LineRowFragment[];
  financing: readonly FinancingRowFragment[];
}

/** How the budget's money goes from each financier through the project to each cost category. */
export function FinancingFlow({ project, lines, financing }: Props) {
  const { t } = useTranslation();
  const colours = useColours();
  const word = useCategoryWord();
  const missing = capital(t('followUp.flowUnfinanced'));
  const flows = useMemo(
    () => flowsOf(project.number, financing, lines, { category: word, missing }),
    [project.number, financing, lines, missing, word],
  );
  const option = useMemo(() => optionOf(flows, project.number, colours), [flows, project.number, colours]);
  if (flows.length === 0) return null;
  const title = t('followUp.flow');
  const words = flows.map((flow) => `${flow.from} → ${flow.to} ${exactMoney(flow.amount)}`).join('; ');
  return (
    <Card title={title}>
      <Chart label={`${title}: ${words}`} option={option} height={Math.max(250, 38 * flows.length)} table={<FlowTable flows={flows} />} />
    </Card>
  );
}

function optionOf(flows: readonly Flow[], project: string, colour: Record<Colour, string>): EChartsOption {
  const names = [...new Set(flows.flatMap(({ from, to }) => [from, to]))];
  const left = new Set(flows.filter(({ to }) => to === project).map(({ from }) => from));
  const amountOf = (name: string) =>
    flows.filter(({ from, to }) => (left.has(name) || name === project ? from === name : to === name)).reduce((sum, flow) => sum + flow.amount, 0n);
  return {
    series: [
      {
        type: 'sankey',
        left: 4,
        right: 164,
        top: 8,
        bottom: 20,
        nodeWidth: 12,
        nodeGap: 18,
        draggable: false,
        emphasis: { disabled: true },
        data: names.map((name) => ({
          name,
          itemStyle: { color: left.has(name) ? colour.c2 : colour.c1, borderColor: colour.text, borderWidth: 0 },
          label: {
            color: colour.text,
            fontSize: 13,
            fontFamily: 'inherit',
            lineHeight: 16,
            width: left.has(name) || name === project ? 130 : 150,
            overflow: 'break' as const,
            formatter: `${name}\n${shortMoney(amountOf(name))}`,
            position: 'right' as const,
          },
        })),
        links: flows.map(({ from, to, amount }) => ({ source: from, target: to, value: Number(amount / 100n) })),
        lineStyle: { color: colour.c4, opacity: 0.35, curveness: 0.5 },
      },
    ],
  };
}

function FlowTable({ flows }: { flows: readonly Flow[] }) {
  const { t } = useTranslation();
  return (
    <PlainTable
      caption={t('followUp.flow')}
      rows={flows}
      rowKey={(flow) => `${flow.from} ${flow.to}`}
      columns={[
        { key: 'from', label: t('followUp.flowFrom'), cell: (flow) => flow.from },
        { key: 'to', label: t('followUp.flowTo'), cell: (flow) => flow.to },
        { key: 'amount', label: t('followUp.flowAmount'), num: true, cell: (flow) => kronor(flow.amount) },
      ]}
    />
  );
}
