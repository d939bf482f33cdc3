import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LineRowFragment } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { BudgetBar } from '../ui/bars.tsx';
import { LinkButton } from '../ui/button.tsx';
import { capital } from '../ui/choose.ts';
import { columnOf, exactMoney, inWords, kronor, percent, toOre } from '../ui/money.ts';
import { Card, Missing } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { PlainTable, useListSearch, type Column } from '../ui/table.tsx';
import { Left } from './amounts.tsx';
import { BudgetState } from './budget-state.tsx';
import type { OneProject } from './project-page.tsx';
import { byCategory, left, sumOf, yearsOf, type CategorySums } from './sums.ts';

export function useCategoryWord(): (category: LineRowFragment['category']) => string {
  const { t } = useTranslation();
  return (category) => capital(t(`budgets.categories.${category}`));
}

function useFinding(project: OneProject, lines: readonly LineRowFragment[]): string {
  const { t } = useTranslation();
  const word = useCategoryWord();
  const rows = byCategory(lines);
  const total = sumOf(lines);
  if (!project.budget?.approvedAt)
    return t('budgets.matrixDraft', { count: rows.length, word: inWords(rows.length), total: exactMoney(total.planned) });
  const least = rows.toSorted((a, b) => (left(a) < left(b) ? -1 : 1))[0];
  if (least && left(least) < 0n) return t('budgets.matrixOver', { category: word(least.category), amount: exactMoney(-left(least)) });
  if (total.spent === 0n) return t('budgets.matrixUnused', { total: exactMoney(total.planned) });
  if (left(total) === 0n) return t('budgets.matrixAll');
  const most = rows.toSorted((a, b) => (left(a) > left(b) ? -1 : 1))[0]!;
  return t('budgets.matrixLeft', { category: word(most.category), part: kronor(left(most)), left: exactMoney(left(total)) });
}

/** The budget by cost category and year: what is planned, spent and left. */
export function BudgetMatrix({ project, lines }: { project: OneProject; lines: readonly LineRowFragment[] }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [search] = useListSearch();
  const title = useFinding(project, lines);
  const act = (
    <LinkButton to={tenant.path(`projects/${project.id}/budget`)}>
      {project.viewerCan.updateBudget && !project.budget?.approvedAt ? t(lines.length ? 'budgets.change' : 'budgets.begin') : t('budgets.show')}
    </LinkButton>
  );
  if (lines.length === 0)
    return (
      <EmptyState title={t('budgets.emptyTitle')} act={act}>
        {t('budgets.emptyBody')}
      </EmptyState>
    );
  const years = yearsOf(lines);
  const chosen = search['year'] ?? '';
  return (
    <Card flush title={title} aside={t('budgets.unit')}>
      {years.length > 1 ? <PeriodChoice years={years} /> : null}
      {chosen === 'each' && years.length > 1 ? (
        <YearByYear lines={lines} years={years} />
      ) : (
        <OnePeriod
          project={project}
          lines={years.includes(Number(chosen)) ? lines.filter((line) => line.year === Number(chosen)) : lines}
          year={chosen}
        />
      )}
      <div className="pad row wrap between" style={{ paddingTop: 12 }}>
        <BudgetState budget={project.budget} />
        <span className="row wrap">
          <LinkButton kind="quiet" to={tenant.path(`projects/${project.id}/follow-up`)}>
            {t('followUp.link')}
          </LinkButton>
          {act}
        </span>
      </div>
    </Card>
  );
}

function PeriodChoice({ years }: { years: readonly number[] }) {
  const { t } = useTranslation();
  const choices = [['', t('budgets.allYears')], ...years.map((year) => [String(year), String(year)]), ['each', t('budgets.yearByYear')]] as const;
  return (
    <nav className="tabs period-choice no-print" aria-label={t('budgets.choosePeriod')}>
      {choices.map(([value, word]) => (
        <Link
          key={value}
          to="."
          search={(value ? { year: value } : {}) as never}
          replace
          resetScroll={false}
          activeOptions={{ exact: true, includeSearch: true }}
        >
          {word}
        </Link>
      ))}
    </nav>
  );
}

