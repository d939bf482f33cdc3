import type { Tx } from '@samnav/platform';

/** A new version for a row whose own columns stay as they are while what belongs to it changes: whoever saw the old one must look again. */
export async function raiseVersion(tx: Tx, table: 'project' | 'budget', id: string): Promise<void> {
  await tx.sql(`update ${table} set version = version + 1, updated_at = samnav_now() where tenant_id = current_tenant() and id = $1`, [id]);
}
