import type { Place, ScopeSql } from '@samnav/platform';
import { seesGrant } from '../grants/seen.ts';

type OfGrant = Record<'tenantId' | 'grantId' | 'projectId', string>;

/** Where a claim belongs, as SQL: its grant says it, which the funders' role may read. */
export const claimPlace = (c: OfGrant): Place => ({
  municipalityId: `(select of_grant.municipality_id from funding_grant of_grant where of_grant.tenant_id = ${c.tenantId} and of_grant.id = ${c.grantId})`,
  projectId: c.projectId,
});

const grant = {
  projectId: 'of_grant.project_id',
  municipalityId: 'of_grant.municipality_id',
  workgroupId: 'of_grant.workgroup_id',
  leadId: 'of_grant.lead_id',
  publishedOn: 'of_grant.published_on',
};
/** Who reads the vouchers there. */
const readsVouchers = (scope: ScopeSql): string => scope.can('voucher.read', { municipalityId: grant.municipalityId, projectId: grant.projectId });

const readsWages = (scope: ScopeSql): string => scope.can('hourlyRate.read', { municipalityId: grant.municipalityId, projectId: grant.projectId });

/** Who reads the vouchers reads what is claimed of them before it is signed; a signed claim is seen as its grant is. */
export const seesClaim = (c: OfGrant & Record<'submission', string>, scope: ScopeSql): string =>
  `exists (select from funding_grant of_grant where of_grant.tenant_id = ${c.tenantId} and of_grant.id = ${c.grantId}
    and (${c.submission} > 0 and ${seesGrant(grant, scope)} or ${readsVouchers(scope)}))`;

/** What tells of vouchers is seen by those who read the vouchers there, and by the funder. */
export const seesLine = (row: Record<'tenantId' | 'claimId', string>, scope: ScopeSql): string =>
  `exists (select from payment_claim of_claim join funding_grant of_grant on of_grant.tenant_id = of_claim.tenant_id and of_grant.id = of_claim.grant_id
    where of_claim.tenant_id = ${row.tenantId} and of_claim.id = ${row.claimId} and (${readsVouchers(scope)} or ${scope.can('review.write', {})}))`;

/** What somebody's time comes to tells what an hour of theirs is paid: it is seen by those of them who may read wages there. */
export const seesLineOf = (row: Record<'tenantId' | 'claimId', string>, timeEntryId: string, scope: ScopeSql): string =>
  `exists (select from payment_claim of_claim join funding_grant of_grant on of_grant.tenant_id = of_claim.tenant_id and of_grant.id = of_claim.grant_id
    where of_claim.tenant_id = ${row.tenantId} and of_claim.id = ${row.claimId} and (${scope.can('review.write', {})}
      or ${readsVouchers(scope)} and (${timeEntryId} is null or ${readsWages(scope)})))`;

/** A part beside the lines is seen as the claim is once it was signed with; until then it is a draft, for those who read the vouchers there. */
export const seesPart = (row: Record<'tenantId' | 'claimId' | 'fromSubmission', string>, scope: ScopeSql): string =>
  `exists (select from payment_claim of_claim join funding_grant of_grant on of_grant.tenant_id = of_claim.tenant_id and of_grant.id = of_claim.grant_id
    where of_claim.tenant_id = ${row.tenantId} and of_claim.id = ${row.claimId}
      and (${row.fromSubmission} <= of_claim.submission and ${seesGrant(grant, scope)} or ${readsVouchers(scope)}))`;

/** The files of a claim tell of vouchers, and what shows salaries of wages: they are for those who read both there. */
export const seesFiles = (row: Record<'tenantId' | 'claimId', string>, scope: ScopeSql): string =>
  `exists (select from payment_claim of_claim join funding_grant of_grant on of_grant.tenant_id = of_claim.tenant_id and of_grant.id = of_claim.grant_id
    where of_claim.tenant_id = ${row.tenantId} and of_claim.id = ${row.claimId} and ${readsVouchers(scope)} and ${readsWages(scope)})`;
