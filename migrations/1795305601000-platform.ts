import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What everything stands on: the current tenant, the one clock, the guard of non-null fields. */
export class Platform1795305601000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // btree_gist: "no two periods of the same member overlap" is decided by the database
    await runner.query('create extension if not exists btree_gist');
    await runner.query(`create table installation (
      one boolean primary key default true check (one),
      mode text not null check (mode in ('production', 'demo', 'test')),
      clock_offset interval not null default '0'
    )`);
    await runner.query('grant select on installation to samnav_runtime, samnav_worker, samnav_sealer, samnav_funder, samnav_backup');
    await runner.query(`create function current_tenant() returns uuid language sql stable parallel safe
      return nullif(current_setting('app.tenant_id', true), '')::uuid`);
    await runner.query(`create function samnav_now() returns timestamptz language sql stable
      begin atomic select now() + clock_offset from installation; end`);
    await runner.query(`create function move_clock(instant timestamptz) returns void language plpgsql as $$
      begin
        if (select mode from installation) not in ('demo', 'test') then
          raise exception 'the clock moves only in demo and test mode' using errcode = '55000';
        end if;
        update installation set clock_offset = coalesce(instant - now(), '0');
      end $$`);
    await runner.query('revoke all on function move_clock(timestamptz) from public');
    // volatile: an immutable one would be worked out, and so raise, while the statement is planned
    await runner.query(`create function missing(field text) returns text language plpgsql volatile as $$
      begin raise exception 'null in the non-null field %', field using errcode = 'GQ001'; end $$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
