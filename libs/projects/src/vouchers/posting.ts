import { insertAuditEvents, uuidv7 } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import type { VoucherOrigin } from './voucher-origin.ts';

/** Something to post to a budget line; ids are uuids, and whoever posts has asked whether the caller may. */
export interface Posting {
  projectId: string;
  budgetLineId: string;
  spentOn: string;
  /** Not 0; negative where money came in. */
  amount: bigint;
  note?: string | null;
  supplier?: string | null;
  /** What of the amount is value added tax. */
  vat?: bigint | null;
  /** When it is booked, where that is another day. */
  bookedOn?: string | null;
  source?: string | null;
  /** What the time is that it is worth. */
  timeSource?: { kind: 'entry' | 'share'; id: string };
}
/** What was posted: uuids, in the order of the postings. */
export interface Posted {
  expenditureId: string;
  voucherId: string;
}

/** A voucher of two rows for each, and the expenditure that takes the first of them. */
const POST = `with p as (
    select * from jsonb_to_recordset($1::jsonb) as p (id uuid, voucher uuid, cost uuid, other uuid, project uuid, line uuid, spent_on date, ore bigint,
      note text, supplier text, vat bigint, booked_on date, source text, time_kind text, time_id uuid)
  ), v as (
    insert into voucher (id, municipality_id, fiscal_year, posted_on, text, origin, recorded_by_id)
    select p.voucher, o.municipality_id, extract(year from coalesce(p.booked_on, p.spent_on)), coalesce(p.booked_on, p.spent_on), p.note, $2, $3
    from p join project o on o.tenant_id = current_tenant() and o.id = p.project
  ), r as (
    insert into voucher_row (id, voucher_id, line, account_name, amount_ore, text, supplier, project_id, category)
    select s.id, p.voucher, s.line, s.name, s.ore, p.note, p.supplier, s.project, s.category
    from p join budget_line l on l.tenant_id = current_tenant() and l.id = p.line
      cross join lateral (values (p.cost, 1, 'Kostnad i projektet', p.ore, p.project, l.category), (p.other, 2, 'Motkonto', -p.ore, null, null))
        s (id, line, name, ore, project, category)
  )
  insert into expenditure (id, project_id, budget_line_id, spent_on, amount_ore, note, supplier, vat_ore, booked_on, source, recorded_by_id,
    voucher_row_id, time_source_kind, time_source_id)
  select p.id, p.project, p.line, p.spent_on, p.ore, p.note, p.supplier, coalesce(p.vat, 0), p.booked_on, p.source, $3, p.cost, p.time_kind, p.time_id from p`;

/**
 * Posts by hand or for time: vouchers, expenditures and their audit events, each kind in one statement however many they are. `last`: it is
 * the transaction's last work and travels with the commit, which then throws what refuses it.
 */
export async function postAll(tx: Tx, postings: readonly Posting[], origin: VoucherOrigin, last = false): Promise<Posted[]> {
  if (!postings.length) return [];
  const rows = postings.map((p) => ({
    id: uuidv7(),
    voucher: uuidv7(),
    cost: uuidv7(),
    other: uuidv7(),
    project: p.projectId,
    line: p.budgetLineId,
    spent_on: p.spentOn,
    ore: String(p.amount),
    note: p.note,
    supplier: p.supplier,
    vat: p.vat == null ? null : String(p.vat),
    booked_on: p.bookedOn,
    source: p.source,
    time_kind: p.timeSource?.kind,
    time_id: p.timeSource?.id,
  }));
  await statement(tx, last, POST, [JSON.stringify(rows), origin, tx.scope.personId]);
  const events = postings.map((p, i) => ({ id: rows[i]!.id, changes: changesOf(p, rows[i]!.cost, tx.scope.personId) }));
  insertAuditEvents(tx, 'expenditure.recorded', 'Expenditure', events, MUNICIPALITY);
  return rows.map(({ id, voucher }) => ({ expenditureId: id, voucherId: voucher }));
}

