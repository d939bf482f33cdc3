import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantReference } from './support.ts';

/** An import of books can be taken back as a whole, for a week and while nothing rests on it. */
export class UndoneImports1795305690100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table ledger_import add column undone_at timestamptz, add column undone_by_id uuid');
    await tenantReference(runner, 'ledger_import', { column: 'undone_by_id', table: 'person' });
    await runner.query(STAYS);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

/**
 * Why an import of books stays as it is; null where it can be taken back. `touched` are the vouchers that it took in, and those that it took
 * back because they had changed or were gone.
 */
const STAYS = `create function ledger_import_stays(tenant uuid, import uuid) returns text language sql stable as $$
  with posted as materialized (
    select e.tenant_id, e.id, e.project_id, e.spent_on
    from voucher v join voucher_row r on r.tenant_id = v.tenant_id and r.voucher_id = v.id
      join expenditure e on e.tenant_id = r.tenant_id and e.voucher_row_id = r.id
    where v.tenant_id = tenant and v.import_id = import
  ), touched as (
    select v.municipality_id, v.external_key from voucher v where v.tenant_id = tenant and v.import_id = import and v.origin = 'imported'
    union
    select o.municipality_id, o.external_key from voucher v join voucher o on o.tenant_id = v.tenant_id and o.id = v.reverses_id
    where v.tenant_id = tenant and v.import_id = import
  )
  select case
    when i.undone_at is not null then 'undone'
    when i.state = 'waiting' then 'running'
    when i.created_at < samnav_now() - interval '7 days' then 'tooLate'
    when not exists (select from voucher v where v.tenant_id = tenant and v.import_id = import) then 'nothing'
    when exists (
      select from touched t join voucher w on w.tenant_id = tenant and w.municipality_id = t.municipality_id and w.external_key = t.external_key
      where w.import_id <> import and not exists (select from voucher b where b.tenant_id = w.tenant_id and b.reverses_id = w.id)) then 'builtUpon'
    when exists (select from posted e join claim_line l on l.tenant_id = e.tenant_id and l.expenditure_id = e.id
      where l.to_submission is null and l.parked_at is null) then 'claimed'
    when exists (select from posted e join ledger_period p on p.tenant_id = e.tenant_id and p.project_id = e.project_id
      where p.closed_at is not null and e.spent_on between p.starts_on and p.ends_on) then 'closed'
  end
  from ledger_import i where i.tenant_id = tenant and i.id = import $$`;
