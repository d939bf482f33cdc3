import { Person, sourceDescription } from '@samnav/networks';
import { Can, Col, Computed, Count, Funder, Hidden, Key, One, Readable, Table, TenantRow } from '@samnav/platform';
import type { Ref, Row, ScopeSql, ViewerCan } from '@samnav/platform';
import { Project } from '@samnav/projects';
import { GrantPeriod } from '../grants/grant-period.entity.ts';
import { Grant } from '../grants/grant.entity.ts';
import { PaymentClaimState } from './claim-kinds.ts';
import { ClaimLine } from './claim-line.entity.ts';
import { claimPlace, seesClaim } from './place.ts';

const forDrafts = 'null for those who may not read vouchers there';
/** What a claim comes to before it is signed with it: for those who see the drafts. */
const ofDraft = (c: Row<PaymentClaim>, scope: ScopeSql, value: string): string =>
  `case when exists (select from ${scope.rows(Grant, 'id', c, 'grantId')} g
    where ${scope.can('voucher.read', { municipalityId: 'g.municipality_id', projectId: 'g.project_id' })}) then ${value} end`;

@Table<PaymentClaim>('payment_claim', {
  id: 'pcl',
  list: 'paymentClaims',
  allow: 'paymentClaim.read',
  order: ['-startsOn', '-number'],
  partOf: 'grant',
  description: 'What is asked of a funder for one period of a grant (ansökan om utbetalning), line by line. What was signed stays as it was.',
  visible: seesClaim,
})
export class PaymentClaim extends TenantRow {
  @Col('int', { description: 'Its place among the grant’s claims, from 1.' }) number: number;
  @Col('day', { description: 'First day of its period.' }) startsOn: string;
  @Col('day', { description: 'Last day of its period.' }) endsOn: string;
  @Col('flag', { description: 'Whether it is the last one, with the final report.' }) isFinal: boolean;
  @Col('choice', { enum: PaymentClaimState, description: 'How far it has come.' }) state: PaymentClaimState;
  @Col('int', { description: 'How often it has been signed: 0 while it is a draft, 1, and one more at each completion.' }) submission: number;
  @Col('money', { nullable: true, description: 'Eligible costs in money, as signed; income and flat rates counted.' }) claimedCash: bigint | null;
  @Col('money', { nullable: true, description: 'Own work time that counts, as signed.' }) claimedInKind: bigint | null;
  @Col('money', { nullable: true, description: 'The support that is asked for, as signed.' }) claimedSupport: bigint | null;
  @Col('money', { description: 'What the funder took off the costs.' }) deducted: bigint;
  @Col('money', { nullable: true, description: 'The support that the funder decided; null until then.' }) decidedSupport: bigint | null;
  @Col('instant', { nullable: true, description: 'When the funder decided.' }) decidedAt: Date | null;
  @Col('money', {
    nullable: true,
    description: 'What the funder has paid so far, and what is set off against its advance; paid in full it is what was decided.',
  })
  paid: bigint | null;
  @Col('money', { description: 'What of that is set off against what the funder paid in advance.' }) setOff: bigint;
  @Col('day', { nullable: true, description: 'The day that money last came, or was last set off.' }) paidOn: string | null;
  @Col('instant', { nullable: true, description: 'When it was last signed.' }) signedAt: Date | null;
  @Col('text', { nullable: true, description: 'Who signed it for the beneficiary.' }) signedByName: string | null;
  @Col('day', { nullable: true, description: 'By when the funder asks for its completion.' }) completionDueOn: string | null;
  @Col('text', { nullable: true, description: 'What the funder asks to be completed.' }) completionNote: string | null;
  @Col('instant', { nullable: true, description: 'When the project took it back.' }) withdrawnAt: Date | null;
  @Col('text', { nullable: true, description: 'Why the project took it back.' }) withdrawnBecause: string | null;
  @Col('text', { description: 'The project’s name when it was signed.' }) projectName: string;
  @Col('text', { description: 'The project’s number in its own region.' }) projectNumber: string;
  @Col('text', { nullable: true, description: 'The number of the funder’s decision.' }) grantNumber: string | null;
  @Col('text', { nullable: true, description: 'Who gets the support.' }) beneficiaryName: string | null;
  @Readable('project.read')
  @Col('text', { nullable: true, description: sourceDescription })
  source: string | null;

