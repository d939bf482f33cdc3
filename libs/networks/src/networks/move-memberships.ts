import type { Tx } from '@samnav/platform';
import { Membership } from './membership.entity.ts';

const ALL = `select id from membership where tenant_id = current_tenant() and organisation_id = any($1)
  order by network_id, role, starts_on nulls first, id for update`;

/**
 * Gives the memberships of duplicates to the organisation that stays. Where both were in the same network in the same role at overlapping
 * times, one membership from the earliest to the latest day remains (an unknown first day yields to a known one, an open end wins).
 */
export async function moveMemberships(tx: Tx, keepId: string, duplicateIds: readonly string[]): Promise<void> {
  const rows: Membership[] = [];
  for (const { id } of await tx.sql<{ id: string }>(ALL, [[keepId, ...duplicateIds]])) rows.push(await tx.get(Membership, id));
  for (const together of overlapping(rows)) {
    const stays = together.find((m) => m.organisationId === keepId) ?? together[0]!;
    // what the removed ones said stays in their audit events
    for (const goes of together) if (goes !== stays) await tx.remove(Membership, goes.id, null, 'membership.joined');
    const values = { ...whole(together), organisationId: keepId, contactId: stays.contactId ?? together.find((m) => m.contactId)?.contactId };
    await tx.change(Membership, stays.id, null, values, 'membership.moved');
  }
}

/** Memberships in the same network and role whose periods touch a common day, directly or through others. */
function overlapping(rows: readonly Membership[]): Membership[][] {
  const groups: Membership[][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    const same = group?.[0]?.networkId === row.networkId && group[0].role === row.role;
    const end = group && whole(group).endsOn;
    if (same && (end === null || (row.startsOn ?? '') <= end!)) group!.push(row);
    else groups.push([row]);
  }
  return groups;
}

function whole(rows: readonly Membership[]): Pick<Membership, 'startsOn' | 'endsOn' | 'joinedAsNew'> {
  const starts = rows.map((m) => m.startsOn).filter((day) => day !== null);
  const ends = rows.map((m) => m.endsOn).filter((day) => day !== null);
  return {
    startsOn: starts.sort()[0] ?? null,
    endsOn: ends.length < rows.length ? null : ends.sort().at(-1)!,
    joinedAsNew: rows.some((m) => m.joinedAsNew),
  };
}
