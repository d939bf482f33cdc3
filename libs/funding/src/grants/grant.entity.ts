import { Can, Col, Computed, Funder, Hidden, Key, One, Readable, Sum, Table, TenantRow } from '@samnav/platform';
import type { Ref, Row, ViewerCan } from '@samnav/platform';
import { sourceDescription } from '@samnav/networks';
import { Project } from '@samnav/projects';
import { PaymentClaim } from '../claims/payment-claim.entity.ts';
import { RoundingRule, RuleSet } from './grant-choices.ts';
import { findingOf } from './finding.ts';
import { seesGrant } from './seen.ts';

const figure =
  (column: string) =>
  (g: Row<Grant>): string =>
    `select f.${column} from grant_figures f where f.tenant_id = ${g.tenantId} and f.id = ${g.id}`;
const hours =
  (column: string) =>
  (g: Row<Grant>): string =>
    `select h.${column} from grant_hours h where h.tenant_id = ${g.tenantId} and h.id = ${g.id}`;

@Table<Grant>('funding_grant', {
  id: 'gra',
  list: 'grants',
  allow: 'grant.read',
  order: ['-decidedOn', 'number'],
  description: 'A funder’s decision about a project (beslut om stöd): how much, for which costs, on which conditions.',
  visible: seesGrant,
})
export class Grant extends TenantRow {
  @Col('text', { description: 'The number of the decision at the funder (diarienummer), e.g. 20358901.' }) number: string;
  @Col('day', { description: 'The day of the decision.' }) decidedOn: string;
  @Col('day', { description: 'The first day on which costs count.' }) startsOn: string;
  @Col('day', { description: 'The last day on which costs count.' }) endsOn: string;
  @Col('money', { description: 'The most that the funder pays (tak).' }) ceiling: bigint;
  @Col('int', { description: 'The funder’s share of the eligible costs in basis points, e.g. 5000 = 50 %.' }) shareBp: number;
  @Col('choice', { enum: RuleSet, description: 'Whose rules the decision began with.' }) ruleSet: RuleSet;
  @Col('choice', { enum: RoundingRule, description: 'How the funder rounds what it pays.' }) rounding: RoundingRule;
  @Col('money', { description: 'The eligible costs in money that the decision counts on.' }) plannedCash: bigint;
  @Col('money', { description: 'What is pledged in kind, e.g. as own work time.' }) pledgedInKind: bigint;
  @Col('int', { nullable: true, description: 'How many minutes of own work time that is; null where the pledge names none.' })
  pledgedMinutes: number | null;
  @Col('money', { description: 'What the funder has paid in advance.' }) paidInAdvance: bigint;
  @Col('day', { nullable: true, description: 'The last day on which the funder’s people see it; null = as long as it is not ended.' })
  openUntil: string | null;
  @Col('day', {
    nullable: true,
    description:
      'Until when the funder’s people see what was signed, also of a decision that was ended: as long as its own rules say that it is kept; null where nothing is signed.',
  })
  keptUntil: string | null;
  @Col('text', { description: 'The project’s name as in the decision.' }) projectName: string;
  @Col('text', { description: 'The project’s number as in the decision.' }) projectNumber: string;
  @Col('text', { description: 'Who receives the support (stödmottagare).' }) beneficiaryName: string;
  @Col('text', { nullable: true, description: 'The municipality whose project it is; null where it is the region’s.' }) municipalityName:
    string | null;
  @Col('instant', { nullable: true, description: 'When it was ended before its time; null while it lives.' }) endedAt: Date | null;
  @Col('text', { nullable: true, description: 'Why it was ended.' }) endedBecause: string | null;
  @Readable('grantTerms.read')
  @Col('text', { nullable: true, description: sourceDescription })
  source: string | null;

