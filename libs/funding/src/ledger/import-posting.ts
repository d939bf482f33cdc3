import { uuidv7 } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import type { PlannedVoucher } from './import-plan.ts';
import { LedgerImportAction as Action } from './ledger-choices.ts';

/** Whose import it is. */
export interface Posted {
  importId: string;
  municipalityId: string;
  personId: string | null;
}

/** Whether something is to be written for it. */
export const isToDo = ({ action, fault, oldId }: PlannedVoucher): boolean =>
  !fault && (action === Action.new || action === Action.changed || (action === Action.gone && oldId !== null));

/** Takes back what changed or is gone, and takes in what is new or changed: each kind of row in one statement, however many vouchers there are. */
export async function postVouchers(tx: Tx, vouchers: readonly PlannedVoucher[], about: Posted): Promise<void> {
  const old = vouchers.filter(({ oldId }) => oldId).map(({ oldId, action }) => ({ old: oldId!, id: uuidv7(), reason: REASONS[action]! }));
  const made = vouchers.filter(({ action }) => action !== Action.gone).map((one) => ({ id: uuidv7(), one }));
  if (old.length) await takeBackVouchers(tx, old, about);
  if (made.length) {
    const heads = made.map(({ id, one: { voucher: v, hash, generation } }) => ({
      id,
      series: v.series,
      number: v.number,
      year: v.fiscalYear,
      day: v.postedOn,
      text: v.text,
      key: v.key,
      hash,
      generation,
    }));
    await tx.sql(VOUCHERS, [JSON.stringify(heads), about.municipalityId, about.importId, about.personId]);
    const rows = made.flatMap(({ id, one }) => one.rows.map((row) => ({ ...row, id: uuidv7(), voucher: id, day: one.voucher.postedOn })));
    await tx.sql(ROWS, [JSON.stringify(rows)]);
    const costs = rows.filter(({ line }) => line !== null).map((r) => ({ ...r, expenditure: uuidv7() }));
    if (costs.length) await tx.sql(EXPENDITURES, [JSON.stringify(costs), about.personId]);
  }
  await recordPostings(tx, made, about);
}

/** Who changes a municipality's imported vouchers waits for whoever does, or one would bring back what the other has brought back. */
export const holdBooks = (tx: Tx, { municipalityId }: Pick<Posted, 'municipalityId'>): Promise<unknown> =>
  tx.sql(`select pg_advisory_xact_lock(hashtextextended('books of ' || current_tenant() || $1, 0))`, [municipalityId]);

/** A voucher that takes another back. */
export interface Reversal {
  id: string;
  old: string;
  reason: string;
}

/** Takes vouchers back, each on its own day, with what of them is still posted. */
export async function takeBackVouchers(tx: Tx, reversals: readonly Reversal[], about: Posted): Promise<void> {
  await tx.sql(REVERSE, [JSON.stringify(reversals), about.importId, about.personId]);
  await recordPostings(tx, reversals, about);
}

/** Tells the audit log of each expenditure of the vouchers. */
export async function recordPostings(tx: Tx, vouchers: readonly { id: string }[], { personId }: Posted): Promise<void> {
  const { system = null, requestId } = tx.scope;
  if (vouchers.length) await tx.sql(EVENTS, [vouchers.map(({ id }) => id), system, requestId, personId]);
}

const REASONS: Partial<Record<Action, string>> = {
  changed: 'Verifikatet är ändrat i bokföringen.',
  gone: 'Verifikatet finns inte längre i bokföringen.',
};

const VOUCHERS = `
  insert into voucher (id, municipality_id, series, number, fiscal_year, posted_on, text, origin, import_id, external_key, generation, content_hash, recorded_by_id)
  select v.id, $2, v.series, v.number, v.year, v.day, v.text, 'imported', $3, v.key, v.generation, v.hash, $4
  from jsonb_to_recordset($1::jsonb) v (id uuid, series text, number text, year int, day date, text text, key text, generation int, hash text)`;
