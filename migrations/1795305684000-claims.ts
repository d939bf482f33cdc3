import type { MigrationInterface, QueryRunner } from 'typeorm';
import { funderReads, ofLiveGrant, ofSubmission, tenantTable } from './support.ts';

/**
 * Claims of payment: what is asked of a funder for a period, line by line. What was signed stays as it was: a row of a claim carries the
 * submissions that it stands in, and a trigger refuses any other change.
 */
export class Claims1795305684000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await claims(runner);
    await lines(runner);
    await parts(runner);
    await staying(runner);
    await released(runner);
    await capped(runner);
    await funderReads(runner, 'payment_claim', `${ofLiveGrant('payment_claim')} and submission > 0`);
    await funderReads(runner, 'claim_line', `${ofSubmission('claim_line')} and parked_at is null`);
    for (const part of ['claim_section', 'claim_financing', 'claim_attachment']) await funderReads(runner, part, ofSubmission(part));
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

const oneOf = (values: string): string => `(${values.split(' ').map((value) => `'${value}'`).join()})`; // prettier-ignore
const STATES = oneOf('draft approved submitted completionAsked resubmitted approvedByFunder approvedWithDeductions rejected paid withdrawn');
const CATEGORIES = oneOf('staff ownWorkTime externalServices meetings travel information equipment indirectCosts other');

async function triggerFunction(runner: QueryRunner, name: string, body: string): Promise<void> {
  await runner.query(
    `create function ${name}() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$ ${body.trim()} $$`,
  );
  await runner.query(`revoke all on function ${name}() from public`);
}

async function claims(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'payment_claim',
    `grant_id uuid not null,
     project_id uuid not null,
     funder_id uuid not null references funder (id),
     grant_period_id uuid,
     number integer not null check (number between 1 and 999),
     starts_on date not null,
     ends_on date not null,
     is_final boolean not null default false,
     state text not null default 'draft' check (state in ${STATES}),
     submission integer not null default 0 check (submission >= 0),
     assembled_at timestamptz,
     draft_cash_ore bigint not null default 0,
     draft_in_kind_ore bigint not null default 0,
     draft_support_ore bigint not null default 0,
     claimed_cash_ore bigint,
     claimed_in_kind_ore bigint,
     claimed_support_ore bigint constraint payment_claim_support check (claimed_support_ore >= 0),
     deducted_ore bigint not null default 0 constraint payment_claim_deducted check (deducted_ore >= 0),
     decided_support_ore bigint constraint payment_claim_decided check (decided_support_ore between 0 and claimed_support_ore),
     decided_at timestamptz,
     paid_ore bigint constraint payment_claim_paid check (paid_ore between 0 and decided_support_ore),
     paid_on date,
     prepared_at timestamptz not null,
     prepared_by_id uuid,
     prepared_by_account_id uuid references account (id),
     approved_at timestamptz,
     approved_by_id uuid,
     approved_by_account_id uuid references account (id),
     approved_submission integer,
     signed_at timestamptz,
     signed_by_id uuid,
     signed_by_name text check (length(signed_by_name) between 1 and 200),
     completion_due_on date,
     completion_note text check (length(completion_note) <= 5000),
     withdrawn_at timestamptz,
     withdrawn_by_id uuid,
     withdrawn_because text check (length(withdrawn_because) between 1 and 2000),
     project_name text not null check (length(project_name) between 1 and 200),
     project_number text not null check (length(project_number) between 1 and 100),
     grant_number text check (length(grant_number) <= 200),
     beneficiary_name text check (length(beneficiary_name) <= 300),
     source text check (length(source) <= 200),
     constraint payment_claim_period_check check (ends_on >= starts_on),
     constraint payment_claim_second_person check (approved_by_id <> prepared_by_id and approved_by_account_id <> prepared_by_account_id),
     constraint payment_claim_approved check ((approved_at is null) = (approved_submission is null)),
     constraint payment_claim_signed check ((submission > 0) = (signed_at is not null) and (submission > 0) = (claimed_support_ore is not null)),
     constraint payment_claim_withdrawn check ((withdrawn_at is null) = (withdrawn_because is null)),
     constraint payment_claim_payment check ((paid_on is null) = (paid_ore is null))`,
    {
      unique: [
        { name: 'payment_claim_number_key', columns: 'grant_id, number' },
        { name: 'payment_claim_final_once', columns: 'grant_id', where: "is_final and state not in ('withdrawn', 'rejected')" },
      ],
      references: [
        { column: 'grant_id', table: 'funding_grant' },
        { column: 'grant_period_id', table: 'grant_period' },
        { column: 'project_id', table: 'project' },
        ...['prepared', 'approved', 'signed', 'withdrawn'].map((did) => ({ column: `${did}_by_id`, table: 'person' })),
      ],
      indexes: ['funder_id, state', 'prepared_by_account_id', 'approved_by_account_id'],
    },
  );
  // two that take the same period's money would each be right alone
  await runner.query(
    `alter table payment_claim add constraint payment_claim_period_once exclude using gist
       (tenant_id with =, grant_id with =, daterange(starts_on, ends_on, '[]') with &&) where (not is_final and state not in ('withdrawn', 'rejected'))`,
  );
}

