import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a missing amount in kind is in hours: at the worth that the pledge gives them, else at what the project's certified hours
 * have been worth, else at its hourly rates. */
export class GrantHours1795305688900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create view grant_hours with (security_invoker = true) as
      select f.tenant_id, f.id, f.in_kind_missing_ore, f.support_at_risk_ore, f.recorded_in_kind_ore >= f.pledged_to_date_ore as on_track,
        ceil(f.in_kind_missing_ore::numeric * w.minutes / nullif(w.ore, 0))::integer as missing_minutes
      from grant_figures f join funding_grant g on g.tenant_id = f.tenant_id and g.id = f.id
      cross join lateral (
        select coalesce(g.pledged_minutes, c.minutes, 60) as minutes, case when g.pledged_minutes is null then coalesce(c.ore, r.ore) else g.pledged_in_kind_ore end as ore
        from (select sum(e.minutes) as minutes, sum(e.value_ore) as ore from time_entry e join budget_line l on l.tenant_id = e.tenant_id and l.id = e.budget_line_id
          where e.tenant_id = g.tenant_id and e.project_id = g.project_id and e.value_ore is not null and l.category = 'ownWorkTime') c,
          (select avg(h.hourly_ore) as ore from hourly_rate h where h.tenant_id = g.tenant_id and h.project_id = g.project_id) r
      ) w`);
    await runner.query('grant select on grant_hours to samnav_runtime, samnav_worker, samnav_backup');
    await runner.query(`create function hours_text(minutes integer, language text) returns text language sql immutable parallel safe as $$
      select case when language = 'sv' then format(case when minutes / 60 = 1 then '%s timme' else '%s timmar' end, minutes / 60) || case when minutes % 60 = 0 then '' else format(' %s min', minutes % 60) end
        else format(case when minutes / 60 = 1 then '%s hour' else '%s hours' end, minutes / 60) || case when minutes % 60 = 0 then '' else format(' %s min', minutes % 60) end end $$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
