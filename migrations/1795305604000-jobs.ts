import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicies } from './support.ts';

/** The outbox, the mails, and what the workers remember. `tenant_id` is the nil uuid for what belongs to no tenant (a password reset). */
export class Jobs1795305604000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.outbox(runner);
    await this.mail(runner);
    await this.workers(runner);
    await this.expiry(runner);
  }

  /** Leases (`claimed_until`) and marks run on the server's own clock: a moved `samnav_now()` decides what is due, never who holds a job. */
  private async outbox(runner: QueryRunner): Promise<void> {
    await runner.query(`create table outbox (
      tenant_id uuid not null default current_tenant(),
      id uuid not null default uuidv7(),
      job text not null,
      queue text not null,
      payload jsonb not null,
      run_at timestamptz not null default samnav_now(),
      created_at timestamptz not null default samnav_now(),
      attempts integer not null default 0,
      fence integer not null default 0,
      claimed_until timestamptz,
      enqueued_at timestamptz,
      done_at timestamptz,
      failed_at timestamptz,
      last_error text,
      primary key (tenant_id, id)
    )`);
    // across tenants on purpose: the relay takes what is due, whosever it is
    await runner.query('create index outbox_waiting on outbox (run_at, id) where enqueued_at is null and done_at is null and failed_at is null');
    await runner.query(
      'create index outbox_enqueued on outbox (enqueued_at) where enqueued_at is not null and done_at is null and failed_at is null',
    );
    await runner.query('create index outbox_done on outbox (done_at) where done_at is not null');
    await tenantPolicies(runner, 'outbox', { runtime: 'insert', worker: { grants: 'select, insert, update, delete', allTenants: true } });
    await runner.query(`create function outbox_notify() returns trigger language plpgsql as $$
      begin perform pg_notify('samnav_outbox', ''); return null; end $$`);
    await runner.query('create trigger outbox_notify after insert on outbox for each statement execute function outbox_notify()');
  }

  private async mail(runner: QueryRunner): Promise<void> {
    await runner.query(`create table mail_message (
      tenant_id uuid not null default current_tenant(),
      id uuid not null default uuidv7(),
      letter text not null,
      about text not null,
      occurrence text not null,
      to_address text not null check (to_address ~ '^[^\\s<>,;]+@[^\\s<>,;]+$'),
      to_account_id uuid,
      to_person_id uuid,
      language text not null check (language in ('sv', 'en')),
      params jsonb,
      subject text not null,
      text text,
      html text,
      message_id text not null,
      state text not null default 'queued' check (state in ('queued', 'sending', 'unknown', 'sent', 'failed', 'withdrawn')),
      via text check (via in ('smtp', 'kept')),
      fence integer not null default 0,
      attempts integer not null default 0,
      unknowns integer not null default 0,
      sending_at timestamptz,
      accepted_at timestamptz,
      smtp_response text,
      created_at timestamptz not null default samnav_now(),
      primary key (tenant_id, id),
      constraint mail_message_message_id_key unique (tenant_id, message_id)
    )`);
    await runner.query('create index mail_message_newest on mail_message (created_at desc, id desc)');
    // letters carry one-time links: the API's role may write them and see how they fare, not read them
    const seen =
      'tenant_id, id, letter, about, occurrence, to_account_id, to_person_id, language, message_id, state, via, attempts, accepted_at, created_at';
    await tenantPolicies(runner, 'mail_message', {
      runtime: `insert, select (${seen})`,
      worker: { grants: 'select, insert, update, delete', allTenants: true },
    });
  }

  private async workers(runner: QueryRunner): Promise<void> {
    await runner.query(`create table schedule_run (
      name text primary key,
      started_at timestamptz,
      finished_at timestamptz,
      day date,
      last_error text
    )`);
    await runner.query('grant select, insert, update on schedule_run to samnav_worker');
    await runner.query(`create table worker_heartbeat (
      worker uuid primary key,
      host text not null,
      pid integer not null,
      queue_backend text not null,
      started_at timestamptz not null default clock_timestamp(),
      seen_at timestamptz not null default clock_timestamp()
    )`);
    await runner.query('grant select, insert, update, delete on worker_heartbeat to samnav_worker');
    await runner.query('grant select on worker_heartbeat to samnav_runtime');
    await runner.query('grant select on schedule_run, worker_heartbeat to samnav_backup');
  }

  /** Sessions, links and attempts have no grants, so their removal is a function too: a month for what somebody may still ask about. */
  private async expiry(runner: QueryRunner): Promise<void> {
    await runner.query(`create function clear_expired(out sessions bigint, out links bigint, out attempts bigint) returns record language plpgsql security definer
      set search_path = pg_catalog, public, pg_temp as $$
      declare instant timestamptz := samnav_now();
      begin
        delete from session where expires_at < instant - interval '30 days' or revoked_at < instant - interval '30 days';
        get diagnostics sessions = row_count;
        delete from one_time_link where expires_at < instant - interval '30 days';
        get diagnostics links = row_count;
        delete from login_attempt where at < instant - interval '1 day';
        get diagnostics attempts = row_count;
      end $$`);
    await runner.query('revoke all on function clear_expired() from public');
    await runner.query('grant execute on function clear_expired() to samnav_worker');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
