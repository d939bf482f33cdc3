import type { MigrationInterface, QueryRunner } from 'typeorm';

const FUNCTION = 'language plpgsql set search_path = pg_catalog, public, pg_temp';
const RUNNING = '(s.ends_on is null or s.ends_on >= (samnav_now() at time zone (select t.time_zone from tenant t where t.id = s.tenant_id))::date)';

/** A series that goes on has an owner who is there, as its occurrences have. */
export class SeriesOwners1795305612100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create function series_owned() returns trigger ${FUNCTION} as $$
      declare tenants uuid[]; owners uuid[];
      begin
        select array_agg(o.tenant_id), array_agg(o.owner_id) into tenants, owners from (select distinct s.tenant_id, s.owner_id from added s where ${RUNNING}) o;
        if owners is not null then perform refuse_gone_owners(tenants, owners); end if;
        return null;
      end $$`);
    await runner.query(`create function series_given() returns trigger ${FUNCTION} as $$
      declare tenants uuid[]; owners uuid[];
      begin
        select array_agg(o.tenant_id), array_agg(o.owner_id) into tenants, owners from (
          select distinct s.tenant_id, s.owner_id from added s join removed r on r.tenant_id = s.tenant_id and r.id = s.id
          where ${RUNNING} and (s.owner_id <> r.owner_id or s.ends_on is distinct from r.ends_on)) o;
        if owners is not null then perform refuse_gone_owners(tenants, owners); end if;
        return null;
      end $$`);
    await runner.query('revoke all on function series_owned(), series_given() from public');
    await runner.query(`create trigger series_owned after insert on deadline_series referencing new table as added
      for each statement execute function series_owned()`);
    await runner.query(`create trigger series_given after update on deadline_series referencing new table as added old table as removed
      for each statement execute function series_given()`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
