import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { TimePledgesDocument } from '../generated/graphql.ts';
import { riskOf } from '../economy/grants-table.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { BudgetBar } from '../ui/bars.tsx';
import { exactMoney, kronor, toOre } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import { PlainTable } from '../ui/table.tsx';

/** What is pledged in kind and what of it is certified, of each grant, and what that does to the support. */
export function PledgeCard() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const pages = usePages(TimePledgesDocument, 'grants', { all: true });
  const pledges = (pages.data?.nodes ?? []).filter((grant) => grant.project && toOre(grant.pledgedInKind.amount) > 0n);
  if (!pledges.length) return null;
  const risk = riskOf(pledges).amount;
  return (
    <Card flush title={risk > 0n ? t('time.pledgesRisk', { amount: exactMoney(risk) }) : t('time.pledgesSafe')}>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('time.pledges')}>
        <PlainTable
          caption={t('time.pledges')}
          rows={pledges}
          rowKey={(grant) => grant.id}
          columns={[
            {
              key: 'project',
              label: t('time.project'),
              cell: (grant) => (
                <Link to={tenant.path(`projects/${grant.project?.id}`)}>
                  {grant.project?.number} {grant.project?.name}
                </Link>
              ),
            },
            { key: 'pledged', label: t('time.pledged'), num: true, cell: (grant) => kronor(toOre(grant.pledgedInKind.amount)) },
            { key: 'recorded', label: t('time.recorded'), num: true, cell: (grant) => kronor(toOre(grant.recordedInKind.amount)) },
            {
              key: 'used',
              label: t('time.used'),
              cell: (grant) => <BudgetBar spent={toOre(grant.recordedInKind.amount)} planned={toOre(grant.pledgedInKind.amount)} />,
            },
            { key: 'said', label: t('time.said'), cell: (grant) => <span className="said">{grant.finding}</span> },
          ]}
        />
      </div>
    </Card>
  );
}
