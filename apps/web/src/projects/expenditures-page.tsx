import './projects.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExpenditureRowFragment } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, LinkAct, LinkButton } from '../ui/button.tsx';
import { choicesFrom } from '../ui/choose.ts';
import { atStart, exactMoney, kronorOre, toOre } from '../ui/money.ts';
import { Missing, PageHead } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, type Column, type Filter } from '../ui/table.tsx';
import { useCategoryWord } from './budget-matrix.tsx';
import { RecordDialog, ReverseDialog } from './expenditure-acts.tsx';
import { WithProject, type OneProject } from './project-page.tsx';
import { useExpenditures, useLines } from './whole.ts';

type Row = ExpenditureRowFragment;
type State = 'stands' | 'isReversed' | 'isReversal';

const stateOf = (row: Row): State => (row.reverses ? 'isReversal' : row.reversed ? 'isReversed' : 'stands');
const ore = (row: Row) => toOre(row.amount.amount);

/** Every expenditure of a project; rows are added and never changed. */
export function ExpendituresPage() {
  return <WithProject>{(project) => <List key={project.id} project={project} />}</WithProject>;
}

function useColumns(onReverse: (row: Row) => void): Column<Row>[] {
  const { t } = useTranslation();
  const word = useCategoryWord();
  const amountColumn: Column<Row> = {
    key: 'amount',
    label: `${t('budgets.amount')}, ${t('budgets.unit')}`,
    num: true,
    by: (row) => Number(ore(row)),
    cell: (row) => <span className={row.reversed ? 't2' : undefined}>{kronorOre(ore(row))}</span>,
  };
  return [
    { key: 'spentOn', label: t('budgets.spentOn'), by: (row) => row.spentOn, cell: (row) => <span className="nw">{row.spentOn}</span> },
    {
      key: 'category',
      label: t('budgets.category'),
      by: (row) => (row.budgetLine ? word(row.budgetLine.category) : ''),
      cell: (row) => (row.budgetLine ? `${word(row.budgetLine.category)} ${row.budgetLine.year}` : <Missing />),
    },
    amountColumn,
    {
      key: 'partner',
      label: t('budgets.partner'),
      by: (row) => row.budgetLine?.partner?.name,
      cell: (row) => row.budgetLine?.partner?.name ?? <Missing />,
    },
    {
      key: 'note',
      label: t('budgets.note'),
      cell: (row) => (row.reverses ? t('budgets.reversalOf', { date: row.reverses.spentOn, reason: row.reason ?? '' }) : (row.note ?? <Missing />)),
    },
    { key: 'by', label: t('budgets.recordedByColumn'), by: (row) => row.recordedBy?.name, cell: (row) => row.recordedBy?.name ?? <Missing /> },
    {
      key: 'state',
      label: t('budgets.state'),
      by: stateOf,
      cell: (row) => (
        <Badge plain tone={row.reverses ? 'mute' : row.reversed ? 'bad' : 'ok'}>
          {t(`budgets.${stateOf(row)}`)}
        </Badge>
      ),
    },
    {
      key: 'act',
      act: true,
      label: t('ui.act'),
      cell: (row) =>
        row.viewerCan.reverse && stateOf(row) === 'stands' ? (
          <LinkAct aria-label={t('budgets.reverseLong', { amount: exactMoney(ore(row)), date: row.spentOn })} onClick={() => onReverse(row)}>
            {t('budgets.reverse')}
          </LinkAct>
        ) : null,
    },
  ];
}

function useFilters(rows: readonly Row[] | undefined): Filter<Row>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'category',
      label: t('budgets.category'),
      choices: choicesFrom(t('budgets.categories', { returnObjects: true })),
      of: (row) => row.budgetLine?.category,
    },
    { key: 'year', label: t('budgets.year'), choices: yearChoices(rows), of: (row) => String(row.budgetLine?.year ?? '') },
    {
      key: 'state',
      label: t('budgets.state'),
      choices: (['stands', 'isReversed', 'isReversal'] as const).map((value) => ({ value, label: t(`budgets.${value}`) })),
      of: stateOf,
    },
  ];
}

function List({ project }: { project: OneProject }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const word = useCategoryWord();
  const [act, setAct] = useState<'record' | Row | null>(null);
  const whole = useExpenditures(project.id);
  const lines = useLines(project.id);
  const columns = useColumns(setAct);
  const filters = useFilters(whole.data?.nodes);
  const rows = whole.data?.nodes;
  const total = rows?.reduce((sum, row) => sum + ore(row), 0n) ?? 0n;
  const title = rows?.length
    ? t('budgets.expendituresFinding', { count: rows.length, word: atStart(rows.length), amount: exactMoney(total) })
    : t('budgets.noExpenditures');
  const here = tenant.path(`projects/${project.id}`);
  const approved = Boolean(project.budget?.approvedAt);
  const record =
    approved && project.viewerCan.recordExpenditure ? (
      <Button kind="primary" onClick={() => setAct('record')}>
        {t('budgets.record')}
      </Button>
    ) : undefined;
  const pages = { ...whole, data: rows && { nodes: rows.toSorted((a, b) => (a.spentOn < b.spentOn ? 1 : -1)), total: rows.length } };
  const refresh = () => {
    whole.refetch();
    lines.refetch();
  };
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('projects.title'), to: tenant.path('projects') },
          { label: project.name, to: here },
          { label: t('budgets.expenditures') },
        ]}
        title={title}
        context={approved ? undefined : t('budgets.notApproved')}
        acts={rows?.length ? record : undefined}
      />
      <DataTable
        caption={t('budgets.expenditures')}
        pages={pages}
        columns={columns}
        rowKey={(row) => row.id}
        text={(row) =>
          `${row.note ?? ''} ${row.reason ?? ''} ${row.budgetLine ? word(row.budgetLine.category) : ''} ${row.budgetLine?.partner?.name ?? ''}`
        }
        filters={filters}
        empty={
          <EmptyState
            title={t('budgets.noExpenditures')}
            act={record ?? <LinkButton to={tenant.path(`projects/${project.id}/budget`)}>{t('budgets.show')}</LinkButton>}
          >
            {approved ? t('budgets.noExpendituresBody') : t('budgets.notApproved')}
          </EmptyState>
        }
      />
      {act === 'record' && lines.data ? <RecordDialog lines={lines.data.nodes} onClose={() => setAct(null)} onDone={refresh} /> : null}
      {act && act !== 'record' ? <ReverseDialog expenditure={act} onClose={() => setAct(null)} onDone={refresh} /> : null}
    </>
  );
}

const yearChoices = (rows: readonly Row[] | undefined) =>
  [...new Set((rows ?? []).map((row) => String(row.budgetLine?.year ?? '')))]
    .filter(Boolean)
    .toSorted()
    .map((value) => ({ value, label: value }));
