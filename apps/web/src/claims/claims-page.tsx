import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { PaymentClaimsDocument, type ClaimOwnRowFragment } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { choicesFrom } from '../ui/choose.ts';
import { atStart, kronor, toOre } from '../ui/money.ts';
import { Missing, PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, valuesOf, type Column } from '../ui/table.tsx';
import { ClaimBadge, turnOf } from './claim-state.tsx';
import { supportOf, useClaimName } from './claim-words.ts';
import { PrepareDialog } from './prepare-dialog.tsx';

type Row = ClaimOwnRowFragment;

/** What is asked of funders, and whose turn it is. */
export function ClaimsPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const [preparing, setPreparing] = useState(false);
  const pages = usePages(PaymentClaimsDocument, 'paymentClaims', { all: true });
  const rows = pages.data?.nodes;
  const add = useMay()('paymentClaim.prepare') ? (
    <Button kind="primary" onClick={() => setPreparing(true)}>
      {t('claims.prepare')}
    </Button>
  ) : null;
  const title = useTitle(rows);
  return (
    <>
      <PageHead
        crumbs={[{ label: t('claims.title') }]}
        title={title}
        acts={
          rows?.length ? (
            <>
              {add}
              <LinkButton to={tenant.path('reports')}>{t('claims.reports')}</LinkButton>
            </>
          ) : null
        }
      />
      <DataTable
        caption={t('claims.title')}
        pages={pages}
        rowKey={(row) => row.id}
        filters={[
          { key: 'project', label: t('claims.project'), choices: valuesOf(rows, (row) => row.project?.name), of: (row) => row.project?.name },
          { key: 'funder', label: t('claims.funder'), choices: valuesOf(rows, (row) => row.funder?.name), of: (row) => row.funder?.name },
          { key: 'state', label: t('claims.state'), choices: choicesFrom(t('claims.states', { returnObjects: true })), of: (row) => row.state },
        ]}
        columns={useColumns()}
        empty={
          <EmptyState title={t('claims.emptyTitle')} act={add}>
            {t('claims.emptyBody')}
          </EmptyState>
        }
      />
      {preparing ? <PrepareDialog onClose={() => setPreparing(false)} /> : null}
    </>
  );
}

function useTitle(rows: readonly Row[] | undefined): string {
  const { t } = useTranslation();
  if (!rows) return t('claims.title');
  if (rows.length === 0) return t('claims.emptyTitle');
  const ours = rows.filter((row) => turnOf(row.state) === 'project').length;
  if (ours) return t('claims.finding', { count: ours, word: atStart(ours) });
  const theirs = rows.filter((row) => turnOf(row.state) === 'funder').length;
  return theirs ? t('claims.findingWaiting', { count: theirs, word: atStart(theirs) }) : t('claims.findingNone');
}

/** The columns of a list of claims. */
export function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const tenant = useTenant();
  const name = useClaimName();
  return [
    {
      key: 'claim',
      label: t('claims.claimColumn'),
      by: (row) => row.number,
      cell: (row) => (
        <>
          <Link to={tenant.path(`claims/${row.id}`)}>{name(row)}</Link> <Source of={row.source} />
        </>
      ),
    },
    { key: 'project', label: t('claims.project'), by: (row) => row.project?.name, cell: (row) => row.project?.name ?? row.projectName },
    { key: 'funder', label: t('claims.funder'), by: (row) => row.funder?.name, cell: (row) => row.funder?.name ?? <Missing /> },
    {
      key: 'period',
      label: t('claims.period'),
      by: (row) => row.startsOn,
      cell: (row) => <span className="nw">{`${row.startsOn} – ${row.endsOn}`}</span>,
    },
    {
      key: 'claimed',
      label: t('claims.claimed'),
      num: true,
      by: (row) => Number(supportOf(row)),
      cell: (row) => kronor(supportOf(row)),
    },
    {
      key: 'decided',
      label: t('claims.decided'),
      num: true,
      by: (row) => (row.decidedSupport ? Number(toOre(row.decidedSupport.amount)) : null),
      cell: (row) => (row.decidedSupport ? kronor(toOre(row.decidedSupport.amount)) : <Missing />),
    },
    { key: 'state', label: t('claims.state'), by: (row) => row.state, cell: (row) => <ClaimBadge plain state={row.state} /> },
  ];
}
