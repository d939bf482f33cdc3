import { Person, PersonService } from '@samnav/networks';
import { systemScope } from '@samnav/platform';
import type { Database, Scope, Tx } from '@samnav/platform';
import { makeHandOverList } from './leaving.ts';
import { BATCH, closeStale, passOn, transferDue, transferSeries } from './transfer-owners.ts';

/** Days that whoever is asked has to answer before the next one is asked. */
const PATIENCE = 14;

const people = new PersonService();

/** What the clock does for owners, in every tenant: those who have left give over, those who do not answer are passed by, those without a role leave. */
export async function keepOwners(database: Database): Promise<void> {
  const tenants = await database.outside('keep-owners', (tx) => tx.sql<{ id: string; slug: string }>('select id, slug from tenant order by id'));
  const faults: unknown[] = [];
  const now = await database.now();
  for (const { id, slug } of tenants) {
    const scope = systemScope(id, slug, 'keep-owners', now);
    // each for itself: what fails for one must not keep the others waiting
    for (const step of await stepsOf(database, scope))
      try {
        while (await database.write(scope, step));
      } catch (error) {
        faults.push(error);
      }
  }
  if (faults.length) throw faults[0];
}

/** Answers true where there is more of the same to do. */
type Step = (tx: Tx) => Promise<boolean | void>;

async function stepsOf(database: Database, scope: Scope): Promise<Step[]> {
  const [gone, unlisted] = await database.write(scope, (tx) =>
    Promise.all([tx.sql<{ id: string; today: string }>(WITHOUT_ROLE), tx.sql<{ id: string }>(UNLISTED)]),
  );
  return [
    ...gone.map(
      ({ id, today }): Step =>
        (tx) =>
          people.leave(tx, id, today),
    ),
    ...unlisted.map(
      ({ id }): Step =>
        async (tx) =>
          makeHandOverList(tx, await tx.get(Person, id)),
    ),
    (tx) => passOn(tx, { unanswered: PATIENCE }),
    closeStale,
    (tx) => transferDue(tx),
    transferSeries,
  ];
}

/** Owners of something open whose account is shut, or whose roles have all ended. */
const WITHOUT_ROLE = `
  select p.id, d.today::text as today from person p
  cross join lateral (select (samnav_now() at time zone t.time_zone)::date as today from tenant t where t.id = p.tenant_id) d
  where p.tenant_id = current_tenant() and p.leaves_on is null and p.account_id is not null
    and exists (select from deadline o where o.tenant_id = p.tenant_id and o.owner_id = p.id and o.met_at is null and o.cancelled_at is null)
    and (exists (select from account a where a.id = p.account_id and a.disabled_at is not null)
      or exists (select from role_assignment r where r.tenant_id = p.tenant_id and r.account_id = p.account_id)
        and not exists (select from role_assignment r where r.tenant_id = p.tenant_id and r.account_id = p.account_id and r.ended_at is null and (r.ends_on is null or r.ends_on >= d.today)))
  limit ${BATCH}`;

/** Those who leave and have something open that nobody is asked for: it came to them in another way than by the services. */
const UNLISTED = `
  select distinct p.id from person p join deadline d on d.tenant_id = p.tenant_id and d.owner_id = p.id and d.met_at is null and d.cancelled_at is null
  where p.tenant_id = current_tenant() and p.leaves_on is not null
    and not exists (select from hand_over h where h.tenant_id = d.tenant_id and h.deadline_id = d.id and h.state = 'pending')
  limit ${BATCH}`;
