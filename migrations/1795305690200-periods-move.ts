import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Periods that are saved together may pass each other's days and numbers on their way; at the end none overlaps another. */
export class PeriodsMove1795305690200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table grant_period drop constraint grant_period_apart, drop constraint grant_period_key,
      add constraint grant_period_apart exclude using gist (tenant_id with =, grant_id with =, daterange(starts_on, ends_on, '[]') with &&) deferrable,
      add constraint grant_period_key unique (tenant_id, grant_id, number) deferrable`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
