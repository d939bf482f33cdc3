import type { Tx } from '@samnav/platform';

/** What a line takes from the ledger; the order is `claim_candidates`'. */
const TAKEN =
  'kind, category, expenditure_id, expenditure_version, voucher_id, voucher_row_id, time_entry_id, spent_on, booked_on, amount_ore, vat_ore, eligible_ore, excluded_ore, exclusion, rule, voucher_number, supplier, text, account, minutes, hourly_ore, person_id, certified_at, evidence';
const of = (alias: string): string => TAKEN.split(', ').map((column) => `${alias}.${column}`).join(); // prettier-ignore

const CAND = 'cand as materialized (select * from claim_candidates(current_tenant(), $1))';
/**
 * Each line of the claim that stands beside what the ledger says of its expenditure now. A full join is hashed, however few rows the planner
 * believes in: of new lines it has no statistics, and asking for one by one would read all of them for each.
 */
const COMPARED = `${CAND},
  compared as materialized (
    select l.id, l.from_submission, k.expenditure_id, (${of('l')}) is distinct from (${of('k')}) as differs from cand k full join (
      select * from claim_line where tenant_id = current_tenant() and claim_id = $1 and to_submission is null and kind <> 'flatRate') l on l.expenditure_id = k.expenditure_id
  )`;

/**
 * Makes the claim's lines what the ledger and the grant's rules say now. What was put aside stays aside; a line that was signed and differs is
 * closed with the submission that it stood in, and another takes its place.
 */
export async function assemble(tx: Tx, claimId: string, submission: number): Promise<void> {
  const changed = await tx.sql<{ id: string; signed: boolean; expenditure: string | null }>(
    `with ${COMPARED} select id, from_submission <= $2 as signed, expenditure_id as expenditure from compared where id is not null and differs`,
    [claimId, submission],
  );
  const idsOf = (fits: (line: (typeof changed)[number]) => boolean): string[] => changed.filter(fits).map(({ id }) => id);
  const among = 'l.tenant_id = current_tenant() and l.claim_id = $1 and l.id = any($2::uuid[])';
  const [closed, gone] = [idsOf(({ signed }) => signed), idsOf(({ signed, expenditure }) => !signed && expenditure === null)];
  const renewed = idsOf(({ signed, expenditure }) => !signed && expenditure !== null);
  if (closed.length) await tx.sql(`update claim_line l set to_submission = $3 where ${among}`, [claimId, closed, submission]);
  if (gone.length) await tx.sql(`delete from claim_line l where ${among}`, [claimId, gone]);
  if (renewed.length)
    await tx.sql(
      `with ${CAND}, beside as materialized (
         select l.id as line_id, k.* from cand k full join (select id, expenditure_id from claim_line l where ${among}) l on l.expenditure_id = k.expenditure_id)
       update claim_line l set (${TAKEN}) = row(${of('k')}), version = version + 1, updated_at = samnav_now() from beside k
       where k.line_id = l.id and k.expenditure_id is not null and l.tenant_id = current_tenant()`,
      [claimId, renewed],
    );
  await tx.sql(MISSING, [claimId, submission]);
  if (closed.length) await tx.sql(STILL_ASIDE, [claimId, closed]);
  await flatRates(tx, claimId, submission);
}

/** What took the place of a line that was put aside is put aside too. */
const STILL_ASIDE = `update claim_line l set parked_at = was.parked_at, parked_by_id = was.parked_by_id, parked_reason = was.parked_reason
  from claim_line was where was.tenant_id = current_tenant() and was.claim_id = $1 and was.id = any($2::uuid[]) and was.parked_at is not null
    and l.tenant_id = was.tenant_id and l.claim_id = $1 and l.expenditure_id = was.expenditure_id and l.to_submission is null`;