function OnePeriod({ project, lines, year }: { project: OneProject; lines: readonly LineRowFragment[]; year: string }) {
  const { t } = useTranslation();
  const word = useCategoryWord();
  const tenant = useTenant();
  const total = sumOf(lines);
  const written = columnOf(lines.map((line) => toOre(line.planned.amount)));
  const columns: Column<CategorySums>[] = [
    { key: 'category', label: t('budgets.category'), cell: (row) => word(row.category) },
    { key: 'kind', label: t('budgets.kind'), cell: (row) => <span className="t2 nw">{t(`budgets.kinds.${row.kind}`)}</span> },
    { key: 'planned', label: t('budgets.planned'), num: true, cell: (row) => written(row.planned) },
    {
      key: 'spent',
      label: t('budgets.spent'),
      num: true,
      cell: (row) =>
        row.spent === 0n ? (
          kronor(0n)
        ) : (
          <Link
            to={tenant.path(`projects/${project.id}/ledger`)}
            search={{ category: row.category, ...(year && { year }) } as never}
            aria-label={`${kronor(row.spent)}, ${t('budgets.showRows', { what: word(row.category) })}`}
          >
            {kronor(row.spent)}
          </Link>
        ),
    },
    { key: 'left', label: t('budgets.left'), num: true, cell: (row) => <Left of={left(row)} /> },
    { key: 'used', label: t('budgets.used'), cell: (row) => <BudgetBar spent={row.spent} planned={row.planned} /> },
  ];
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('budgets.title')}>
      <PlainTable
        caption={t('budgets.title')}
        columns={columns}
        rows={byCategory(lines)}
        rowKey={(row) => row.category}
        foot={
          <tr>
            <th scope="row">{t('budgets.sum')}</th>
            <td />
            <td className="num">{written(total.planned)}</td>
            <td className="num">{kronor(total.spent)}</td>
            <td className="num">
              <Left of={left(total)} />
            </td>
            <td>{percent(total.spent, total.planned)}</td>
          </tr>
        }
      />
    </div>
  );
}

function YearByYear({ lines, years }: { lines: readonly LineRowFragment[]; years: readonly number[] }) {
  const { t } = useTranslation();
  const word = useCategoryWord();
  const cell = (own: readonly LineRowFragment[]) => {
    if (own.length === 0) return <Missing />;
    const sums = sumOf(own);
    return (
      <>
        {kronor(sums.planned)}
        <span className="xs t2" style={{ display: 'block' }}>
          {t('budgets.spentOf', { spent: kronor(sums.spent) })}
        </span>
      </>
    );
  };
  const columns: Column<CategorySums>[] = [
    { key: 'category', label: t('budgets.category'), cell: (row) => word(row.category) },
    ...years.map((year): Column<CategorySums> => ({
      key: String(year),
      label: String(year),
      num: true,
      cell: (row) => cell(lines.filter((line) => line.year === year && line.category === row.category)),
    })),
    { key: 'sum', label: t('budgets.sum'), num: true, cell: (row) => cell(lines.filter((line) => line.category === row.category)) },
  ];
  return (
    <div className="scroll matrix" tabIndex={0} role="region" aria-label={t('budgets.yearByYear')}>
      <PlainTable
        caption={t('budgets.yearByYear')}
        columns={columns}
        rows={byCategory(lines)}
        rowKey={(row) => row.category}
        foot={
          <tr>
            <th scope="row">{t('budgets.sum')}</th>
            {years.map((year) => (
              <td className="num" key={year}>
                {cell(lines.filter((line) => line.year === year))}
              </td>
            ))}
            <td className="num">{cell(lines)}</td>
          </tr>
        }
      />
    </div>
  );
}

/** A line as people say it: "Resor 2026", with its partner where it has one. */
export function useLineWord(): (line: { category: LineRowFragment['category']; year: number; partner: { name: string } | null }) => string {
  const word = useCategoryWord();
  return (line) => `${word(line.category)} ${line.year}${line.partner ? `, ${line.partner.name}` : ''}`;
}