const ROWS = `
  insert into voucher_row (id, voucher_id, line, account, account_name, amount_ore, text, supplier, project_id, objects, category)
  select r.id, r.voucher, r.n, r.account, r.account_name, r.ore, r.text, r.supplier, r.project, r.objects, r.category
  from jsonb_to_recordset($1::jsonb) r (id uuid, voucher uuid, n int, account text, account_name text, ore bigint, text text, supplier text, project uuid, objects jsonb, category text)`;
/** In the order of the projects, so that two imports that post to the same ones wait for each other instead of holding each other up. */
const EXPENDITURES = `
  insert into expenditure (id, project_id, budget_line_id, spent_on, amount_ore, note, supplier, booked_on, recorded_by_id, voucher_row_id)
  select c.expenditure, c.project, c.line, c.day, c.ore, c.text, c.supplier, c.day, $2, c.id
  from jsonb_to_recordset($1::jsonb) c (expenditure uuid, project uuid, line uuid, day date, ore bigint, text text, supplier text, id uuid)
  order by c.project, c.line`;

/** A voucher of the opposite rows for each, and the opposite of what of it is still posted, on the same day. */
const REVERSE = `with x as (
    select * from jsonb_to_recordset($1::jsonb) x (old uuid, id uuid, reason text)
  ), v as (
    insert into voucher (id, municipality_id, series, number, fiscal_year, posted_on, text, origin, import_id, reverses_id, reason, recorded_by_id)
    select x.id, o.municipality_id, o.series, o.number, o.fiscal_year, o.posted_on, o.text, 'reversal', $2, o.id, x.reason, $3
    from x join voucher o on o.tenant_id = current_tenant() and o.id = x.old
  ), r as (
    insert into voucher_row (voucher_id, line, account, account_name, amount_ore, text, supplier, project_id, objects, category)
    select x.id, o.line, o.account, o.account_name, -o.amount_ore, o.text, o.supplier, o.project_id, o.objects, o.category
    from x join voucher_row o on o.tenant_id = current_tenant() and o.voucher_id = x.old
    returning id, voucher_id, line
  )
  insert into expenditure (project_id, budget_line_id, spent_on, amount_ore, supplier, vat_ore, booked_on, recorded_by_id, reverses_id, reason, voucher_row_id)
  select e.project_id, e.budget_line_id, e.spent_on, -e.amount_ore, e.supplier, -e.vat_ore, e.booked_on, $3, e.id, x.reason, r.id
  from x join voucher_row o on o.tenant_id = current_tenant() and o.voucher_id = x.old
    join r on r.voucher_id = x.id and r.line = o.line
    join expenditure e on e.tenant_id = o.tenant_id and e.voucher_row_id = o.id and e.reverses_id is null
  where not exists (select from expenditure b where b.tenant_id = e.tenant_id and b.reverses_id = e.id)
  order by e.project_id, e.budget_line_id`;

/** An audit event for each expenditure of the vouchers. */
const EVENTS = `
  insert into audit_event (action, actor_person_id, system, request_id, subject_type, subject_id, municipality_id, changes)
  select case when e.reverses_id is null then 'expenditure.recorded' else 'expenditure.reversed' end, $4, $2, $3, 'Expenditure', e.id, p.municipality_id,
    jsonb_build_object('projectId', jsonb_build_object('after', e.project_id), 'budgetLineId', jsonb_build_object('after', e.budget_line_id),
      'spentOn', jsonb_build_object('after', e.spent_on), 'amount', jsonb_build_object('after', e.amount_ore::text), 'voucherRowId', jsonb_build_object('after', e.voucher_row_id))
  from voucher_row r join expenditure e on e.tenant_id = r.tenant_id and e.voucher_row_id = r.id
    join project p on p.tenant_id = e.tenant_id and p.id = e.project_id
  where r.tenant_id = current_tenant() and r.voucher_id = any($1::uuid[])`;
