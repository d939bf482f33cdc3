import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './support.ts';

/** Ways out of the house beside mail: calendars that others fetch, and webhooks that are sent to them. */
export class Channels1795305613000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await feeds(runner);
    await endpoints(runner);
    await deliveries(runner);
    await telling(runner);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

/** The address of a feed is a secret, of which the hash is kept. */
async function feeds(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'calendar_feed',
    `account_id uuid not null references account (id),
     person_id uuid not null,
     workgroup_id uuid,
     municipality_id uuid,
     token_hash bytea not null check (length(token_hash) = 32),
     fetched_at timestamptz,
     revoked_at timestamptz,
     check (num_nonnulls(workgroup_id, municipality_id) <= 1)`,
    {
      unique: [{ name: 'calendar_feed_token_key', columns: 'token_hash' }],
      references: [
        { column: 'person_id', table: 'person' },
        { column: 'workgroup_id', table: 'workgroup' },
        { column: 'municipality_id', table: 'municipality' },
      ],
      indexes: ['account_id'],
      worker: { grants: 'select' },
    },
  );
}

async function endpoints(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'webhook_endpoint',
    `url text not null check (url ~ '^https?://' and length(url) <= 1000),
     name text not null check (length(name) between 1 and 200),
     events jsonb not null check (jsonb_typeof(events) = 'array'),
     municipality_id uuid,
     sealed_secret text not null,
     secret_set_at timestamptz not null default samnav_now(),
     old_sealed_secret text,
     old_secret_until timestamptz,
     disabled_at timestamptz,
     disabled_because text check (disabled_because in ('by hand', 'failing')),
     failing_since timestamptz,
     check ((disabled_at is null) = (disabled_because is null)),
     check ((old_sealed_secret is null) = (old_secret_until is null))`,
    {
      references: [{ column: 'municipality_id', table: 'municipality' }],
      worker: { grants: 'select, update', allTenants: true },
    },
  );
}

/** One event to one endpoint. `occurrence` tells one from the next, so that nothing is told twice. */
async function deliveries(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'webhook_delivery',
    `endpoint_id uuid not null,
     event text not null check (length(event) <= 60),
     deadline_id uuid,
     occurrence text not null,
     payload jsonb not null,
     state text not null default 'waiting' check (state in ('waiting', 'sending', 'delivered', 'failed')),
     round integer not null default 0,
     attempts integer not null default 0,
     next_try_at timestamptz default samnav_now(),
     tried_at timestamptz,
     delivered_at timestamptz,
     response_status integer,
     response_excerpt text check (length(response_excerpt) <= 1000),
     failure text check (length(failure) <= 1000)`,
    {
      unique: [{ name: 'webhook_delivery_once', columns: 'endpoint_id, event, deadline_id, occurrence' }],
      references: [
        { column: 'endpoint_id', table: 'webhook_endpoint' },
        { column: 'deadline_id', table: 'deadline' },
      ],
      indexes: ['created_at desc, id desc'],
    },
  );
  await runner.query(`create index reminder_climbed on reminder (tenant_id, sent_at) where state = 'sent' and recipient_role <> 'owner'`);
}

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const SAFE = 'set search_path = pg_catalog, public, pg_temp';

/**
 * What happens to deadlines is told in the transaction in which it happens, whatever made it happen: one statement for all rows of a
 * statement, and nothing where nobody listens.
 */
