import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A claim is paid in parts until they come to what was decided, and what the funder paid in advance is set off against claims: never more than
 * it paid.
 */
export class PartsOfPayments1795305690500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table payment_claim add column set_off_ore bigint not null default 0,
      add constraint payment_claim_set_off check (set_off_ore between 0 and coalesce(paid_ore, 0)),
      add constraint payment_claim_paid_whole check (state <> 'paid' or coalesce(paid_ore, 0) = decided_support_ore)`);
    await runner.query('grant select (set_off_ore) on payment_claim to samnav_funder');
    await triggerFunction(
      runner,
      'advance_is_not_exceeded',
      `declare grant_row uuid := case tg_table_name when 'funding_grant' then new.id else (to_jsonb(new) ->> 'grant_id')::uuid end; advance bigint; used bigint;
      begin
        select paid_in_advance_ore into advance from funding_grant where tenant_id = new.tenant_id and id = grant_row for update;
        select coalesce(sum(set_off_ore), 0) into used from payment_claim where tenant_id = new.tenant_id and grant_id = grant_row;
        if used > advance then
          raise exception 'set off % of % öre', used, advance using errcode = '23514', constraint = 'payment_claim_advance', table = 'payment_claim';
        end if;
        return null;
      end`,
    );
    await runner.query(`create trigger advance_is_not_exceeded after update on payment_claim
      for each row when (new.set_off_ore > old.set_off_ore) execute function advance_is_not_exceeded()`);
    await runner.query(`create trigger advance_is_not_exceeded after update on funding_grant
      for each row when (new.paid_in_advance_ore < old.paid_in_advance_ore) execute function advance_is_not_exceeded()`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

async function triggerFunction(runner: QueryRunner, name: string, body: string): Promise<void> {
  await runner.query(`create function ${name}() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$ ${body} $$`);
  await runner.query(`revoke all on function ${name}() from public`);
}
