import { toJson } from '@samnav/platform';
import type { JsonValue, Tx } from '@samnav/platform';

/** Rows of what a claim rests on as JSON: amounts as digits, days and instants as ISO text, and what is nothing left out. */
export type Rows = Record<string, JsonValue>[];

/** The rows of a claim that stand in one of its submissions; parked lines stand in none. */
const standing = (alias: string): string =>
  `${alias}.tenant_id = current_tenant() and ${alias}.claim_id = $1 and ${alias}.from_submission <= $2 and (${alias}.to_submission is null or ${alias}.to_submission >= $2)`;

const CLAIM = `select c.id, c.version, c.number, c.submission, c.starts_on::text as "startsOn", c.ends_on::text as "endsOn", c.is_final as "isFinal",
    c.claimed_cash_ore::text as cash, c.claimed_in_kind_ore::text as "inKind", c.claimed_support_ore::text as support, c.signed_at as "signedAt",
    c.signed_by_name as "signedBy", c.beneficiary_name as beneficiary, c.project_id as "projectId", c.project_number as "projectNumber",
    c.project_name as "projectName", c.grant_id as "grantId", c.funder_id as "funderId", f.name as "funderName", t.slug, t.name as "tenantName"
  from payment_claim c join funder f on f.id = c.funder_id join tenant t on t.id = c.tenant_id
  where c.tenant_id = current_tenant() and c.id = $1`;

/** What the signed claim itself says. */
export interface ClaimRow {
  id: string;
  version: number;
  number: number;
  submission: number;
  startsOn: string;
  endsOn: string;
  isFinal: boolean;
  cash: string;
  inKind: string;
  support: string;
  signedAt: Date;
  signedBy: string;
  beneficiary: string | null;
  projectId: string;
  projectNumber: string;
  projectName: string;
  grantId: string;
  funderId: string;
  funderName: string;
  slug: string;
  tenantName: string;
}

/** A signed claim. */
export async function claimRow(tx: Tx, claimId: string): Promise<ClaimRow> {
  const [claim] = await tx.sql<ClaimRow>(CLAIM, [claimId]);
  if (!claim || claim.submission < 1) throw new Error(`The claim ${claimId} is not signed, so nothing of it can be frozen`);
  return claim;
}

/** What stands in claim_line alone: it can be read again at any time, and is the same. */
const LINE = `l.id, l.number, l.kind, l.category, l.spent_on::text as "spentOn", l.booked_on::text as "bookedOn", l.amount_ore::text as amount, nullif(l.vat_ore, 0)::text as vat,
    l.eligible_ore::text as eligible, l.excluded_ore::text as excluded, l.exclusion, l.rule, l.voucher_number as "voucherNumber", l.supplier, l.text, l.account, l.minutes,
    l.hourly_ore::text as hourly, l.person_label as person, l.certified_at as "certifiedAt", l.expenditure_id as expenditure, l.expenditure_version as "expenditureVersion",
    l.voucher_id as voucher, l.voucher_row_id as "voucherRow", l.time_entry_id as "timeEntry",
    (select jsonb_agg(e ->> 'sha256') from jsonb_array_elements(l.evidence -> 'files') e) as files,
    case when jsonb_array_length(l.evidence -> 'meetings') > 0 then l.evidence -> 'meetings' end as meetings`;

/** The lines that count in a submission, as they are kept with the claim. */
export const lineRows = (tx: Tx, claimId: string, submission: number): Promise<Rows> =>
  rows(tx, `select ${LINE} from claim_line l where ${standing('l')} and l.parked_at is null order by l.number, l.id`, [claimId, submission]);

