import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicies } from './support.ts';

/** The audit log: events that can only be added, and what the sealer writes about them. */
export class Audit1795305603000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await events(runner);
    await unsealed(runner);
    await seals(runner);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

async function events(runner: QueryRunner): Promise<void> {
  // ids without foreign keys: the log outlives what it tells of
  await runner.query(`create table audit_event (
    tenant_id uuid not null default current_tenant() references tenant (id),
    id uuid not null default uuidv7(),
    at timestamptz not null default samnav_now(),
    action text not null,
    actor_account_id uuid,
    actor_person_id uuid,
    on_behalf_of uuid,
    system text,
    token_id uuid,
    request_id text,
    subject_type text not null,
    subject_id uuid,
    municipality_id uuid,
    changes jsonb not null default '{}',
    note_commitment text,
    primary key (tenant_id, id)
  )`);
  await runner.query('create index on audit_event (tenant_id, at, id)');
  await runner.query('create index on audit_event (tenant_id, subject_type, subject_id)');
  await runner.query('create index on audit_event (tenant_id, municipality_id, at)');
  await tenantPolicies(runner, 'audit_event', { runtime: 'select, insert', others: [{ role: 'samnav_sealer', grants: 'select' }] });

  // the values behind the commitments: deleting a row here erases personal data and leaves every proof as it is
  await runner.query(`create table audit_secret (
    tenant_id uuid not null default current_tenant(),
    event_id uuid not null,
    field text not null,
    part text not null check (part in ('before', 'after', 'note')),
    salt text not null,
    value jsonb not null,
    primary key (tenant_id, event_id, field, part),
    foreign key (tenant_id, event_id) references audit_event (tenant_id, id)
  )`);
  await tenantPolicies(runner, 'audit_secret', { runtime: 'select, insert', worker: { grants: 'select, insert, delete' } });
}

/** What waits for the sealer, with the transaction that wrote it; kept by a trigger, so no insert can pass it by. */
async function unsealed(runner: QueryRunner): Promise<void> {
  await runner.query(`create table audit_unsealed (
    tenant_id uuid not null default current_tenant(),
    event_id uuid not null,
    xid xid8 not null default pg_current_xact_id(),
    primary key (tenant_id, event_id)
  )`);
  await tenantPolicies(runner, 'audit_unsealed', { runtime: 'insert', others: [{ role: 'samnav_sealer', grants: 'select, delete' }] });
  await runner.query(`create function audit_event_waits() returns trigger language plpgsql as $$
    begin
      insert into audit_unsealed (tenant_id, event_id) select tenant_id, id from added;
      return null;
    end $$`);
  await runner.query(`create trigger audit_event_waits after insert on audit_event
    referencing new table as added for each statement execute function audit_event_waits()`);
}

async function seals(runner: QueryRunner): Promise<void> {
  await runner.query(`create table audit_seal (
    tenant_id uuid not null,
    seq bigint not null check (seq > 0),
    event_id uuid not null,
    leaf bytea not null check (length(leaf) = 32),
    primary key (tenant_id, seq),
    unique (tenant_id, event_id),
    foreign key (tenant_id, event_id) references audit_event (tenant_id, id)
  )`);
  await runner.query(`create table audit_checkpoint (
    tenant_id uuid not null references tenant (id),
    number integer not null check (number > 0),
    size bigint not null,
    root bytea not null,
    frontier bytea not null,
    note text not null,
    public_key bytea not null,
    created_at timestamptz not null default samnav_now(),
    primary key (tenant_id, number),
    unique (tenant_id, size)
  )`);
  for (const table of ['audit_seal', 'audit_checkpoint']) {
    await tenantPolicies(runner, table, { runtime: 'select', others: [{ role: 'samnav_sealer', grants: 'select, insert' }] });
  }
}
