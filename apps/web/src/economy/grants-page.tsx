import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { GrantsDocument } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { LinkButton } from '../ui/button.tsx';
import { exactMoney, toOre } from '../ui/money.ts';
import { PageHead } from '../ui/page.tsx';
import { GrantsTable, riskOf } from './grants-table.tsx';

/** Every funder's decision, and what of its support is at risk. */
export function GrantsPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const may = useMay();
  const pages = usePages(GrantsDocument, 'grants', { all: true });
  const living = (pages.data?.nodes ?? []).filter((grant) => !grant.endedAt);
  const risk = riskOf(living);
  const ceiling = exactMoney(living.reduce((sum, grant) => sum + toOre(grant.ceiling.amount), 0n));
  const title = risk.count
    ? t('economy.grantsRisk', { count: risk.count, amount: exactMoney(risk.amount) })
    : living.length
      ? t('economy.grantsFinding', { count: living.length, ceiling })
      : t('economy.grantsTitle');
  const add = may('grant.create') ? (
    <LinkButton kind="primary" to={tenant.path('grants/new')}>
      {t('grants.new')}
    </LinkButton>
  ) : undefined;
  return (
    <>
      <PageHead crumbs={[{ label: t('economy.title'), to: tenant.path('economy') }, { label: t('economy.grantsTitle') }]} title={title} acts={add} />
      <GrantsTable pages={pages} />
    </>
  );
}
