import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { EconomyDocument, GrantsDocument, type ProjectRowFragment } from '../generated/graphql.ts';
import { Left } from '../projects/amounts.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { BudgetBar } from '../ui/bars.tsx';
import { LinkButton } from '../ui/button.tsx';
import { choicesFrom } from '../ui/choose.ts';
import { exactMoney, kronor, shortMoney, toOre } from '../ui/money.ts';
import { PageHead } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { riskOf } from './grants-table.tsx';

/** Where all money stands: each project with its ledger, and what of the support is at risk. */
export function EconomyPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const pages = usePages(EconomyDocument, 'projects', { all: true });
  const grants = usePages(GrantsDocument, 'grants', { all: true });
  const budgeted = (pages.data?.nodes ?? []).filter((project) => toOre(project.budgetTotal.amount) > 0n);
  const sum = (of: (project: ProjectRowFragment) => string) => budgeted.reduce((all, project) => all + toOre(of(project)), 0n);
  const risk = riskOf(grants.data?.nodes ?? []);
  const title = budgeted.length
    ? t('economy.finding', { spent: shortMoney(sum((each) => each.spentTotal.amount)), total: shortMoney(sum((each) => each.budgetTotal.amount)) })
    : t('economy.findingNone');
  return (
    <>
      <PageHead
        crumbs={[{ label: t('economy.title') }]}
        title={title}
        context={risk.count ? <Link to={tenant.path('grants')}>{t('economy.findingRisk', { amount: exactMoney(risk.amount) })}</Link> : undefined}
      />
      <DataTable
        caption={t('economy.ledgers')}
        pages={{ ...pages, data: pages.data && { nodes: budgeted, total: budgeted.length } }}
        columns={useColumns()}
        rowKey={(project) => project.id}
        text={(project) => `${project.number} ${project.name}`}
        filters={[
          {
            key: 'status',
            label: t('projects.status'),
            choices: choicesFrom(t('projects.statuses', { returnObjects: true })),
            of: (project) => project.status,
          },
        ]}
        empty={<EmptyState title={t('economy.findingNone')} act={<LinkButton to={tenant.path('projects')}>{t('projects.title')}</LinkButton>} />}
      />
    </>
  );
}

function useColumns(): Column<ProjectRowFragment>[] {
  const { t } = useTranslation();
  const tenant = useTenant();
  const ore = (project: ProjectRowFragment) => ({ spent: toOre(project.spentTotal.amount), planned: toOre(project.budgetTotal.amount) });
  return [
    {
      key: 'name',
      label: t('economy.project'),
      by: (project) => project.name,
      cell: (project) => <Link to={tenant.path(`projects/${project.id}`)}>{project.name}</Link>,
    },
    { key: 'budget', label: t('projects.budget'), num: true, by: (each) => Number(ore(each).planned), cell: (each) => kronor(ore(each).planned) },
    { key: 'spent', label: t('projects.spent'), num: true, by: (each) => Number(ore(each).spent), cell: (each) => kronor(ore(each).spent) },
    {
      key: 'left',
      label: t('projects.left'),
      num: true,
      by: (each) => Number(ore(each).planned - ore(each).spent),
      cell: (each) => <Left of={ore(each).planned - ore(each).spent} />,
    },
    { key: 'used', label: t('budgets.used'), cell: (each) => <BudgetBar {...ore(each)} /> },
    {
      key: 'ledger',
      act: true,
      label: t('economy.ledger'),
      cell: (each) => (
        <Link to={tenant.path(`projects/${each.id}/ledger`)} aria-label={t('economy.ledgerOf', { name: each.name })}>
          {t('economy.ledger')}
        </Link>
      ),
    },
  ];
}
