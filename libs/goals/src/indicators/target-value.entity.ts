import { sourceDescription } from '@samnav/networks';
import { Can, Col, Computed, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, Row, ScopeSql, ViewerCan } from '@samnav/platform';
import { Decision } from '@samnav/meetings';
import { Measurement } from '../measurements/measurement.entity.ts';
import { IndicatorPoint } from '../roll-ups/indicator-point.entity.ts';
import { TargetComparator, TargetValueState, ValuePrecision } from './indicator-choices.ts';
import { IndicatorScope, placeWithScope } from './indicator-scope.entity.ts';
import { Indicator } from './indicator.entity.ts';

/** What a target value is judged by: the last that was approved of its year; of a region that is not measured as such, what is rolled up. */
const ofItsYear = (t: Row<TargetValue>, scope: ScopeSql): string => {
  const approved = `${scope.rows(Measurement, 'scopeId', t, 'scopeId')} judged`;
  const last = `order by p.ends_on desc, p.starts_on limit 1`;
  return `select coalesce((select judged.value from ${approved} join reporting_period p on p.tenant_id = judged.tenant_id and p.id = judged.period_id
      where judged.approved_at is not null and judged.value is not null and extract(year from p.ends_on) = ${t.year} ${last}),
    case when (select of_region.kind from indicator_scope of_region where of_region.tenant_id = ${t.tenantId} and of_region.id = ${t.scopeId}) = 'region'
        and not exists (select from ${approved} where judged.approved_at is not null)
      then (select p.value from ${scope.rows(IndicatorPoint, 'indicatorId', t, 'indicatorId')} p where p.rolled_up and p.year = ${t.year} and p.value is not null ${last}) end)`;
};

@Table<TargetValue>('target_value', {
  id: 'tgv',
  list: 'targetValues',
  allow: 'indicator.read',
  order: ['year'],
  partOf: 'scope',
  description: 'What an indicator shall be in one of its scopes in a year (målvärde); there may be several, e.g. 2 t by 2040 and 1 t by 2050.',
})
export class TargetValue extends TenantRow {
  @Col('int', { description: 'The year that it is to be reached by, e.g. 2040.' }) year: number;
  @Col('decimal', { description: 'The value in the indicator’s unit, exact.' }) value: string;
  @Col('choice', { enum: TargetComparator, description: 'Whether that much or more, or that much or less.' }) comparator: TargetComparator;
  @Col('choice', { enum: ValuePrecision, description: 'How exactly it was decided.' }) precision: ValuePrecision;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key() indicatorId: string;
  @Key() scopeId: string;
  @Key({ nullable: true }) decisionId: string | null;
  @One(() => Indicator, 'indicatorId', {
    description: 'The indicator.',
    reverse: { name: 'targetValues', description: 'What it shall be, scope by scope.' },
  })
  indicator: Ref<Indicator>;
  @One(() => IndicatorScope, 'scopeId', {
    description: 'What it is to be reached for.',
    reverse: { name: 'targetValues', description: 'What it shall be here.' },
  })
  scope: Ref<IndicatorScope>;
  @One(() => Decision, 'decisionId', {
    description: 'The decision that set it.',
    reverse: { name: 'targetValues', description: 'The target values that it set.' },
  })
  decision: Ref<Decision>;
  @Computed<TargetValue>('decimal', ofItsYear, {
    nullable: true,
    description: 'What was measured and approved for its year; of the region what is rolled up, where it is not measured as such.',
  })
  measured: string | null;
  @Computed<TargetValue>(
    'choice',
    (t, scope) => `case
      when ${t.measured} is null then case when ${t.year} >= extract(year from ${scope.today}) then 'notYet' else 'noData' end
      when ${t.comparator} = 'atLeast' and ${t.measured} >= ${t.value} or ${t.comparator} = 'atMost' and ${t.measured} <= ${t.value} then 'met'
      else 'notMet' end`,
    { enum: TargetValueState, description: 'How it went, compared exactly: 64.9 does not meet "at least 65".' },
  )
  state: TargetValueState;
  @Can<TargetValue>({ set: 'targetValue.set' }, (t) => placeWithScope(t, t.scopeId)) viewerCan: ViewerCan;
}
