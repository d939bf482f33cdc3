import { Col, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { CostCategory } from '@samnav/projects';
import { CostMethod, FlatRateBase } from './grant-choices.ts';
import { Grant } from './grant.entity.ts';

@Table<GrantCategory>('grant_category', {
  id: 'gca',
  allow: 'budget.read',
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
  @Key() grantId: string;
  @One(() => Grant, 'grantId', {
    description: 'The decision.',
    reverse: { name: 'categories', description: 'What it approves, by cost category.' },
  })
  grant: Ref<Grant>;
}
