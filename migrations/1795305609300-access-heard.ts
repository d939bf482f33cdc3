import type { MigrationInterface, QueryRunner } from 'typeorm';
import { scopeOf } from './identity-functions.ts';

/** What decides who may do what: the API holds what it knows of a caller until one of these changes. */
const changes = [
  'delete or update of revoked_at, expires_at, account_id on session',
  'delete or update of revoked_at, expires_at, scopes, account_id on api_token',
  'delete or update of disabled_at, email, name, language on account',
  'insert or delete or update on role_assignment',
  'insert or delete or update on global_assignment',
  'delete or update of slug, time_zone on tenant',
  'delete or update of slug on funder',
];

/** Every change of access is heard by the API's processes, so that they need not ask at each request. */
export class AccessHeard1795305609300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create function access_changed() returns trigger language plpgsql as $$
      begin
        perform pg_notify('samnav_access', ''); -- once per transaction, however many rows
        return null;
      end $$`);
    await runner.query('revoke all on function access_changed() from public');
    for (const change of changes)
      await runner.query(`create trigger access_changed after ${change} for each statement execute function access_changed()`);
    // who the account is in a tenant; people without an account are many, and change nobody's access
    await runner.query(`create trigger access_changed_by_person after update of account_id on person
      for each row when (old.account_id is distinct from new.account_id) execute function access_changed()`);
    await runner.query(`create trigger access_given_to_person after insert on person
      for each row when (new.account_id is not null) execute function access_changed()`);
    await runner.query(`create trigger access_gone_with_person after delete on person
      for each row when (old.account_id is not null) execute function access_changed()`);
    const { name, parameters, returns, body } = scopeOf;
    await runner.query(`create or replace function ${name} (${parameters}) returns ${returns} language plpgsql security definer
      set search_path = pg_catalog, public, pg_temp as $function$ ${body} $function$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
