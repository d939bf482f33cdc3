import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a single hour comes to tells what its person is paid. An expenditure of somebody's time therefore names whose it is and who employs them,
 * so that its amount can be told only to those who may read that person's wage; a month of one person's time is not told either.
 */
export class WhoseHour1795305690400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table expenditure add column worker_id uuid, add column employer_id uuid');
    await runner.query(`create function expenditure_is_whose() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
      begin
        select t.person_id, t.municipality_id into new.worker_id, new.employer_id from time_entry t where t.tenant_id = new.tenant_id and t.id = new.time_source_id;
        return new;
      end $$`);
    await runner.query('revoke all on function expenditure_is_whose() from public');
    await runner.query(`create trigger expenditure_is_whose before insert on expenditure
      for each row when (new.time_source_id is not null) execute function expenditure_is_whose()`);
    // whether a line is of somebody's time decides who of the project's own side sees it; a funder, who sees all, is asked by the same rule
    await runner.query('grant select (time_entry_id) on claim_line to samnav_funder');
    await runner.query(`create view lone_time with (security_invoker = true) as
      select distinct tenant_id, project_id from (
        select w.tenant_id, w.project_id from ( -- whose time was taken back again hides nobody else's
          select e.tenant_id, e.project_id, date_trunc('month', e.spent_on) as month from expenditure e where e.time_source_id is not null
          group by 1, 2, 3, e.worker_id having sum(e.amount_ore) <> 0) w
        group by w.tenant_id, w.project_id, w.month having count(*) < 2) m`);
    await runner.query('alter view project_month rename to project_month_sums');
    await runner.query(`create view project_month with (security_invoker = true) as
      select m.*, l.project_id is not null as lone from project_month_sums m left join lone_time l on l.tenant_id = m.tenant_id and l.project_id = m.project_id`);
    for (const view of ['lone_time', 'project_month']) await runner.query(`grant select on ${view} to samnav_runtime, samnav_worker, samnav_backup`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
