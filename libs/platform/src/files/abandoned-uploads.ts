import type { Database } from '../database/database.ts';
import { systemScope } from '../database/scope.ts';
import type { FileStore } from './file-store.ts';
import { File, FileState } from './file.entity.ts';

const ABANDONED = `select f.tenant_id, t.slug, f.id from file f join tenant t on t.id = f.tenant_id
  where f.state = 'pending' and f.created_at < samnav_now() - interval '1 day' order by f.created_at limit 1000`;

/** Refuses uploads that nobody completed within a day, and removes what came of them; answers how many. With the worker's role, for all tenants. */
export async function refuseAbandonedUploads(database: Database, store: FileStore): Promise<number> {
  const { rows } = await database.pool.query<{ tenant_id: string; slug: string; id: string }>(ABANDONED);
  const now = await database.now();
  for (const { tenant_id: tenantId, slug, id } of rows) {
    const left = await database.write(systemScope(tenantId, slug, 'refuse abandoned uploads', now), async (tx) => {
      const file = await tx.lock(File, id);
      if (file.state !== FileState.pending) return null; // completed meanwhile
      const { storageKey } = file; // `change` writes into the row that it is given
      await tx.change(File, id, null, { state: FileState.refused, storageKey: null }, 'file.refused');
      return storageKey;
    });
    await store.remove(tenantId, left);
  }
  return rows.length;
}
