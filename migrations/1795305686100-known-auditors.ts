import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever did something for a funder with a region's claim is known to that region by name: its audit log says who. */
export class KnownAuditors1795305686100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create policy account_of_auditor on account for select to samnav_runtime, samnav_worker
      using (exists (select from funder_event e where e.tenant_id = (select current_tenant()) and e.account_id = account.id))`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
