import { systemScope } from '@samnav/platform';
import type { Database } from '@samnav/platform';
import { deriveOccurrences } from './derive-occurrences.ts';

const GOING_ON = `select id from deadline_series where tenant_id = current_tenant() and (ends_on is null or ends_on >= samnav_now()::date - 1) order by id`;

/** Makes the occurrences that have come within thirteen months, of every series in every tenant; answers how many. May be repeated without harm. */
export async function makeOccurrences(database: Database): Promise<number> {
  const tenants = await database.outside('make-occurrences', (tx) => tx.sql<{ id: string; slug: string }>('select id, slug from tenant order by id'));
  const now = await database.now();
  let made = 0;
  const faults: unknown[] = [];
  for (const { id, slug } of tenants) {
    const scope = systemScope(id, slug, 'make-occurrences', now);
    // each for itself: a series that cannot be continued does not stop the others
    for (const series of await database.write(scope, (tx) => tx.sql<{ id: string }>(GOING_ON)))
      made += await database
        .write(scope, async (tx) => (await deriveOccurrences(tx, series.id, false)).length)
        .catch((error: unknown) => {
          faults.push(error);
          return 0;
        });
  }
  if (faults.length) throw faults[0];
  return made;
}