/** The municipality of an expenditure `s`, as SQL. */
const MUNICIPALITY = `(select o.municipality_id from expenditure e join project o on o.tenant_id = e.tenant_id and o.id = e.project_id
  where e.tenant_id = current_tenant() and e.id = s.id)`;

function changesOf(posting: Posting, voucherRowId: string, personId: string | null): Record<string, { after: unknown }> {
  const recordedById = personId ?? undefined;
  const { timeSource, ...said } = { ...posting, voucherRowId, recordedById, timeSourceId: posting.timeSource?.id };
  if (timeSource) delete (said as Partial<Posting>).amount; // what it is worth is told of the time, to those who may read wages
  return Object.fromEntries(
    Object.entries(said)
      .filter(([, value]) => value !== undefined)
      .map(([field, value]) => [field, { after: typeof value === 'bigint' ? String(value) : value }]),
  );
}

/**
 * The opposite of each expenditure. What was recorded here gets a voucher that takes its own back; what was imported stays in the books,
 * and is only taken off the project.
 */
const TAKE_BACK = `with x as (
    select e.*, p.id as new_id, p.voucher as new_voucher, r.line, r.voucher_id, v.origin
    from jsonb_to_recordset($1::jsonb) as p (id uuid, voucher uuid, of uuid)
      join expenditure e on e.tenant_id = current_tenant() and e.id = p.of
      left join voucher_row r on r.tenant_id = e.tenant_id and r.id = e.voucher_row_id
      left join voucher v on v.tenant_id = r.tenant_id and v.id = r.voucher_id
  ), v as (
    insert into voucher (id, municipality_id, fiscal_year, posted_on, text, origin, reverses_id, reason, recorded_by_id)
    select x.new_voucher, v.municipality_id, extract(year from coalesce($2::date, x.spent_on)), coalesce($2::date, x.spent_on), v.text, 'reversal', v.id, $3, $4
    from x join voucher v on v.tenant_id = x.tenant_id and v.id = x.voucher_id where x.origin in ('manual', 'time')
    returning id, reverses_id
  ), r as (
    insert into voucher_row (voucher_id, line, account, account_name, amount_ore, text, supplier, project_id, objects, category)
    select v.id, r.line, r.account, r.account_name, -r.amount_ore, r.text, r.supplier, r.project_id, r.objects, r.category
    from v join voucher_row r on r.tenant_id = current_tenant() and r.voucher_id = v.reverses_id
    returning id, voucher_id, line
  )
  insert into expenditure (id, project_id, budget_line_id, spent_on, amount_ore, source, supplier, vat_ore, booked_on, recorded_by_id, reverses_id, reason,
    voucher_row_id, time_source_kind, time_source_id)
  select x.new_id, x.project_id, x.budget_line_id, coalesce($2::date, x.spent_on), -x.amount_ore, x.source, x.supplier, -x.vat_ore, x.booked_on, $4, x.id, $3,
    coalesce(r.id, x.voucher_row_id), x.time_source_kind, x.time_source_id
  from x left join r on r.voucher_id = x.new_voucher and r.line = x.line`;

/** Takes expenditures back by others of the opposite amounts, on `day` or each on its own; answers those, in the same order. */
export async function takeBackAll(tx: Tx, expenditureIds: readonly string[], day: string | null, reason: string, last = false): Promise<string[]> {
  if (!expenditureIds.length) return [];
  const rows = expenditureIds.map((of) => ({ id: uuidv7(), voucher: uuidv7(), of }));
  await statement(tx, last, TAKE_BACK, [JSON.stringify(rows), day, reason, tx.scope.personId]);
  const events = rows.map(({ id, of }) => ({ id, changes: { reversesId: { after: of }, reason: { after: reason } } }));
  insertAuditEvents(tx, 'expenditure.reversed', 'Expenditure', events, MUNICIPALITY);
  return rows.map(({ id }) => id);
}

const statement = async (tx: Tx, last: boolean, text: string, params: unknown[]): Promise<unknown> =>
  last ? tx.send(text, params) : tx.sql(text, params);
