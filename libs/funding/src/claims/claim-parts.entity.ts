import { Col, Computed, File, filesHeldBy, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { FinancingKind } from '@samnav/projects';
import { ClaimAttachmentKind, ClaimSectionKind } from './claim-kinds.ts';
import { PaymentClaim } from './payment-claim.entity.ts';
import { seesFiles, seesPart } from './place.ts';

const fromSays = 'The submission that it first stood in.';
const toSays = 'The last submission that it stood in; null while it stands.';
const standsSays = { filter: true, description: 'Whether it stands in the claim now; false where something else took its place after a submission.' };
const stands = (row: { toSubmission: string }): string => `${row.toSubmission} is null`;

@Table<ClaimSection>('claim_section', {
  id: 'cls',
  allow: 'paymentClaim.read',
  order: ['kind'],
  partOf: 'claim',
  visible: seesPart,
  description: 'A part of the status report that goes with a claim.',
})
export class ClaimSection extends TenantRow {
  @Col('choice', { enum: ClaimSectionKind, description: 'Which part.' }) kind: ClaimSectionKind;
  @Col('text', { description: 'What it says.' }) body: string;
  @Col('int', { description: fromSays }) fromSubmission: number;
  @Col('int', { nullable: true, description: toSays }) toSubmission: number | null;
  @Computed<ClaimSection>('flag', stands, standsSays) stands: boolean;
  @Key() claimId: string;
  @One(() => PaymentClaim, 'claimId', { description: 'The claim.', reverse: { name: 'sections', description: 'The status report, part by part.' } })
  claim: Ref<PaymentClaim>;
}

@Table<ClaimFinancing>('claim_financing', {
  id: 'clf',
  allow: 'paymentClaim.read',
  order: ['financierName'],
  partOf: 'claim',
  visible: seesPart,
  description: 'Co-financing that has come in by the end of a claim’s period.',
})
export class ClaimFinancing extends TenantRow {
  @Col('text', { description: 'Who pays.' }) financierName: string;
  @Col('choice', { enum: FinancingKind, description: 'Money or something else.' }) kind: FinancingKind;
  @Col('money', { description: 'How much in the claim’s period.' }) amount: bigint;
  @Col('day', { nullable: true, description: 'The day it was paid in.' }) paidOn: string | null;
  @Col('text', { nullable: true, description: 'A note.' }) note: string | null;
  @Col('int', { description: fromSays }) fromSubmission: number;
  @Col('int', { nullable: true, description: toSays }) toSubmission: number | null;
  @Computed<ClaimFinancing>('flag', stands, standsSays) stands: boolean;
  @Key() claimId: string;
  @One(() => PaymentClaim, 'claimId', { description: 'The claim.', reverse: { name: 'financing', description: 'Co-financing that has come in.' } })
  claim: Ref<PaymentClaim>;
}

@Table<ClaimAttachment>('claim_attachment', {
  id: 'cla',
  allow: 'paymentClaim.read',
  order: ['kind', 'name'],
  partOf: 'claim',
  visible: seesPart,
  description: 'A file that goes with a claim.',
})
export class ClaimAttachment extends TenantRow {
  @Col('choice', { enum: ClaimAttachmentKind, description: 'What it is.' }) kind: ClaimAttachmentKind;
  @Col('text', { description: 'The file’s name.' }) name: string;
  @Col('int', { description: 'Its length in bytes.' }) size: number;
  @Col('text', { description: 'Its media type, e.g. application/pdf.' }) type: string;
  @Col('text', { description: 'The SHA-256 of its bytes in hexadecimal.' }) sha256: string;
  @Col('text', { nullable: true, description: 'A note.' }) note: string | null;
  @Col('int', { description: fromSays }) fromSubmission: number;
  @Col('int', { nullable: true, description: toSays }) toSubmission: number | null;
  @Computed<ClaimAttachment>('flag', stands, standsSays) stands: boolean;
  @Key() claimId: string;
  @Key() fileId: string;
  @One(() => PaymentClaim, 'claimId', { description: 'The claim.', reverse: { name: 'attachments', description: 'The files that go with it.' } })
  claim: Ref<PaymentClaim>;
  @One(() => File, 'fileId', { description: 'The file; null for those who may not read vouchers and wages there.' }) file: Ref<File>;
}
filesHeldBy(
  'claim_attachment',
  'file_id',
  (scope) => `(select a.* from claim_attachment a where ${seesFiles({ tenantId: 'a.tenant_id', claimId: 'a.claim_id' }, scope)})`,
);
