import { Col, Computed, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { CostCategory } from '@samnav/projects';
import { ClaimLine } from '../claims/claim-line.entity.ts';
import { PaymentClaim } from '../claims/payment-claim.entity.ts';
import { CostMethod, FlatRateBase } from './grant-choices.ts';
import { Grant } from './grant.entity.ts';

@Table<GrantCategory>('grant_category', {
  id: 'gca',
  allow: 'grantTerms.read',
  order: ['category'],
  description: 'What a decision approves for one cost category, and how its costs are counted (godkänd budget).',
  partOf: 'grant',
})
export class GrantCategory extends TenantRow {
  @Col('choice', { enum: CostCategory, description: 'The cost category.' }) category: CostCategory;
  @Col('money', { description: 'What is approved.' }) approved: bigint;
  @Col('choice', { enum: CostMethod, description: 'How its costs are counted.' }) method: CostMethod;
  @Col('int', { nullable: true, description: 'The flat rate in basis points, e.g. 4000 = 40 %; null where it is none.' }) rateBp: number | null;
  @Col('choice', { enum: FlatRateBase, nullable: true, description: 'What the flat rate is a percentage of.' }) rateOf: FlatRateBase | null;
  @Computed<GrantCategory>(
    'flag',
    (a, scope) => `exists (select from ${scope.rows(PaymentClaim, 'grantId', a, 'grantId')} its_claim
      join ${scope.rows(ClaimLine)} its_line on its_line.tenant_id = its_claim.tenant_id and its_line.claim_id = its_claim.id
      where its_claim.submission > 0 and its_claim.state not in ('withdrawn', 'rejected')
        and its_line.category = ${a.category} and its_line.parked_at is null and its_line.from_submission <= its_claim.submission)`,
    { description: 'Whether costs of it stand in a signed claim: then it stays, and so does how it is counted.' },
  )
  claimed: boolean;
  @Key() grantId: string;
  @One(() => Grant, 'grantId', {
    description: 'The decision.',
    reverse: { name: 'categories', description: 'What it approves, by cost category.' },
  })
  grant: Ref<Grant>;
}