/** Versions and hashes of what the lines were made of, by the line's uuid: as they are now. */
export async function originRows(tx: Tx, claimId: string, submission: number): Promise<Map<string, Record<string, JsonValue>>> {
  const found = await rows(
    tx,
    `select l.id, v.content_hash as "voucherHash", t.version as "timeEntryVersion" from claim_line l
     left join voucher v on v.tenant_id = l.tenant_id and v.id = l.voucher_id
     left join time_entry t on t.tenant_id = l.tenant_id and t.id = l.time_entry_id
     where ${standing('l')} and l.parked_at is null and (v.id is not null or t.id is not null)`,
    [claimId, submission],
  );
  return new Map(found.map(({ id, ...versions }) => [id as string, versions]));
}

/** What the claim says beside its lines, as it is kept with it. */
export async function partRows(tx: Tx, claimId: string, submission: number): Promise<{ sections: Rows; financing: Rows; attachments: Rows }> {
  const params = [claimId, submission];
  return {
    sections: await rows(tx, `select s.kind, s.body from claim_section s where ${standing('s')} order by s.kind`, params),
    financing: await rows(
      tx,
      `select x.financier_name as financier, x.kind, x.amount_ore::text as amount, x.paid_on::text as "paidOn", x.note from claim_financing x
       where ${standing('x')} order by x.financier_name collate "C", x.kind, x.amount_ore, x.id`,
      params,
    ),
    attachments: await rows(
      tx,
      `select a.kind, a.name, a.type, a.size, a.sha256, a.note from claim_attachment a where ${standing('a')} order by a.kind, a.name collate "C", a.id`,
      params,
    ),
  };
}

/** The grant with its own copy of the funder's rules, as they are now. */
export async function grantRow(tx: Tx, grantId: string): Promise<Record<string, JsonValue>> {
  const [grant] = await rows(
    tx,
    `select g.id, g.version, g.number, g.decided_on::text as "decidedOn", g.starts_on::text as "startsOn", g.ends_on::text as "endsOn", g.ceiling_ore::text as ceiling,
       g.share_bp as "shareBp", g.rule_set as "ruleSet", g.rounding from funding_grant g where g.tenant_id = current_tenant() and g.id = $1`,
    [grantId],
  );
  const rules = await rows(
    tx,
    `select r.kind, r.rule, r.params, r.starts_on::text as "startsOn", r.ends_on::text as "endsOn", r.source from grant_rule r
     where r.tenant_id = current_tenant() and r.grant_id = $1 order by r.kind, r.starts_on, r.id`,
    [grantId],
  );
  const categories = await rows(
    tx,
    `select c.category, c.approved_ore::text as approved, c.method, c.rate_bp as "rateBp", c.rate_of as "rateOf" from grant_category c
     where c.tenant_id = current_tenant() and c.grant_id = $1 order by c.category`,
    [grantId],
  );
  return { ...grant, rules, categories };
}

/** The project's targets as counting makes them now, with the rows that count. */
export const targetRows = (tx: Tx, projectId: string): Promise<Rows> =>
  rows(
    tx,
    `select t.id, t.version, t.title, t.kind, o.value, o.required, o.finding_sv as finding,
       (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('label', r.label, 'reason', r.reason_sv, 'type', r.subject_type, 'id', r.subject_uuid, 'version', r.subject_version)) order by r.n)
        from target_rows(t.tenant_id, t.id) with ordinality r (counted, label, reason_sv, reason_en, subject_type, subject_uuid, subject_version, n) where r.counted) as counted
     from target t cross join lateral target_outcome(t.tenant_id, t.id) o
     where t.tenant_id = current_tenant() and t.project_id = $1 order by t.ends_on, t.title collate "C", t.id`,
    [projectId],
  );

/** Rows as JSON without what is nothing, so that a member that is added later changes no old report. */
async function rows(tx: Tx, text: string, params: unknown[]): Promise<Rows> {
  const found = await tx.sql<Record<string, unknown>>(text, params);
  return found.map((row) => Object.fromEntries(Object.entries(row).flatMap(([name, value]) => (value === null ? [] : [[name, toJson(value)]]))));
}
