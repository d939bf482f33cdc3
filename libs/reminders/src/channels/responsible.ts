import type { Recipient, Tx } from '@samnav/platform';

/** Who sees to it that messages reach a place: the region's coordinators and, of a municipality, its strategists. By mail, each once. */
export async function responsibleFor(tx: Tx, municipalityId: string | null): Promise<Recipient[]> {
  return tx.sql<Recipient>(
    `select distinct on (a.id) a.email as address, a.language, a.id as "accountId", p.id as "personId"
     from role_assignment r join tenant t on t.id = r.tenant_id join account a on a.id = r.account_id and a.disabled_at is null
     left join person p on p.tenant_id = r.tenant_id and p.account_id = a.id
     where r.tenant_id = current_tenant() and (r.role = 'regionCoordinator' or r.role = 'strategist' and r.municipality_id = $1)
       and holds_now(r.starts_on, r.ends_on, r.ended_at, t.time_zone) order by a.id`,
    [municipalityId],
  );
}
