import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages, type Pages } from '../api/connection.ts';
import { MunicipalityChoicesDocument, RoleAssignmentsDocument, type RoleAssignmentsQuery } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { useSession } from '../identity/session.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button, LinkAct, LinkButton } from '../ui/button.tsx';
import { joined } from '../ui/choose.ts';
import { today } from '../ui/dates.ts';
import { atStart, inWords } from '../ui/money.ts';
import { PageHead } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, valuesOf, type Column, type Filter } from '../ui/table.tsx';
import { EndRoleDialog, GrantRoleDialog } from './role-acts.tsx';
import { RoleMatrix, placesWithoutStrategist } from './role-matrix.tsx';
import { useReach, type Reach } from './role-places.ts';
import { SettingsTabs } from './tabs.tsx';

export type RoleRow = RoleAssignmentsQuery['roleAssignments']['nodes'][number];
type State = 'now' | 'coming' | 'past';

const stateOf = (row: RoleRow): State => {
  if (row.active) return 'now';
  return !row.endedAt && row.startsOn > today() ? 'coming' : 'past';
};
const tones: Record<State, Tone> = { now: 'ok', coming: 'info', past: 'mute' };
const order: Record<State, number> = { now: 0, coming: 1, past: 2 };

/** Those that hold first, then by name. */
const inOrder = (rows: readonly RoleRow[]): RoleRow[] =>
  rows.toSorted((a, b) => order[stateOf(a)] - order[stateOf(b)] || (a.accountName ?? '').localeCompare(b.accountName ?? '', 'sv'));

function useColumns(onEnd: (row: RoleRow) => void): Column<RoleRow>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'name',
      label: t('settings.name'),
      by: (row) => row.accountName,
      cell: (row) => (
        <>
          {row.accountName}
          <span className="sm t2" style={{ display: 'block', fontWeight: 400 }}>
            {row.accountEmail}
          </span>
        </>
      ),
    },
    { key: 'role', label: t('settings.role'), by: (row) => t(`identity.roles.${row.role}`), cell: (row) => t(`identity.roles.${row.role}`) },
    { key: 'place', label: t('settings.place'), by: (row) => row.areaName ?? '', cell: (row) => row.areaName ?? t('settings.wholeRegion') },
    {
      key: 'period',
      label: t('settings.period'),
      by: (row) => row.startsOn,
      cell: (row) => <span className="nw">{`${row.startsOn} – ${row.endsOn ?? ''}`}</span>,
    },
    {
      key: 'state',
      label: t('settings.state'),
      by: (row) => order[stateOf(row)],
      cell: (row) => (
        <Badge plain tone={tones[stateOf(row)]}>
          {t(`settings.roleStates.${stateOf(row)}`)}
        </Badge>
      ),
    },
    {
      key: 'act',
      act: true,
      num: true,
      label: t('ui.act'),
      cell: (row) =>
        row.viewerCan.end && stateOf(row) !== 'past' ? (
          <LinkAct
            aria-label={t('settings.endRoleLong', { name: row.accountName ?? '', role: t(`identity.roles.${row.role}`) })}
            onClick={() => onEnd(row)}
          >
            {t('settings.endRole')}
          </LinkAct>
        ) : null,
    },
  ];
}

function useFilters(rows: readonly RoleRow[] | undefined): Filter<RoleRow>[] {
  const { t } = useTranslation();
  const place = (row: RoleRow) => row.areaName ?? t('settings.wholeRegion');
  return [
    {
      key: 'role',
      label: t('settings.role'),
      choices: valuesOf(rows, (row) => t(`identity.roles.${row.role}`)),
      of: (row) => t(`identity.roles.${row.role}`),
    },
    { key: 'place', label: t('settings.place'), choices: valuesOf(rows, place), of: place },
    {
      key: 'state',
      label: t('settings.state'),
      choices: (['now', 'coming', 'past'] as const).map((value) => ({ value, label: t(`settings.roleStates.${value}`) })),
      of: stateOf,
    },
  ];
}

