import { Col, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { CostCategory } from '@samnav/projects';
import { CostMethod, FlatRateBase, GrantRuleKind } from './grant-choices.ts';
import { Grant } from './grant.entity.ts';

@Table<GrantRule>('grant_rule', {
  id: 'gru',
  allow: 'budget.read',
  order: ['kind', 'startsOn'],
  description: 'One rule of a decision (villkor), in its own dated copy: what the funder’s handbook says later does not change it.',
  partOf: 'grant',
})
export class GrantRule extends TenantRow {
  @Col('choice', { enum: GrantRuleKind, description: 'What it is about.' }) kind: GrantRuleKind;
  @Col('text', { nullable: true, description: 'The rule that it is a copy of, e.g. eruf21.hourly_rate; null where the decision has its own.' })
  shippedId: string | null;
  @Col('text', { description: 'The rule in words.' }) rule: string;
  @Col('json', { description: 'Its figures, named as GrantRuleKind says, e.g. {"overBp": 2000, "overOre": 5000000}.' }) params: Record<
    string,
    unknown
  >;
  @Col('day', { description: 'The first day that it applies to.' }) startsOn: string;
  @Col('day', { nullable: true, description: 'The last day that it applies to; null = till the end.' }) endsOn: string | null;
  @Col('text', { nullable: true, description: 'Where it stands, e.g. an article of a regulation.' }) source: string | null;
  @Key() grantId: string;
  @One(() => Grant, 'grantId', { description: 'The decision.', reverse: { name: 'rules', description: 'The rules that apply to it.' } })
  grant: Ref<Grant>;
}

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

@Table<GrantPeriod>('grant_period', {
  id: 'gpe',
  allow: 'budget.read',
  order: ['number'],
  description: 'A period that is claimed for and reported (redovisningsperiod), and when the claim is due.',
  partOf: 'grant',
})
export class GrantPeriod extends TenantRow {
  @Col('int', { description: 'Which of the decision’s periods, from 1.' }) number: number;
  @Col('day', { description: 'Its first day.' }) startsOn: string;
  @Col('day', { description: 'Its last day.' }) endsOn: string;
  @Col('day', { description: 'The last day to hand in the claim.' }) dueOn: string;
  @Col('flag', { description: 'Whether the final report is due with it (slutrapport).' }) isFinal: boolean;
  @Key() grantId: string;
  @One(() => Grant, 'grantId', {
    description: 'The decision.',
    reverse: { name: 'periods', description: 'When it is claimed and reported.' },
  })
  grant: Ref<Grant>;
}
