import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keptSum } from './kept.ts';
import type { KeptSum } from './kept.ts';

/** What the entities' @Sum says is kept. */
export const keptSums: readonly KeptSum[] = [
  { table: 'expenditure', column: 'amount_ore', key: 'project_id', owner: 'project' },
  { table: 'expenditure', column: 'amount_ore', key: 'budget_line_id', owner: 'budget_line' },
];

/** What is spent is summed once, when it is recorded, and not each time that somebody looks. */
export class KeptSums1795305609400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const kept of keptSums) await keptSum(runner, kept);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
