import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { NetworksDocument, type NetworksQuery } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { LinkButton } from '../ui/button.tsx';
import { choicesFrom } from '../ui/choose.ts';
import { inWords } from '../ui/money.ts';
import { Missing, PageHead } from '../ui/page.tsx';
import { Source } from '../ui/source.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { today } from '../ui/dates.ts';

type Row = NetworksQuery['networks']['nodes'][number];

export const isEnded = (row: { endsOn: string | null }): boolean => row.endsOn !== null && row.endsOn < today();

function useFinding(rows: readonly Row[] | undefined): string {
  const { t } = useTranslation();
  const living = (rows ?? []).filter((row) => !isEnded(row));
  if (living.length === 0) return t('networks.title');
  const wide = living.filter((row) => row.level === 'national' || row.level === 'international').length;
  const first = t('networks.finding', { count: living.length, word: inWords(living.length) });
  return wide ? `${first}, ${t('networks.findingWide', { count: wide, word: inWords(wide) })}` : first;
}

function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const tenant = useTenant();
  return [
    {
      key: 'name',
      label: t('networks.name'),
      by: (row) => row.name,
      cell: (row) => (
        <>
          <Link to={tenant.path(`networks/${row.id}`)}>{row.name}</Link> <Source of={row.source} />
        </>
      ),
    },
    { key: 'level', label: t('networks.level'), by: (row) => row.level, cell: (row) => t(`networks.levels.${row.level}`) },
    { key: 'members', label: t('networks.members'), num: true, by: (row) => row.currentMemberCount, cell: (row) => row.currentMemberCount },
    { key: 'owner', label: t('networks.owner'), by: (row) => row.accountableOwner?.name, cell: (row) => row.accountableOwner?.name ?? <Missing /> },
    {
      key: 'startsOn',
      label: t('networks.startsOn'),
      by: (row) => row.startsOn,
      cell: (row) => <span className="nw">{row.startsOn ?? <Missing />}</span>,
    },
    {
      key: 'state',
      label: t('networks.state'),
      cell: (row) => (
        <Badge plain tone={isEnded(row) ? 'mute' : 'ok'}>
          {isEnded(row) ? t('networks.isEnded') : t('networks.active')}
        </Badge>
      ),
    },
  ];
}

/** The networks that the region takes part in. */
export function NetworksPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const may = useMay();
  const pages = usePages(NetworksDocument, 'networks', { all: true });
  const columns = useColumns();
  const finding = useFinding(pages.data?.nodes);
  const add = may('network.create') ? (
    <LinkButton kind="primary" to={tenant.path('networks/new')}>
      {t('networks.new')}
    </LinkButton>
  ) : undefined;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('shell.collaboration'), to: tenant.path('collaboration') }, { label: t('networks.title') }]}
        title={finding}
        acts={add}
      />
      <DataTable
        caption={t('networks.title')}
        pages={pages}
        columns={columns}
        rowKey={(row) => row.id}
        text={(row) => `${row.name} ${row.accountableOwner?.name ?? ''}`}
        filters={[
          {
            key: 'level',
            label: t('networks.level'),
            choices: choicesFrom({
              local: t('networks.levels.local'),
              regional: t('networks.levels.regional'),
              national: t('networks.levels.national'),
              international: t('networks.levels.international'),
            }),
            of: (row) => row.level,
          },
          {
            key: 'state',
            label: t('networks.state'),
            choices: [
              { value: 'active', label: t('networks.active') },
              { value: 'ended', label: t('networks.isEnded') },
            ],
            of: (row) => (isEnded(row) ? 'ended' : 'active'),
          },
        ]}
        empty={
          <EmptyState title={t('networks.emptyTitle')} act={add}>
            {t('networks.emptyBody')}
          </EmptyState>
        }
      />
    </>
  );
}
