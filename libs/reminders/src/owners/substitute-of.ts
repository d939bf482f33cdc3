import { today } from '@samnav/networks';
import type { Tx } from '@samnav/platform';

/** SQL: who stands in for a person on a day; null where nobody does. */
export const substituteSql = (personId: string, tenantId: string, day: string): string =>
  `(select s.substitute_id from substitute s where s.tenant_id = ${tenantId} and s.person_id = ${personId} and s.ended_at is null and ${day} between s.starts_on and s.ends_on)`;

/** Who stands in for a person today. */
export async function substituteOf(tx: Tx, personId: string): Promise<string | null> {
  const [row] = await tx.sql<{ id: string | null }>(`select ${substituteSql('$1::uuid', 'current_tenant()', '$2::date')} as id`, [
    personId,
    today(tx),
  ]);
  return row!.id;
}