/** The submissions that a row stands in: from one, to one; a row that was never signed is of the submission to come. */
const STANDS = `from_submission integer not null check (from_submission > 0),
     to_submission integer`;
const runtime = 'select, insert, update, delete';

async function lines(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'claim_line',
    `claim_id uuid not null,
     number integer not null,
     kind text not null check (kind in ${oneOf('cost inKind flatRate income')}),
     category text not null check (category in ${CATEGORIES}),
     expenditure_id uuid,
     expenditure_version integer,
     voucher_id uuid,
     voucher_row_id uuid,
     time_entry_id uuid,
     spent_on date not null,
     booked_on date,
     amount_ore bigint not null,
     vat_ore bigint not null default 0,
     eligible_ore bigint not null,
     excluded_ore bigint not null default 0,
     exclusion text check (exclusion in ${oneOf('outsideEligiblePeriod categoryNotCovered coveredByFlatRate vat deducted')}),
     rule text check (length(rule) <= 500),
     voucher_number text check (length(voucher_number) <= 100),
     supplier text check (length(supplier) <= 300),
     text text check (length(text) <= 2000),
     account text check (length(account) <= 40),
     minutes integer,
     hourly_ore bigint,
     person_id uuid,
     person_label text check (length(person_label) <= 40),
     certified_at timestamptz,
     evidence jsonb not null default '{"files": [], "meetings": []}' check (jsonb_typeof(evidence) = 'object'),
     parked_at timestamptz,
     parked_by_id uuid,
     parked_reason text check (length(parked_reason) between 1 and 1000),
     ${STANDS},
     constraint claim_line_sum check (amount_ore = eligible_ore + excluded_ore),
     constraint claim_line_excluded check ((excluded_ore = 0) = (exclusion is null)),
     constraint claim_line_parked check ((parked_at is null) = (parked_reason is null)),
     constraint claim_line_expenditure check ((kind = 'flatRate') = (expenditure_id is null))`,
    {
      unique: [
        { name: 'claim_line_expenditure_once', columns: 'expenditure_id', where: 'to_submission is null and parked_at is null' },
        { name: 'claim_line_parked_once', columns: 'claim_id, expenditure_id', where: 'to_submission is null' },
      ],
      references: [
        { column: 'claim_id', table: 'payment_claim' },
        { column: 'expenditure_id', table: 'expenditure' },
        { column: 'voucher_id', table: 'voucher' },
        { column: 'person_id', table: 'person' },
        { column: 'parked_by_id', table: 'person' },
      ],
      indexes: ['claim_id, number'],
      runtime,
    },
  );
}

/** What a claim says beside its lines. */
async function parts(runner: QueryRunner): Promise<void> {
  const references = [{ column: 'claim_id', table: 'payment_claim' }];
  const now = 'to_submission is null';
  await tenantTable(
    runner,
    'claim_section',
    `claim_id uuid not null,
     kind text not null check (kind in ${oneOf('overall methodsAndOrganisation activities results')}),
     body text not null check (length(body) between 1 and 20000),
     ${STANDS}`,
    { unique: [{ name: 'claim_section_once', columns: 'claim_id, kind', where: now }], references, runtime },
  );
  await tenantTable(
    runner,
    'claim_financing',
    `claim_id uuid not null,
     financier_name text not null check (length(financier_name) between 1 and 200),
     kind text not null check (kind in ${oneOf('cash inKind')}),
     amount_ore bigint not null constraint claim_financing_amount check (amount_ore > 0),
     paid_on date,
     note text check (length(note) <= 1000),
     ${STANDS}`,
    { references, indexes: ['claim_id, from_submission'], runtime },
  );
  await tenantTable(
    runner,
    'claim_attachment',
    `claim_id uuid not null,
     kind text not null check (length(kind) between 1 and 40),
     file_id uuid not null,
     name text not null check (length(name) between 1 and 255),
     size integer not null,
     type text not null,
     sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
     note text check (length(note) <= 1000),
     ${STANDS}`,
    {
      unique: [{ name: 'claim_attachment_once', columns: 'claim_id, file_id, kind', where: now }],
      references: [...references, { column: 'file_id', table: 'file' }],
      runtime,
    },
  );
}

