import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A period of the ledger that signing a claim closed is opened again when no such claim stands; what a person closed is not. */
export class ClosedForAClaim1795305690210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table ledger_period add column for_claim boolean not null default false,
      add constraint ledger_period_for_claim check (not for_claim or closed_at is not null)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