async function telling(runner: QueryRunner): Promise<void> {
  await runner.query(`create function deadline_event(d deadline, event text, was date) returns jsonb language sql stable ${SAFE} as $$
    select jsonb_build_object('type', event, 'timestamp', to_char(samnav_now() at time zone 'UTC', ${INSTANT}), 'data', jsonb_strip_nulls(jsonb_build_object(
      'id', 'ddl_' || d.id, 'version', d.version, 'title', d.title, 'kind', d.kind, 'obligation', d.obligation,
      'dueOn', to_char(d.due_on, 'YYYY-MM-DD'), 'dueTime', to_char(d.due_time, 'HH24:MI'), 'dueOnBefore', to_char(was, 'YYYY-MM-DD'),
      'ownerId', 'per_' || d.owner_id,
      'municipality', (select jsonb_build_object('id', 'mun_' || m.id, 'code', m.code, 'name', m.name)
        from municipality m where m.tenant_id = d.tenant_id and m.id = d.municipality_id),
      'workgroup', (select jsonb_build_object('id', 'wgr_' || w.id, 'name', w.name)
        from workgroup w where w.tenant_id = d.tenant_id and w.id = d.workgroup_id),
      'metAt', to_char(d.met_at at time zone 'UTC', ${INSTANT}), 'outcome', d.outcome,
      'cancelledAt', to_char(d.cancelled_at at time zone 'UTC', ${INSTANT})))) $$`);
  await runner.query(`create function webhook_listens(e webhook_endpoint, event text, place uuid) returns boolean language sql immutable ${SAFE} as $$
    select e.disabled_at is null and e.events ? event and (e.municipality_id is null or e.municipality_id = place) $$`);
  await runner.query(`create function deadline_made_told() returns trigger language plpgsql ${SAFE} as $$
    begin
      if not exists (select from webhook_endpoint where disabled_at is null) then return null; end if;
      insert into webhook_delivery (tenant_id, endpoint_id, event, deadline_id, occurrence, payload)
        select d.tenant_id, e.id, 'deadline.created', d.id, d.version, deadline_event((select x from deadline x where x.tenant_id = d.tenant_id and x.id = d.id), 'deadline.created', null)
        from after d join webhook_endpoint e on e.tenant_id = d.tenant_id and webhook_listens(e, 'deadline.created', d.municipality_id)
        where d.met_at is null and d.cancelled_at is null;
      return null;
    end $$`);
  await runner.query(`create function deadline_change_told() returns trigger language plpgsql ${SAFE} as $$
    begin
      if not exists (select from webhook_endpoint where disabled_at is null) then return null; end if;
      insert into webhook_delivery (tenant_id, endpoint_id, event, deadline_id, occurrence, payload)
        select d.tenant_id, e.id, t.event, d.id, d.version,
          deadline_event((select x from deadline x where x.tenant_id = d.tenant_id and x.id = d.id), t.event, case t.event when 'deadline.moved' then b.due_on end)
        from before b join after d on d.tenant_id = b.tenant_id and d.id = b.id
        cross join lateral (values
          ('deadline.moved', (b.due_on, b.due_time) is distinct from (d.due_on, d.due_time)),
          ('deadline.met', b.met_at is null and d.met_at is not null),
          ('deadline.cancelled', b.cancelled_at is null and d.cancelled_at is not null),
          ('deadline.reopened', num_nonnulls(b.met_at, b.cancelled_at) > 0 and num_nonnulls(d.met_at, d.cancelled_at) = 0)) as t (event, happened)
        join webhook_endpoint e on e.tenant_id = d.tenant_id and webhook_listens(e, t.event, d.municipality_id)
        where t.happened on conflict do nothing;
      return null;
    end $$`);
  await runner.query(`create trigger deadline_made_told after insert on deadline referencing new table as after
    for each statement execute function deadline_made_told()`);
  await runner.query(`create trigger deadline_change_told after update on deadline referencing old table as before new table as after
    for each statement execute function deadline_change_told()`);
  await runner.query(`create function webhook_delivery_queued() returns trigger language plpgsql ${SAFE} as $$
    begin
      insert into outbox (tenant_id, job, queue, payload)
        select d.tenant_id, 'deliver-webhook', 'webhooks', jsonb_build_object('deliveryId', d.id, 'round', d.round, 'tenantId', d.tenant_id, 'tenant', t.slug)
        from after d join tenant t on t.id = d.tenant_id;
      return null;
    end $$`);
  await runner.query(`create trigger webhook_delivery_queued after insert on webhook_delivery referencing new table as after
    for each statement execute function webhook_delivery_queued()`);
}
