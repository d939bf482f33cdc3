import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Four eyes over a claim, kept by the database: whoever has worked on it, however long ago, does not approve it, and whoever approved it does
 * not sign it.
 */
export class OtherEyes1795305690110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table payment_claim
      add column preparer_ids uuid[] not null default '{}',
      add column preparer_account_ids uuid[] not null default '{}',
      add column signed_by_account_id uuid references account (id),
      drop constraint payment_claim_second_person`); // it knew only who worked on it last
    await runner.query('create index payment_claim_signed_by_account_id on payment_claim (tenant_id, signed_by_account_id)');
    await runner.query(`create function payment_claim_other_eyes() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
      begin
        if tg_op = 'UPDATE' then -- nobody is ever forgotten
          new.preparer_ids := old.preparer_ids;
          new.preparer_account_ids := old.preparer_account_ids;
        end if;
        if not new.prepared_by_id = any(new.preparer_ids) then
          new.preparer_ids := new.preparer_ids || new.prepared_by_id;
        end if;
        if not new.prepared_by_account_id = any(new.preparer_account_ids) then
          new.preparer_account_ids := new.preparer_account_ids || new.prepared_by_account_id;
        end if;
        if new.approved_by_id = any(new.preparer_ids) or new.approved_by_account_id = any(new.preparer_account_ids) then
          raise exception 'approved by who prepared it' using errcode = '23514', constraint = 'payment_claim_second_person', table = 'payment_claim';
        end if;
        if tg_op = 'UPDATE' and new.submission > old.submission
            and (new.signed_by_id = new.approved_by_id or new.signed_by_account_id = new.approved_by_account_id) then
          raise exception 'signed by who approved it' using errcode = '23514', constraint = 'payment_claim_other_signer', table = 'payment_claim';
        end if;
        return new;
      end $$`);
    await runner.query('revoke all on function payment_claim_other_eyes() from public');
    await runner.query(`create trigger payment_claim_other_eyes before insert or update on payment_claim
      for each row execute function payment_claim_other_eyes()`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
