import type { Tx } from '@samnav/platform';

/**
 * SQL: who is asked to take over the deadline of the row `d`: the lead of its workgroup, the municipality's strategist, the region's
 * coordinator; the first of them who stays, is not the owner, and is not among `except`, a uuid array.
 */
export const takerSql = (except: string): string => `(
  select p.id from (
    select 1 as rank, w.lead_id as person_id from workgroup w where w.tenant_id = d.tenant_id and w.id = d.workgroup_id
    union all
    select case r.role when 'strategist' then 2 else 3 end, s.id from role_assignment r
    join tenant t on t.id = r.tenant_id
    join person s on s.tenant_id = r.tenant_id and s.account_id = r.account_id
    where r.tenant_id = d.tenant_id and holds_now(r.starts_on, r.ends_on, r.ended_at, t.time_zone) and (r.role = 'regionCoordinator' or r.role = 'strategist'
      and r.municipality_id = coalesce(d.municipality_id, (select w.municipality_id from workgroup w where w.tenant_id = d.tenant_id and w.id = d.workgroup_id)))
  ) c join person p on p.tenant_id = d.tenant_id and p.id = c.person_id
  where p.id <> d.owner_id and p.id <> all(${except}) and ${isActiveSql('p')}
  order by c.rank, p.id limit 1)`;

/** SQL: whether a person stays, and has no account that is shut. */
export const isActiveSql = (p: string): string =>
  `(${p}.leaves_on is null and not exists (select from account a where a.id = ${p}.account_id and a.disabled_at is not null))`;

/** Who is asked next to take over a deadline; null where nobody is left. */
export async function nextTaker(tx: Tx, deadlineId: string, except: readonly string[] = []): Promise<string | null> {
  const [row] = await tx.sql<{ id: string | null }>(
    `select ${takerSql('$2::uuid[]')} as id from deadline d where d.tenant_id = current_tenant() and d.id = $1`,
    [deadlineId, except],
  );
  return row?.id ?? null;
}

/** SQL: whom it is no use to ask for the row `d`: those who were asked lately, and those who have handed it over. A uuid array. */
export const askedBeforeSql = `array(
  select distinct x.id from hand_over b cross join lateral (values (b.to_id, b.state <> 'accepted'), (b.from_id, true)) as x (id, counts)
  where b.tenant_id = d.tenant_id and b.deadline_id = d.id and x.counts and b.created_at > samnav_now() - interval '60 days')`;

/** As `askedBeforeSql`, of one deadline. */
export async function askedBefore(tx: Tx, deadlineId: string): Promise<string[]> {
  const [row] = await tx.sql<{ ids: string[] }>(
    `select ${askedBeforeSql} as ids from deadline d where d.tenant_id = current_tenant() and d.id = $1`,
    [deadlineId],
  );
  return row?.ids ?? [];
}
