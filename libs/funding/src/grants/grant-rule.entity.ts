import { Col, Computed, Hidden, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { GrantRuleKind } from './grant-choices.ts';
import { Grant } from './grant.entity.ts';

@Table<GrantRule>('grant_rule', {
  id: 'gru',
  allow: 'grantTerms.read',
  order: ['kind', 'startsOn'],
  description: 'One rule of a decision (villkor), in its own dated copy: what the funder’s handbook says later does not change it.',
  partOf: 'grant',
})
export class GrantRule extends TenantRow {
  @Col('choice', { enum: GrantRuleKind, description: 'What it is about.' }) kind: GrantRuleKind;
  @Col('text', { nullable: true, description: 'The rule that it is a copy of, e.g. eruf21.hourly_rate; null where the decision has its own.' })
  shippedId: string | null;
  @Col('text', { description: 'The rule in words, as whoever wrote it has it; of a shipped rule in English.' }) rule: string;
  @Hidden('text', { nullable: true }) ruleSv: string | null;
  @Computed<GrantRule>('text', (r, scope) => `case when ${scope.language} = 'en' then ${r.rule} else coalesce(${r.ruleSv}, ${r.rule}) end`, {
    description: 'The rule in words, in the reader’s language where it is there.',
  })
  words: string;
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
