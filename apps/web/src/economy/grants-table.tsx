import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Pages } from '../api/connection.ts';
import type { GrantRowFragment } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { kronor, toOre } from '../ui/money.ts';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, valuesOf, type Column } from '../ui/table.tsx';

type Risky = Pick<GrantRowFragment, 'endedAt' | 'inKindOnTrack' | 'supportAtRisk' | 'project'>;

/** Of a project that is over nothing can be saved any more: what fell away fell away. */
export const isOver = (grant: Risky): boolean => grant.endedAt !== null || grant.project?.status === 'closed' || grant.project?.status === 'stopped';

/** What falls away if no more is recorded in kind than until now; nothing where it comes as fast as it must. */
const atRisk = (grant: Risky): bigint => (isOver(grant) || grant.inKindOnTrack ? 0n : toOre(grant.supportAtRisk.amount));

/** What stands and falls with the grants together. */
export function riskOf(grants: readonly Risky[]): { count: number; amount: bigint } {
  const risky = grants.filter((grant) => atRisk(grant) > 0n);
  return { count: risky.length, amount: risky.reduce((sum, grant) => sum + atRisk(grant), 0n) };
}

export type GrantState = 'ended' | 'risk' | 'safe';
export const grantTones: Record<GrantState, Tone> = { ended: 'mute', risk: 'warn', safe: 'ok' };
export const grantState = (grant: GrantRowFragment): GrantState => (isOver(grant) ? 'ended' : atRisk(grant) > 0n ? 'risk' : 'safe');

function useColumns(): Column<GrantRowFragment>[] {
  const { t } = useTranslation();
  const tenant = useTenant();
  const amount = (key: 'ceiling' | 'support', label: string): Column<GrantRowFragment> => ({
    key,
    label,
    num: true,
    by: (grant) => Number(toOre(grant[key].amount)),
    cell: (grant) => kronor(toOre(grant[key].amount)),
  });
  return [
    {
      key: 'project',
      label: t('economy.project'),
      by: (grant) => grant.project?.name,
      cell: (grant) => <Link to={tenant.path(`grants/${grant.id}`)}>{grant.project?.name ?? grant.number}</Link>,
    },
    { key: 'funder', label: t('economy.funder'), by: (grant) => grant.funder?.name, cell: (grant) => grant.funder?.name ?? '–' },
    { key: 'number', label: t('economy.grant'), by: (grant) => grant.number, cell: (grant) => <span className="nw">{grant.number}</span> },
    {
      key: 'period',
      label: t('economy.period'),
      by: (grant) => grant.endsOn,
      cell: (grant) => (
        <span className="nw">
          {grant.startsOn} – {grant.endsOn}
        </span>
      ),
    },
    amount('ceiling', t('economy.ceiling')),
    amount('support', t('economy.support')),
    {
      key: 'atRisk',
      label: t('economy.atRisk'),
      num: true,
      by: (grant) => Number(atRisk(grant)),
      cell: (grant) => kronor(atRisk(grant)),
    },
    {
      key: 'state',
      label: t('economy.state'),
      by: grantState,
      cell: (grant) => (
        <Badge plain tone={grantTones[grantState(grant)]}>
          {t(`economy.${grantState(grant)}`)}
        </Badge>
      ),
    },
  ];
}

/** Every grant with what its support has come to. */
export function GrantsTable({ pages }: { pages: Pages<GrantRowFragment> }) {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={t('economy.grantsTitle')}
      pages={pages}
      columns={useColumns()}
      rowKey={(grant) => grant.id}
      text={(grant) => `${grant.number} ${grant.project?.name ?? ''} ${grant.funder?.name ?? ''}`}
      filters={[
        {
          key: 'funder',
          label: t('economy.funder'),
          choices: valuesOf(pages.data?.nodes, (grant) => grant.funder?.name),
          of: (grant) => grant.funder?.name,
        },
        {
          key: 'state',
          label: t('economy.state'),
          choices: (['safe', 'risk', 'ended'] as const).map((value) => ({ value, label: t(`economy.${value}`) })),
          of: grantState,
        },
      ]}
      empty={<EmptyState title={t('economy.noGrants')}>{t('economy.noGrantsBody')}</EmptyState>}
    />
  );
}