/** A claim waits while a row of it changes, so that signing sees every row; what is signed is only taken out, and stays as it was. */
async function staying(runner: QueryRunner): Promise<void> {
  await triggerFunction(
    runner,
    'claim_part_stays',
    `
    declare c payment_claim; told jsonb;
    begin
      select * into c from payment_claim where tenant_id = coalesce(new.tenant_id, old.tenant_id) and id = coalesce(new.claim_id, old.claim_id) for share;
      if tg_op <> 'INSERT' and old.from_submission <= c.submission then
        told := to_jsonb(new) - array['to_submission', 'version', 'updated_at'];
        if tg_op = 'UPDATE' and told = to_jsonb(old) - array['to_submission', 'version', 'updated_at']
            and old.to_submission is null and new.to_submission = c.submission and c.state in ('completionAsked', 'withdrawn', 'rejected') then
          return new;
        end if;
        raise exception 'what was signed stays' using errcode = '23514', constraint = 'claim_part_signed', table = tg_table_name;
      end if;
      if c.state in ('withdrawn', 'rejected') and tg_op = 'DELETE' then
        return old;
      end if;
      if c.state not in ('draft', 'approved', 'completionAsked') or tg_op <> 'DELETE' and (new.from_submission <> c.submission + 1 or new.to_submission is not null) then
        raise exception 'the claim is with the funder' using errcode = '23514', constraint = 'claim_part_signed', table = tg_table_name;
      end if;
      return coalesce(new, old);
    end`,
  );
  for (const table of ['claim_line', 'claim_section', 'claim_financing', 'claim_attachment'])
    await runner.query(
      `create trigger claim_part_stays before insert or update or delete on ${table} for each row execute function claim_part_stays()`,
    );
  await triggerFunction(
    runner,
    'payment_claim_stays',
    `
    begin
      if new.submission not in (old.submission, old.submission + 1)
          or (new.grant_id, new.project_id, new.funder_id, new.number) is distinct from (old.grant_id, old.project_id, old.funder_id, old.number)
          or new.submission = old.submission and old.submission > 0
            and (new.starts_on, new.ends_on, new.is_final, new.claimed_cash_ore, new.claimed_in_kind_ore, new.claimed_support_ore, new.signed_at, new.signed_by_id,
              new.signed_by_name, new.project_name, new.project_number, new.grant_number, new.beneficiary_name)
            is distinct from (old.starts_on, old.ends_on, old.is_final, old.claimed_cash_ore, old.claimed_in_kind_ore, old.claimed_support_ore, old.signed_at,
              old.signed_by_id, old.signed_by_name, old.project_name, old.project_number, old.grant_number, old.beneficiary_name) then
        raise exception 'what was signed stays' using errcode = '23514', constraint = 'payment_claim_signed_stays', table = 'payment_claim';
      end if;
      return new;
    end`,
  );
  await runner.query('create trigger payment_claim_stays before update on payment_claim for each row execute function payment_claim_stays()');
}

/** What a withdrawn or rejected claim took is free to be claimed again; what was signed of it is still shown as it was. */
async function released(runner: QueryRunner): Promise<void> {
  await triggerFunction(
    runner,
    'payment_claim_releases',
    `
    declare part text;
    begin
      foreach part in array array['claim_line', 'claim_section', 'claim_financing', 'claim_attachment'] loop
        execute format('delete from %I where tenant_id = $1 and claim_id = $2 and from_submission > $3', part) using new.tenant_id, new.id, new.submission;
        execute format('update %I set to_submission = $3 where tenant_id = $1 and claim_id = $2 and to_submission is null', part)
          using new.tenant_id, new.id, new.submission;
      end loop;
      return null;
    end`,
  );
  await runner.query(`create trigger payment_claim_releases after update of state on payment_claim
    for each row when (new.state in ('withdrawn', 'rejected') and old.state <> new.state) execute function payment_claim_releases()`);
}

/** However many sign at once: all claims of a grant together ask for no more than its ceiling. */
async function capped(runner: QueryRunner): Promise<void> {
  await triggerFunction(
    runner,
    'payment_claim_capped',
    `
    declare ceiling bigint; claimed bigint;
    begin
      select ceiling_ore into ceiling from funding_grant where tenant_id = new.tenant_id and id = new.grant_id for update;
      select coalesce(sum(coalesce(decided_support_ore, claimed_support_ore)), 0) into claimed from payment_claim
        where tenant_id = new.tenant_id and grant_id = new.grant_id and state not in ('withdrawn', 'rejected');
      if claimed > ceiling then
        raise exception 'claimed % of % öre', claimed, ceiling using errcode = '23514', constraint = 'payment_claim_ceiling', table = 'payment_claim';
      end if;
      return null;
    end`,
  );
  await runner.query(`create trigger payment_claim_capped after insert on payment_claim
    for each row when (new.claimed_support_ore is not null) execute function payment_claim_capped()`);
  // a ceiling that was lowered later does not stop what makes no claim larger: its decision, its payment
  await runner.query(`create trigger payment_claim_capped_later after update on payment_claim
    for each row when (coalesce(new.decided_support_ore, new.claimed_support_ore, 0) > coalesce(old.decided_support_ore, old.claimed_support_ore, 0))
    execute function payment_claim_capped()`);
}
