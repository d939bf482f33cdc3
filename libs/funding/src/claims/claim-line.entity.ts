import { Col, Computed, Key, One, Readable, Table, TenantRow } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { CostCategory, Expenditure, Voucher } from '@samnav/projects';
import { Grant } from '../grants/grant.entity.ts';
import { ClaimExclusion, ClaimLineKind } from './claim-kinds.ts';
import { PaymentClaim } from './payment-claim.entity.ts';
import { seesLineOf } from './place.ts';

@Table<ClaimLine>('claim_line', {
  id: 'cli',
  allow: 'paymentClaim.read',
  order: ['number'],
  partOf: 'claim',
  visible: (l, scope) => seesLineOf(l, l.timeEntryId, scope),
  description:
    'Something that is claimed: what a voucher, certified hours or a flat rate stand for, as it was when the claim was assembled. Those of somebody’s time are for those who may read wages there.',
})
export class ClaimLine extends TenantRow {
  @Col('int', { description: 'Its place in the claim.' }) number: number;
  @Col('choice', { enum: ClaimLineKind, description: 'What it is.' }) kind: ClaimLineKind;
  @Col('choice', { enum: CostCategory, description: 'What it was for.' }) category: CostCategory;
  @Col('day', { description: 'The day it was spent or worked.' }) spentOn: string;
  @Col('day', { nullable: true, description: 'The day it was booked.' }) bookedOn: string | null;
  @Col('money', { description: 'The whole of it; negative where something is taken back or came in.' }) amount: bigint;
  @Col('money', { description: 'The value added tax in it.' }) vat: bigint;
  @Col('money', { description: 'What of it is claimed.' }) eligible: bigint;
  @Col('money', { description: 'What of it is not claimed.' }) excluded: bigint;
  @Col('choice', { enum: ClaimExclusion, nullable: true, description: 'Why a part of it is not claimed.' }) exclusion: ClaimExclusion | null;
  @Col('text', { nullable: true, description: 'The rule of the grant that it comes from, e.g. a flat rate’s share and of what.' }) rule:
    string | null;
  @Col('text', { nullable: true, description: 'Series and number of the voucher.' }) voucherNumber: string | null;
  @Col('text', { nullable: true, description: 'From whom it was bought.' }) supplier: string | null;
  @Col('text', { nullable: true, description: 'What for, in words.' }) text: string | null;
  @Col('text', { nullable: true, description: 'The account that it is booked on.' }) account: string | null;
  @Col('int', { nullable: true, description: 'How long was worked, in minutes.' }) minutes: number | null;
  @Col('money', { nullable: true, column: 'hourly_ore', description: 'What an hour is worth by the grant’s rule.' }) hourlyRate: bigint | null;
  @Col('text', {
    nullable: true,
    description: 'Who worked, by a name that says nothing, e.g. Person 3: the same person in all claims of the project.',
  })
  personLabel: string | null;
  @Col('instant', { nullable: true, description: 'When the hours were certified.' }) certifiedAt: Date | null;
  @Col('json', {
    description:
      'What it rests on: `files` of the voucher (name, sha256) and, for hours, `meetings` of the project that the person was at that day (title, startsAt, present).',
  })
  evidence: { files: { name: string; sha256: string }[]; meetings: { title: string; startsAt: string | null; present: boolean }[] };
  @Col('instant', { nullable: true, description: 'When it was put aside for a later claim.' }) parkedAt: Date | null;
  @Readable('project.read')
  @Col('text', { nullable: true, description: 'Why it was put aside.' })
  parkedReason: string | null;
  @Col('int', { description: 'The submission that it first stood in.' }) fromSubmission: number;
  @Col('int', { nullable: true, description: 'The last submission that it stood in; null while it stands.' }) toSubmission: number | null;
  @Col('int', { nullable: true, description: 'The version of the expenditure.' }) expenditureVersion: number | null;
  @Key() claimId: string;
  @Key({ nullable: true }) expenditureId: string | null;
  @Key({ nullable: true }) voucherId: string | null;
  @Key({ nullable: true }) voucherRowId: string | null;
  @Key({ nullable: true }) timeEntryId: string | null;
  @Key({ nullable: true }) personId: string | null;
  @Key({ nullable: true }) parkedById: string | null;
  @One(() => PaymentClaim, 'claimId', { description: 'The claim.', reverse: { name: 'lines', description: 'What is claimed, line by line.' } })
  claim: Ref<PaymentClaim>;
  @One(() => Expenditure, 'expenditureId', {
    description: 'The expenditure in the ledger; null for a flat rate.',
    reverse: { name: 'claimLines', description: 'Where it is or was claimed: in at most one claim that stands.' },
  })
  expenditure: Ref<Expenditure>;
  @One(() => Voucher, 'voucherId', { description: 'The voucher.' }) voucher: Ref<Voucher>;
  @Computed<ClaimLine>('flag', (l) => `${l.toSubmission} is null`, {
    filter: true,
    description: 'Whether it stands in the claim now; false where it was taken out after a submission.',
  })
  stands: boolean;
  @Computed<ClaimLine>('flag', (l) => `${l.parkedAt} is not null`, { filter: true, description: 'Whether it waits for a later claim.' })
  parked: boolean;
  @Readable('project.read')
  @Computed<ClaimLine>(
    'text',
    (l, scope) =>
      `(select p.name from person p, ${scope.rows(PaymentClaim)} c, ${scope.rows(Grant)} g
        where p.tenant_id = ${l.tenantId} and p.id = ${l.personId} and c.tenant_id = p.tenant_id and c.id = ${l.claimId} and g.tenant_id = c.tenant_id and g.id = c.grant_id
          and ${scope.can('timeEntry.read', { municipalityId: 'g.municipality_id', projectId: 'g.project_id', personId: 'p.id' })})`,
    { nullable: true, description: 'The person’s own name, for those who may read whose hours they are.' },
  )
  personName: string | null;
}