/** What one may do about roles here, and who may do the rest. */
function useLimits(reach: Reach, seesAll: boolean): string {
  const { t } = useTranslation();
  if (reach.everywhere) return t('settings.limitEverywhere');
  if (reach.municipalities.length > 0)
    return t('settings.limitLocal', {
      places: joined(
        reach.municipalities.map((each) => each.label),
        t('ui.and'),
      ),
    });
  return seesAll ? t('settings.limitReader') : t('settings.limitSelf');
}

/** Who has which role where: the municipalities' table first, then every role. */
export function RolesPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const may = useMay();
  const session = useSession();
  const reach = useReach();
  const pages = usePages(RoleAssignmentsDocument, 'roleAssignments', { all: true });
  const municipalities = usePages(MunicipalityChoicesDocument, 'municipalities', { all: true });
  const [granting, setGranting] = useState(false);
  const [ending, setEnding] = useState<RoleRow | null>(null);
  const columns = useColumns(setEnding);
  const rows = pages.data ? inOrder(pages.data.nodes) : undefined;
  const filters = useFilters(rows);
  const seesAll = rows?.some((row) => row.accountEmail !== session.account.email) ?? false;
  const title = useFinding(
    rows,
    municipalities.data?.nodes.map((each) => each.name),
    seesAll,
  );
  const sorted: Pages<RoleRow> = { ...pages, data: rows && pages.data ? { nodes: rows, total: pages.data.total } : undefined };
  const giving = may('roleAssignment.grant');
  return (
    <>
      <PageHead
        crumbs={[{ label: t('settings.title'), to: tenant.path('settings') }, { label: t('settings.roles') }]}
        title={title}
        context={useLimits(reach, seesAll)}
        acts={
          giving ? (
            <>
              <LinkButton kind="primary" to={tenant.path('settings/invitations/new')}>
                {t('settings.invite')}
              </LinkButton>
              <Button onClick={() => setGranting(true)}>{t('settings.grant')}</Button>
            </>
          ) : undefined
        }
      />
      <SettingsTabs />
      {rows && seesAll && municipalities.data ? <RoleMatrix rows={rows} municipalities={municipalities.data.nodes} /> : null}
      <DataTable
        caption={t('settings.roles')}
        pages={sorted}
        columns={columns}
        filters={seesAll ? filters : undefined}
        text={seesAll ? (row) => `${row.accountName ?? ''} ${row.accountEmail ?? ''}` : undefined}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t('settings.noRoles')}>{t('settings.rolesGivenBy')}</EmptyState>}
      />
      {granting ? <GrantRoleDialog rows={rows ?? []} reach={reach} onClose={() => setGranting(false)} /> : null}
      {ending ? <EndRoleDialog row={ending} onClose={() => setEnding(null)} /> : null}
    </>
  );
}

/** "Bjurholm och Vännäs saknar hållbarhetsstrateg", or how many have how many roles. */
function useFinding(rows: readonly RoleRow[] | undefined, municipalities: readonly string[] | undefined, seesAll: boolean): string {
  const { t } = useTranslation();
  const tenant = useTenant();
  if (!rows) return t('settings.roles');
  const now = rows.filter((row) => row.active);
  if (!seesAll) return t('settings.ownFinding', { count: now.length, word: inWords(now.length), region: tenant.name });
  const gaps = placesWithoutStrategist(now, municipalities ?? []);
  if (gaps.length > 0 && gaps.length < 4) return t('settings.gapFinding', { places: joined(gaps, t('ui.and')) });
  if (gaps.length > 0)
    return t('settings.gapsFinding', { count: gaps.length, word: atStart(gaps.length), total: inWords((municipalities ?? []).length) });
  const people = new Set(now.map((row) => row.accountEmail)).size;
  return t('settings.rolesFinding', { count: people, word: atStart(people), region: tenant.name });
}
