import type { MigrationInterface, QueryRunner } from 'typeorm';
import { funderReads, ofLiveGrant, ofSubmission, tenantTable } from './support.ts';

/** What a funder's people do with a claim: the review, what was said of each line, findings, whose names were asked for, and the funder's own log. */
export class Reviews1795305686000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await reviews(runner);
    await lines(runner);
    await findings(runner);
    await disclosures(runner);
    await events(runner);
    await readers(runner);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

const oneOf = (values: string): string => `(${values.split(' ').map((value) => `'${value}'`).join()})`; // prettier-ignore
const ERRORS = oneOf(
  'notEligible outsidePeriod missingEvidence insufficientEvidence wrongAmount doubleFunding procurement vat timeNotCertified wrongRate publicity other',
);
const OF_CLAIM = `claim_id uuid not null,
     funder_id uuid not null references funder (id)`;
const claim = { column: 'claim_id', table: 'payment_claim' };
const BY = `account_id uuid not null references account (id),
     account_name text not null check (length(account_name) between 1 and 200)`;

async function reviews(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'review',
    `${OF_CLAIM},
     reviewer_account_id uuid not null references account (id),
     reviewer_name text not null check (length(reviewer_name) between 1 and 200),
     submission integer not null check (submission > 0),
     sample_method text check (sample_method in ${oneOf('random byAmount byRisk')}),
     sample_seed text check (length(sample_seed) between 1 and 64),
     sample_size integer check (sample_size between 1 and 100000),
     sample_population integer,
     sample_submission integer,
     sampled_at timestamptz,
     completion_asked_at timestamptz,
     completion_due_on date,
     completion_text text check (length(completion_text) <= 5000),
     decision text check (decision in ${oneOf('approved approvedWithDeductions rejected')}),
     decision_text text check (length(decision_text) <= 5000),
     decided_at timestamptz,
     decided_by_name text check (length(decided_by_name) between 1 and 200),
     deducted_ore bigint not null default 0 constraint review_deducted check (deducted_ore >= 0),
     decided_support_ore bigint constraint review_support check (decided_support_ore >= 0),
     corrected_ore bigint not null default 0 constraint review_corrected check (corrected_ore >= 0),
     constraint review_sample check (num_nonnulls(sample_method, sample_seed, sample_size, sample_population, sample_submission, sampled_at) in (0, 6)),
     constraint review_decided check (num_nonnulls(decision, decided_at, decided_by_name, decided_support_ore) in (0, 4))`,
    {
      unique: [{ name: 'review_claim_key', columns: 'claim_id' }],
      references: [claim],
      indexes: ['funder_id', 'reviewer_account_id'],
    },
  );
}

async function lines(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'review_line',
    `review_id uuid not null,
     ${OF_CLAIM},
     claim_line_id uuid not null,
     submission integer not null check (submission > 0),
     in_sample boolean not null default false,
     sample_order integer,
     risk jsonb not null default '[]' check (jsonb_typeof(risk) = 'array'),
     outcome text not null default 'unseen' check (outcome in ${oneOf('unseen accepted deducted question')}),
     deducted_ore bigint not null default 0 constraint review_line_deducted check (deducted_ore >= 0),
     error_type text check (error_type in ${ERRORS}),
     reason text check (length(reason) between 1 and 2000),
     judged_at timestamptz,
     judged_by_name text check (length(judged_by_name) between 1 and 200),
     constraint review_line_judged check ((outcome = 'unseen') = (judged_at is null) and (judged_at is null) = (judged_by_name is null)),
     constraint review_line_deduction check ((outcome = 'deducted') = (deducted_ore > 0) and (outcome <> 'deducted' or error_type is not null and reason is not null)),
     constraint review_line_question check (outcome <> 'question' or reason is not null)`,
    {
      unique: [{ name: 'review_line_key', columns: 'review_id, claim_line_id' }],
      references: [{ column: 'review_id', table: 'review' }, claim, { column: 'claim_line_id', table: 'claim_line' }],
      indexes: ['funder_id'],
    },
  );
}

