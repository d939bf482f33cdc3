import type { Facts } from './facts.ts';
import { may } from './may.ts';
import type { Place } from './may.ts';
import type { Who } from './people.ts';

type Row = Record<string, any>;

/** Where a project belongs: a municipality's is not its group's. */
export const placeOfProject = (row: Record<string, any>): Place => ({
  municipalityId: row.municipality_id as string | null,
  workgroupId: row.municipality_id ? null : (row.workgroup_id as string | null),
  projectId: row.id as string,
});

const today = (): string => new Date().toISOString().slice(0, 10);

/** Whether somebody sees a project: a draft is its own people's. */
export function seesProject(who: Who, row: Record<string, any>): boolean {
  const { municipalityId, projectId } = who.held;
  const published = row.published_on !== null && row.published_on <= today();
  const own = (!!municipalityId && row.municipality_id === municipalityId) || row.id === projectId || (!!row.lead_id && row.lead_id === who.personId);
  return published || own || may(who, 'project.update', placeOfProject(row));
}

/** Where a grant belongs: to its project's municipality, and to the project. */
export const placeOfGrant = (facts: Facts, grantId: string): Place => {
  const { row } = facts.of('funding_grant', grantId)!;
  return { municipalityId: row.municipality_id, projectId: row.project_id };
};

/** The projects that a voucher's rows are about. */
export const projectsOf = (facts: Facts, voucherId: string): Place[] =>
  facts
    .all('voucher_row')
    .filter(({ row }) => row.voucher_id === voucherId && row.project_id)
    .map(({ row }) => placeOfProject(facts.of('project', row.project_id)!.row));

/** Whose time a voucher is worth: where their wages are read. */
export const wagesOf = (facts: Facts, voucherId: string): Place[] => {
  const rows = facts.all('voucher_row').filter(({ row }) => row.voucher_id === voucherId);
  return facts
    .all('expenditure')
    .filter(({ row }) => row.time_source_id && rows.some(({ id }) => id === row.voucher_row_id))
    .map(({ row }) => ({ municipalityId: row.employer_id, projectId: row.project_id, personId: row.worker_id }));
};

/** Before it is signed a claim is for those who read the vouchers there. */
export const seesClaim = (facts: Facts, who: Who, row: Row): boolean =>
  (row.submission > 0 && seesProject(who, facts.of('project', row.project_id)!.row)) ||
  may(who, 'voucher.read', placeOfGrant(facts, row.grant_id as string));

/** A part of a claim is a draft until the claim was signed with it. */
export function seesClaimPart(facts: Facts, who: Who, row: Row): boolean {
  const claim = facts.of('payment_claim', row.claim_id)!.row;
  return seesClaim(facts, who, { ...claim, submission: row.from_submission <= claim.submission ? claim.submission : 0 });
}

/** What is attached to a claim is for those who read vouchers and wages there. */
export const readsAttached = (facts: Facts, who: Who, fileId: string): boolean =>
  facts
    .all('claim_attachment')
    .filter(({ row }) => row.file_id === fileId)
    .map(({ row }) => placeOfGrant(facts, facts.of('payment_claim', row.claim_id)!.row.grant_id as string))
    .some((place) => may(who, 'voucher.read', place) && may(who, 'hourlyRate.read', place));
