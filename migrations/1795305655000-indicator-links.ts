import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantReference, tenantTable } from './support.ts';

/** What indicators are followed for: goals; and what stands behind a target value or a planned action. */
export class IndicatorLinks1795305655000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const links = [
      { table: 'indicator', column: 'goal_id', to: 'goal' },
      { table: 'target_value', column: 'decision_id', to: 'decision' },
      { table: 'planned_action', column: 'action_plan_id', to: 'action_plan' },
    ];
    for (const { table, column, to } of links) {
      await runner.query(`alter table ${table} add column ${column} uuid`);
      await tenantReference(runner, table, { column, table: to });
    }
    await tenantTable(runner, 'indicator_goal', 'indicator_id uuid not null, goal_id uuid not null', {
      unique: [{ name: 'indicator_goal_once', columns: 'indicator_id, goal_id' }],
      references: [
        { column: 'indicator_id', table: 'indicator' },
        { column: 'goal_id', table: 'goal' },
      ],
      runtime: 'select, insert, update, delete',
    });
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