  @Readable('project.read')
  @Col('instant', { description: 'When somebody last worked on it.' })
  preparedAt: Date;
  @Readable('project.read')
  @Col('instant', { nullable: true, description: 'When its lines were last assembled from the ledger.' })
  assembledAt: Date | null;
  @Hidden('money', { column: 'draft_cash_ore' }) cashNow: bigint;
  @Hidden('money', { column: 'draft_in_kind_ore' }) inKindNow: bigint;
  @Hidden('money', { column: 'draft_support_ore' }) supportNow: bigint;
  @Readable('project.read')
  @Computed<PaymentClaim>('money', (c, scope) => ofDraft(c, scope, c.cashNow), {
    nullable: true,
    description: `Eligible costs in money as they stand now, signed or not; ${forDrafts}.`,
  })
  draftCash: bigint | null;
  @Readable('project.read')
  @Computed<PaymentClaim>('money', (c, scope) => ofDraft(c, scope, c.inKindNow), {
    nullable: true,
    description: `Own work time that counts as it stands now; ${forDrafts}.`,
  })
  draftInKind: bigint | null;
  @Readable('project.read')
  @Computed<PaymentClaim>('money', (c, scope) => ofDraft(c, scope, c.supportNow), {
    nullable: true,
    description: `The support that it would give as it stands now, after what earlier claims have taken; ${forDrafts}.`,
  })
  draftSupport: bigint | null;
  @Readable('project.read')
  @Col('instant', { nullable: true, description: 'When a second person approved it as it stands; null again once anything changes.' })
  approvedAt: Date | null;
  @Hidden('int', { nullable: true }) approvedSubmission: number | null;

  @Key() grantId: string;
  @Key() projectId: string;
  @Key() funderId: string;
  @Key({ nullable: true }) grantPeriodId: string | null;
  @Key({ nullable: true }) preparedById: string | null;
  @Key({ nullable: true }) preparedByAccountId: string | null;
  @Key({ nullable: true }) approvedById: string | null;
  @Key({ nullable: true }) approvedByAccountId: string | null;
  @Key({ nullable: true }) signedById: string | null;
  @Key({ nullable: true }) signedByAccountId: string | null;
  @Key({ nullable: true }) withdrawnById: string | null;

  @One(() => Grant, 'grantId', {
    description: 'The grant.',
    reverse: { name: 'claims', description: 'What has been asked of the funder, latest first.' },
  })
  grant: Ref<Grant>;
  @One(() => GrantPeriod, 'grantPeriodId', {
    description: 'The reporting period of the grant.',
    reverse: { name: 'claims', description: 'The claims of the period: one that stands, and those taken back.' },
  })
  grantPeriod: Ref<GrantPeriod>;
  @One(() => Project, 'projectId', {
    description: 'The project.',
    reverse: { name: 'paymentClaims', description: 'What has been asked of funders for the project, latest first.' },
  })
  project: Ref<Project>;
  @One(() => Funder, 'funderId', { description: 'Who is asked.' }) funder: Ref<Funder>;
  @One(() => Person, 'preparedById', { description: 'Who prepared it last.' }) preparedBy: Ref<Person>;
  @One(() => Person, 'approvedById', { description: 'Who approved it as it stands.' }) approvedBy: Ref<Person>;
  @One(() => Person, 'signedById', { description: 'Who signed it last.' }) signedBy: Ref<Person>;

  @Count<PaymentClaim, ClaimLine>(() => ClaimLine, 'claimId', {
    description: 'How many lines count in it, parked ones and those taken out left aside.',
    where: (l) => `${l.toSubmission} is null and ${l.parkedAt} is null`,
  })
  lineCount: number;
  @Count<PaymentClaim, ClaimLine>(() => ClaimLine, 'claimId', {
    description: 'How many lines wait for a later claim.',
    where: (l) => `${l.toSubmission} is null and ${l.parkedAt} is not null`,
  })
  parkedCount: number;
  @Computed<PaymentClaim>('flag', (c) => `${c.state} in ('draft', 'approved', 'completionAsked')`, {
    filter: true,
    description: 'Whether the project can change it now.',
  })
  open: boolean;

  @Can<PaymentClaim>(
    {
      prepare: 'paymentClaim.prepare',
      approve: 'paymentClaim.approve',
      sign: 'paymentClaim.sign',
      withdraw: 'paymentClaim.prepare',
      recordPayment: 'paymentClaim.recordPayment',
    },
    claimPlace,
  )
  viewerCan: ViewerCan;
}
