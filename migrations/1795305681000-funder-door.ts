import type { MigrationInterface, QueryRunner } from 'typeorm';
import { scopeOf } from './identity-functions.ts';

/** The funder's door: who reads at it is known to the database, and the API knows whose door it is. */
export class FunderDoor1795305681000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create function current_funder() returns uuid language sql stable parallel safe
      return nullif(current_setting('app.funder_id', true), '')::uuid`);
    const { name, parameters, returns, body } = scopeOf;
    await runner.query(`create or replace function ${name} (${parameters}) returns ${returns} language plpgsql security definer
      set search_path = pg_catalog, public, pg_temp as $function$ ${body} $function$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
