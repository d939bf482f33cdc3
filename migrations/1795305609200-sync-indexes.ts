import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Long lists that others keep a copy of: they ask for what has changed since, in the order of its change. */
export class SyncIndexes1795305609200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['deadline', 'organisation', 'person', 'project']) await runner.query(`create index on ${table} (tenant_id, updated_at, id)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
