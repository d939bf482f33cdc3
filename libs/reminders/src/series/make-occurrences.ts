import { systemScope } from '@samnav/platform';
import type { Database, Scope } from '@samnav/platform';
import { deriveOccurrences } from './derive-occurrences.ts';

const GOING_ON = `select id from deadline_series where tenant_id = current_tenant() and (ends_on is null or ends_on >= samnav_now()::date - 1) order by id`;

/** Makes the occurrences that have come within thirteen months, of every series in every tenant; answers how many. May be repeated without harm. */
export async function makeOccurrences(database: Database): Promise<number> {
  const tenants = await database.outside('make-occurrences', (tx) => tx.sql<{ id: string; slug: string }>('select id, slug from tenant order by id'));
  const now = await database.now();
  const faults: unknown[] = [];
  let made = 0;
  for (const { id, slug } of tenants) made += await makeOccurrencesIn(database, systemScope(id, slug, 'make-occurrences', now), faults);
  if (faults.length) throw faults[0];
  return made;
}

/** As `makeOccurrences`, in one tenant. Each series for itself: one that cannot be continued adds its fault, and does not stop the others. */
export async function makeOccurrencesIn(database: Database, scope: Scope, faults: unknown[]): Promise<number> {
  let made = 0;
  for (const { id } of await database.write(scope, (tx) => tx.sql<{ id: string }>(GOING_ON)))
    await database
      .write(scope, (tx) => deriveOccurrences(tx, id, false))
      .then(
        (ids) => (made += ids.length),
        (error: unknown) => faults.push(error),
      );
  return made;
}