async function findings(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'finding',
    `review_id uuid not null,
     ${OF_CLAIM},
     claim_line_id uuid,
     number integer not null check (number > 0),
     kind text not null check (kind in ${oneOf('question observation correction')}),
     text text not null check (length(text) between 1 and 5000),
     error_type text check (error_type in ${ERRORS}),
     amount_ore bigint constraint finding_amount check (amount_ore > 0),
     state text not null default 'open' check (state in ${oneOf('open answered closed')}),
     due_on date,
     raised_by_name text not null check (length(raised_by_name) between 1 and 200),
     answer text check (length(answer) between 1 and 5000),
     answered_at timestamptz,
     answered_by_id uuid,
     closed_at timestamptz,
     closing_note text check (length(closing_note) <= 2000),
     constraint finding_correction check (kind <> 'correction' or amount_ore is not null and error_type is not null),
     constraint finding_answered check ((answer is null) = (answered_at is null) and (state <> 'answered' or answer is not null)),
     constraint finding_closed check ((state = 'closed') = (closed_at is not null))`,
    {
      unique: [{ name: 'finding_number_key', columns: 'claim_id, number' }],
      references: [
        { column: 'review_id', table: 'review' },
        claim,
        { column: 'claim_line_id', table: 'claim_line' },
        { column: 'answered_by_id', table: 'person' },
      ],
      indexes: ['funder_id, state'],
    },
  );
}

async function disclosures(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'name_disclosure',
    `review_id uuid not null,
     ${OF_CLAIM},
     claim_line_id uuid not null,
     project_id uuid not null,
     grant_id uuid not null,
     person_label text not null,
     person_name text not null,
     reason text not null check (length(reason) between 1 and 2000),
     told_at timestamptz not null default samnav_now(),
     ${BY}`,
    {
      references: [
        { column: 'review_id', table: 'review' },
        claim,
        { column: 'claim_line_id', table: 'claim_line' },
        { column: 'project_id', table: 'project' },
        { column: 'grant_id', table: 'funding_grant' },
      ],
      indexes: ['funder_id', 'account_id'],
      runtime: 'select, insert',
    },
  );
}

async function events(runner: QueryRunner): Promise<void> {
  await tenantTable(
    runner,
    'funder_event',
    `${OF_CLAIM},
     at timestamptz not null default samnav_now(),
     action text not null check (length(action) between 3 and 80),
     subject_type text not null,
     subject_uuid uuid not null,
     note text check (length(note) <= 5000),
     details jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
     request_id text,
     ${BY}`,
    { references: [claim], indexes: ['funder_id, at', 'account_id'], runtime: 'select, insert' },
  );
}

/** What the funder's people read of all this and of a claim: frozen material of live grants, and their own work on it. */
async function readers(runner: QueryRunner): Promise<void> {
  await funderReads(
    runner,
    'payment_claim',
    `submission > 0 and ${ofLiveGrant('payment_claim')}`,
    `id tenant_id version created_at updated_at grant_id project_id funder_id grant_period_id number starts_on ends_on is_final state
     submission claimed_cash_ore claimed_in_kind_ore claimed_support_ore deducted_ore decided_support_ore decided_at paid_ore paid_on signed_at signed_by_name
     completion_due_on completion_note withdrawn_at withdrawn_because project_name project_number grant_number beneficiary_name`,
  );
  await funderReads(
    runner,
    'claim_line',
    `parked_at is null and ${ofSubmission('claim_line')}`,
    `id tenant_id version created_at updated_at claim_id number kind category expenditure_version spent_on booked_on amount_ore vat_ore eligible_ore
     excluded_ore exclusion rule voucher_number supplier text account minutes hourly_ore person_label certified_at evidence parked_at
     from_submission to_submission`,
  );
  for (const table of ['claim_section', 'claim_financing', 'claim_attachment']) await funderReads(runner, table, ofSubmission(table));
  const ofClaim = (table: string): string => `funder_id = (select current_funder())
    and exists (select from payment_claim c where c.tenant_id = ${table}.tenant_id and c.id = ${table}.claim_id)`;
  for (const table of ['review', 'review_line', 'name_disclosure', 'funder_event']) await funderReads(runner, table, ofClaim(table));
  await funderReads(
    runner,
    'finding',
    ofClaim('finding'),
    `id tenant_id version created_at updated_at review_id claim_id funder_id claim_line_id number kind text error_type amount_ore state due_on
     raised_by_name answer answered_at closed_at closing_note`,
  );
  // which region a claim comes from, and nothing else of it
  await runner.query(`create policy tenant_of_grant on tenant for select to samnav_funder
    using (exists (select from funding_grant g where g.tenant_id = tenant.id))`);
}
