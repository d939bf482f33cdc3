import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes in the order in which lists are read, and with what is summed, so that a page and a sum read no more than they show. */
export class ReadIndexes1795305609100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // the usual orders of the lists
    await runner.query('create index project_by_number on project (tenant_id, number collate "sv-x-icu", id)');
    await runner.query('create index workgroup_by_name on workgroup (tenant_id, name collate "sv-x-icu", id)');
    // what a person still has to do, the next first
    await runner.query('create index deadline_unmet on deadline (tenant_id, owner_id, due_on, id) where met_at is null');
    // a project's latest expenditures, and its sum; replaces the one by day alone
    await runner.query('create index expenditure_latest on expenditure (tenant_id, project_id, spent_on, created_at, id) include (amount_ore)');
    await runner.query('drop index expenditure_tenant_id_project_id_spent_on_idx');
    // each replaces the same without what is summed or asked; members would be sought by the exclusion constraint's index otherwise, which is slower
    await runner.query('create index workgroup_member_of_workgroup on workgroup_member (tenant_id, workgroup_id) include (starts_on, ends_on)');
    await runner.query('drop index workgroup_member_tenant_id_workgroup_id_idx');
    await runner.query('create index expenditure_of_line on expenditure (tenant_id, budget_line_id, project_id) include (amount_ore)');
    await runner.query('drop index expenditure_tenant_id_budget_line_id_project_id_idx');
    await runner.query('create index budget_line_of_project on budget_line (tenant_id, project_id) include (category, year, planned_ore)');
    await runner.query('drop index budget_line_tenant_id_project_id_idx');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
