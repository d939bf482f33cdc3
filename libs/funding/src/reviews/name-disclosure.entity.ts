import { Col, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { ClaimLine } from '../claims/claim-line.entity.ts';
import { PaymentClaim } from '../claims/payment-claim.entity.ts';
import { claimPlace } from '../claims/place.ts';
import { Review } from './review.entity.ts';

@Table<NameDisclosure>('name_disclosure', {
  id: 'nmd',
  list: 'nameDisclosures',
  allow: 'nameDisclosure.read',
  order: ['-toldAt'],
  description: 'That a funder asked whose hours a line is, why, and what it was told. The project sees each of them; none is ever taken away.',
  visible: (d, scope) => scope.can('nameDisclosure.read', claimPlace(d)),
})
export class NameDisclosure extends TenantRow {
  @Col('text', { description: 'The name that says nothing, as in the claim, e.g. Person 3.' }) personLabel: string;
  @Col('text', { personal: true, description: 'The person’s own name.' }) personName: string;
  @Col('text', { personal: true, description: 'Why the funder asked.' }) reason: string;
  @Col('instant', { description: 'When it was told.' }) toldAt: Date;
  @Col('text', { description: 'Who asked, at the funder.' }) accountName: string;
  @Key() reviewId: string;
  @Key() claimId: string;
  @Key() funderId: string;
  @Key() claimLineId: string;
  @Key() projectId: string;
  @Key() grantId: string;
  @Key() accountId: string;
  @One(() => PaymentClaim, 'claimId', {
    description: 'The claim.',
    reverse: { name: 'nameDisclosures', description: 'Whose names the funder asked for.' },
  })
  claim: Ref<PaymentClaim>;
  @One(() => Review, 'reviewId', { description: 'The review.' }) review: Ref<Review>;
  @One(() => ClaimLine, 'claimLineId', {
    description: 'The line.',
    reverse: { name: 'nameDisclosures', description: 'Whether, why and by whom the name was asked for.' },
  })
  claimLine: Ref<ClaimLine>;
}