/** What no line of the claim stands for yet. People keep the name that says nothing which they have in the project's other claims. */
const MISSING = `with ${CAND},
  known as (
    select l.person_id, min(l.person_label) as label from payment_claim c join payment_claim o on o.tenant_id = c.tenant_id and o.project_id = c.project_id
    join claim_line l on l.tenant_id = o.tenant_id and l.claim_id = o.id and l.person_id is not null
    where c.tenant_id = current_tenant() and c.id = $1 group by l.person_id
  ),
  people as (
    select person_id, label from known
    union all
    select n.person_id, 'Person ' || (select count(*) from known) + row_number() over (order by n.first, n.person_id)
    from (select person_id, min(spent_on) as first from cand where person_id is not null and person_id not in (select person_id from known) group by person_id) n
  ),
  last as (select coalesce(max(number), 0) as number from claim_line where tenant_id = current_tenant() and claim_id = $1)
  insert into claim_line (claim_id, number, from_submission, person_label, ${TAKEN})
  select $1, last.number + row_number() over (order by k.kind, k.spent_on, k.expenditure_id), $2::integer + 1, p.label, ${of('k')}
  from last, cand k
  left join lateral (select p.label from people p where p.person_id = k.person_id) p on true
  where k.expenditure_id not in (select l.expenditure_id from claim_line l where l.tenant_id = current_tenant() and l.claim_id = $1 and l.expenditure_id is not null and l.to_submission is null)`;

/** Flat rates follow from the other lines. */
export async function flatRates(tx: Tx, claimId: string, submission: number): Promise<void> {
  const differs = `l.tenant_id = current_tenant() and l.claim_id = $1 and l.kind = 'flatRate' and l.to_submission is null
    and not exists (select from claim_flat_rates(current_tenant(), $1) f where f.category = l.category and f.amount_ore = l.amount_ore)`;
  await tx.sql(`update claim_line l set to_submission = $2 where ${differs} and l.from_submission <= $2`, [claimId, submission]);
  await tx.sql(`delete from claim_line l where ${differs} and l.from_submission > $2`, [claimId, submission]);
  await tx.sql(
    `insert into claim_line (claim_id, number, from_submission, kind, category, spent_on, amount_ore, eligible_ore, rule)
     select $1, (select coalesce(max(number), 0) from claim_line where tenant_id = current_tenant() and claim_id = $1) + row_number() over (order by f.category),
       $2::integer + 1, 'flatRate', f.category, c.ends_on, f.amount_ore, f.amount_ore, f.rule
     from claim_flat_rates(current_tenant(), $1) f join payment_claim c on c.tenant_id = current_tenant() and c.id = $1
     where f.amount_ore <> 0 and not exists (select from claim_line l where l.tenant_id = c.tenant_id and l.claim_id = c.id and l.kind = 'flatRate' and l.category = f.category and l.to_submission is null)`,
    [claimId, submission],
  );
}

/** Puts lines aside or takes them back in. One that was signed is closed with its submission, and another takes its place. */
export async function park(tx: Tx, claimId: string, submission: number, lineIds: readonly string[], reason: string | null): Promise<void> {
  const parked = `case when $4::text is null then null else samnav_now() end, case when $4::text is null then null else $5::uuid end, $4::text`;
  const wanted = `l.tenant_id = current_tenant() and l.claim_id = $1 and l.id = any($3::uuid[]) and l.to_submission is null and l.kind <> 'flatRate'`;
  const columns = `claim_id, number, person_label, ${TAKEN}`;
  const signed = await tx.sql<{ id: string }>(
    `update claim_line l set to_submission = $2 where ${wanted} and l.from_submission <= $2 and (l.parked_at is null) = ($4::text is not null) returning id`,
    [claimId, submission, lineIds, reason],
  );
  await tx.sql(
    `update claim_line l set (parked_at, parked_by_id, parked_reason) = row(${parked}), version = version + 1, updated_at = samnav_now() where ${wanted} and l.from_submission > $2`,
    [claimId, submission, lineIds, reason, tx.scope.personId],
  );
  await tx.sql(
    `insert into claim_line (from_submission, parked_at, parked_by_id, parked_reason, ${columns}) select $2::integer + 1, ${parked}, ${columns} from claim_line l
     where l.tenant_id = current_tenant() and l.claim_id = $1 and l.id = any($3::uuid[])`,
    [claimId, submission, signed.map(({ id }) => id), reason, tx.scope.personId],
  );
}

/** What the claim's lines come to, in öre. */
export interface ClaimFigures {
  cash: bigint;
  inKind: bigint;
  support: bigint;
}

export async function figuresOf(tx: Tx, claimId: string): Promise<ClaimFigures> {
  const [row] = await tx.sql<Record<'cash_ore' | 'in_kind_ore' | 'support_ore', string>>('select * from claim_figures(current_tenant(), $1)', [
    claimId,
  ]);
  return { cash: BigInt(row!.cash_ore), inKind: BigInt(row!.in_kind_ore), support: BigInt(row!.support_ore) };
}
