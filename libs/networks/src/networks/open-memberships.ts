import type { Tx } from '@samnav/platform';
import { Membership } from './membership.entity.ts';

/** Ends the memberships of a network or an organisation that go on beyond the day; answers how many. Those of later start are refused by their period. */
export async function endOpenMemberships(tx: Tx, side: 'networkId' | 'organisationId', id: string, endsOn: string): Promise<number> {
  const column = side === 'networkId' ? 'network_id' : 'organisation_id';
  const open = await tx.sql<{ id: string }>(
    `select id from membership where tenant_id = current_tenant() and ${column} = $1 and (ends_on is null or ends_on > $2) order by id`,
    [id, endsOn],
  );
  for (const membership of open) await tx.change(Membership, membership.id, null, { endsOn }, 'membership.ended');
  return open.length;
}