  @Key() projectId: string;
  @Key() funderId: string;
  @Key({ nullable: true }) municipalityId: string | null;
  @Key({ nullable: true }) workgroupId: string | null;
  @Key() leadId: string;
  @Hidden('day', { nullable: true }) publishedOn: string | null;
  @One(() => Project, 'projectId', {
    description: 'The project.',
    reverse: { name: 'grants', description: 'What funders have decided to give to the project.' },
  })
  project: Ref<Project>;
  @One(() => Funder, 'funderId', { description: 'The funder.' }) funder: Ref<Funder>;

  @Readable('expenditure.read')
  @Computed<Grant>('money', figure('eligible_cash_ore'), {
    description: 'The eligible costs in money so far: what is booked in the decision’s period, and flat rates of it.',
  })
  eligibleCash: bigint;
  @Readable('expenditure.read')
  @Computed<Grant>('money', figure('flat_rate_ore'), { description: 'The part of it that is flat rates.' })
  flatRateCosts: bigint;
  @Readable('expenditure.read')
  @Computed<Grant>('money', figure('recorded_in_kind_ore'), { description: 'What is recorded and certified in kind so far.' })
  recordedInKind: bigint;
  @Readable('expenditure.read')
  @Computed<Grant>('money', figure('pledged_to_date_ore'), { description: 'What would be recorded in kind today if it came evenly, day by day.' })
  pledgedInKindToDate: bigint;
  @Readable('expenditure.read')
  @Computed<Grant>('money', figure('in_kind_missing_ore'), { description: 'What is still missing of what is pledged in kind.' })
  inKindMissing: bigint;
  @Readable('expenditure.read')
  @Computed<Grant>('money', figure('support_ore'), {
    description: 'The support as of now: the share of eligible costs and what is recorded in kind, at most the ceiling.',
  })
  support: bigint;
  @Readable('expenditure.read')
  @Computed<Grant>('money', figure('planned_support_ore'), { description: 'The support where all happens as pledged.' })
  supportPlanned: bigint;
  @Readable('expenditure.read')
  @Computed<Grant>('money', figure('support_at_risk_ore'), {
    description: 'How much of the planned support falls away if no more is recorded in kind.',
  })
  supportAtRisk: bigint;
  @Readable('expenditure.read')
  @Computed<Grant>('int', hours('missing_minutes'), {
    nullable: true,
    description: 'The minutes of own work time that are missing, at what the pledge says an hour is worth; null where it names no hours.',
  })
  missingMinutes: number | null;
  @Readable('expenditure.read')
  @Computed<Grant>('flag', hours('on_track'), { description: 'Whether as much is recorded in kind as if it came evenly, day by day.' })
  inKindOnTrack: boolean;
  @Readable('expenditure.read')
  @Computed<Grant>('text', findingOf, {
    description:
      'What the support comes to in words, in the reader’s language: how many hours are missing and how much support is at risk, or what a finished one ended with.',
  })
  finding: string;

  @Sum<Grant, PaymentClaim>(() => PaymentClaim, 'grantId', 'claimedSupport', {
    description: 'The support that is asked for in signed claims, those taken back or rejected left aside.',
    where: (c) => `${c.state} not in ('withdrawn', 'rejected')`,
  })
  claimedSupport: bigint;
  @Sum<Grant, PaymentClaim>(() => PaymentClaim, 'grantId', 'decidedSupport', { description: 'The support that the funder has decided.' })
  decidedSupport: bigint;
  @Sum<Grant, PaymentClaim>(() => PaymentClaim, 'grantId', 'paid', {
    description: 'What is settled of claims: paid, or set off against the advance.',
  })
  paid: bigint;
  @Sum<Grant, PaymentClaim>(() => PaymentClaim, 'grantId', 'setOff', {
    description: 'What of the advance is set off against claims; the funder has paid `paid` and what is left of the advance.',
  })
  advanceUsed: bigint;

  @Can<Grant>({ update: 'grant.update' }, (g) => ({ municipalityId: g.municipalityId, projectId: g.projectId })) viewerCan: ViewerCan;
}
