import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A rule of a decision in Swedish beside its English; null where whoever wrote it has one wording for both. */
export class RuleWords1795305690050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table grant_rule add column rule_sv text check (length(rule_sv) <= 2000)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
