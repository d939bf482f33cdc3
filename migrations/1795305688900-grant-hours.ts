import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a missing amount in kind is in hours, at the worth that the decision's pledge gives an hour. Never at what recorded hours were worth:
 * who reads a grant does not read wages.
 */
export class GrantHours1795305688900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create view grant_hours with (security_invoker = true) as
      select f.tenant_id, f.id, f.in_kind_missing_ore, f.support_at_risk_ore, f.recorded_in_kind_ore >= f.pledged_to_date_ore as on_track,
        ceil(f.in_kind_missing_ore::numeric * g.pledged_minutes / nullif(g.pledged_in_kind_ore, 0))::integer as missing_minutes
      from grant_figures f join funding_grant g on g.tenant_id = f.tenant_id and g.id = f.id`);
    await runner.query('grant select on grant_hours to samnav_runtime, samnav_worker, samnav_backup');
    await runner.query(`create function hours_text(minutes integer, language text) returns text language sql immutable parallel safe as $$
      select concat_ws(' ',
        case when minutes >= 60 then minutes / 60 || case when language = 'sv' then case minutes / 60 when 1 then ' timme' else ' timmar' end
          else case minutes / 60 when 1 then ' hour' else ' hours' end end end,
        case when minutes % 60 > 0 then minutes % 60 || ' min' end) $$`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
