import type { MigrationInterface, QueryRunner } from 'typeorm';
import { funderReads } from './support.ts';

/**
 * What was signed stays with the funder as long as the decision's rules say that it is kept, whatever its beneficiary ends or closes, and no
 * decision is ended while a claim of it waits for the funder. Whoever signs holds the grant, so the two wait for each other.
 */
export class KeptForTheFunder1795305690300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table funding_grant add column kept_until date,
      add constraint funding_grant_open_until_kept check (open_until >= kept_until)`);
    await runner.query(`create function funding_grant_stays_open() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
      declare waits integer;
      begin
        if old.kept_until is not null and (new.kept_until is null or new.kept_until < old.kept_until) then
          raise exception 'kept shorter than promised' using errcode = '23514', constraint = 'funding_grant_kept', table = 'funding_grant';
        end if;
        if new.ended_at is not null and old.ended_at is null then
          select c.number into waits from payment_claim c where c.tenant_id = new.tenant_id and c.grant_id = new.id and c.submission > 0
            and (c.state in ('submitted', 'completionAsked', 'resubmitted')
              or c.state in ('approvedByFunder', 'approvedWithDeductions') and coalesce((select r.decided_support_ore from review r where r.tenant_id = c.tenant_id and r.claim_id = c.id), c.decided_support_ore) > coalesce(c.paid_ore, 0)) -- less what was corrected after
            order by c.number limit 1;
          if found then
            raise exception 'a claim waits for the funder' using errcode = '23514', constraint = 'funding_grant_claim_waits', table = 'funding_grant', detail = waits::text;
          end if;
        end if;
        return new;
      end $$`);
    await runner.query('revoke all on function funding_grant_stays_open() from public');
    await runner.query(`create trigger funding_grant_stays_open before update of ended_at, kept_until on funding_grant
      for each row execute function funding_grant_stays_open()`);
    const today = `(select (samnav_now() at time zone 'Europe/Stockholm')::date)`;
    await funderReads(
      runner,
      'funding_grant',
      `funder_id = (select current_funder()) and (ended_at is null or kept_until >= ${today}) and (open_until is null or open_until >= ${today})`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
