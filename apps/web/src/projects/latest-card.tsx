import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LatestExpendituresDocument } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { atStart, exactMoney, toOre } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import type { OneProject } from './project-page.tsx';

/** The newest rows of a project's ledger, and the way to all of them. */
export function LatestCard({ project }: { project: OneProject }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const { data } = useQuery(LatestExpendituresDocument, { variables: { id: project.id }, fetchPolicy: 'cache-and-network' });
  const latest = data?.node?.__typename === 'Project' ? data.node.expenditures : undefined;
  const count = latest?.totalCount ?? 0;
  if (!latest || count === 0) return null;
  return (
    <Card
      title={t('budgets.expendituresFinding', { count, word: atStart(count), amount: exactMoney(toOre(project.spentTotal.amount)) })}
      aside={<Link to={tenant.path(`projects/${project.id}/ledger`)}>{t('budgets.allExpenditures')}</Link>}
    >
      <ul className="lines">
        {latest.nodes.map((row) => (
          <li key={row.id} className="row between">
            <span>
              <span className="nw">{row.spentOn}</span>{' '}
              <span className="t2">{row.note ?? (row.budgetLine ? t(`budgets.categories.${row.budgetLine.category}`) : '')}</span>
            </span>
            <span className="nw">{row.amount ? exactMoney(toOre(row.amount.amount)) : <abbr title={t('ledger.wage')}>–</abbr>}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
