import { Col, Computed, Key, One, Table, TenantKey } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { PaymentClaim } from './payment-claim.entity.ts';
import { seesLine } from './place.ts';

@Table<ClaimFault>('claim_fault', {
  id: 'clx',
  allow: 'claimFault.read',
  order: ['number'],
  partOf: 'claim',
  visible: seesLine, // it names lines and what they come to
  description: 'Something that is wrong with a claim as it stands now (validering), and where to put it right.',
})
export class ClaimFault extends TenantKey {
  @Col('int', { description: 'Its place in the list.' }) number: number;
  @Col('text', { description: 'What it is, e.g. SECTION_MISSING.' }) code: string;
  @Col('flag', { description: 'Whether the claim cannot be approved or signed with it.' }) blocking: boolean;
  @Col('text', { description: 'Where on the claim’s page it is put right, e.g. sections/results or lines/cli_….' }) path: string;
  @Col('text', { description: 'What it says in Swedish.' }) messageSv: string;
  @Col('text', { description: 'What it says in English.' }) messageEn: string;
  @Key() claimId: string;
  @One(() => PaymentClaim, 'claimId', {
    description: 'The claim.',
    reverse: { name: 'faults', description: 'What is wrong with it as it stands; nothing once it is with the funder.' },
  })
  claim: Ref<PaymentClaim>;
  @Computed<ClaimFault>('text', (f, scope) => `case when ${scope.language} = 'en' then ${f.messageEn} else ${f.messageSv} end`, {
    description: 'What it says in the reader’s language.',
  })
  message: string;
}
