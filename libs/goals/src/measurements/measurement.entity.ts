import { registerEnumType } from '@nestjs/graphql';
import { Person, sourceDescription } from '@samnav/networks';
import { Can, Col, Computed, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { IndicatorCategory, IndicatorDimension } from '../indicators/dimension.entity.ts';
import { ValuePrecision } from '../indicators/indicator-choices.ts';
import { IndicatorScope, placeWithScope } from '../indicators/indicator-scope.entity.ts';
import { Indicator } from '../indicators/indicator.entity.ts';
import { ReportingPeriod } from '../periods/reporting-period.entity.ts';
import { MeasurementPart } from './measurement-part.entity.ts';

export enum MeasurementState {
  draft = 'draft',
  submitted = 'submitted',
  returned = 'returned',
  approved = 'approved',
}
registerEnumType(MeasurementState, {
  name: 'MeasurementState',
  description: 'How far a measurement has come.',
  valuesMap: {
    draft: { description: 'Being written; seen by its own people only (utkast).' },
    submitted: { description: 'Waits for somebody else’s approval (inlämnad).' },
    returned: { description: 'Given back with a reason; seen by its own people only (återlämnad).' },
    approved: { description: 'Approved, and so counted (godkänd).' },
  },
});

@Table<Measurement>('measurement', {
  id: 'mea',
  list: 'measurements',
  allow: 'measurement.read',
  visible: (m, scope) => `(${m.submittedAt} is not null or ${scope.can('measurement.save', placeWithScope(m, m.scopeId))})`,
  order: ['-createdAt'],
  partOf: 'scope',
  description: 'What an indicator was in one scope in one period (mätvärde): a draft, submitted, returned or approved by somebody else.',
})
export class Measurement extends TenantRow {
  @Col('decimal', { nullable: true, description: 'The value in the indicator’s unit, exact. Of a ratio it follows from numerator and denominator.' })
  value: string | null;
  @Col('decimal', { nullable: true, description: 'What is counted, e.g. trips by bicycle.' }) numerator: string | null;
  @Col('decimal', { nullable: true, description: 'Of how much, e.g. all trips; of a weighted indicator its weight, e.g. inhabitants.' }) denominator:
    string | null;
  @Col('text', { nullable: true, description: 'What it is in words, for indicators of quality.' }) text: string | null;
  @Col('choice', { enum: ValuePrecision, description: 'How exactly it is known.' }) precision: ValuePrecision;
  @Col('text', { nullable: true, description: 'What whoever reads it should know.' }) note: string | null;
  @Col('instant', { nullable: true, description: 'When it was submitted; null in a draft and where it was returned.' }) submittedAt: Date | null;
  @Col('instant', { nullable: true, description: 'When it was returned; null once it is submitted again.' }) returnedAt: Date | null;
  @Col('text', { nullable: true, description: 'Why it was returned.' }) returnReason: string | null;
  @Col('instant', { nullable: true, description: 'When it was approved.' }) approvedAt: Date | null;
  @Col('text', { nullable: true, description: 'Where it was imported from, e.g. "Källa: Kolada" or the name of a file; null where it was typed.' })
  importedFrom: string | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key() indicatorId: string;
  @Key() scopeId: string;
  @Key() periodId: string;
  @Key({ nullable: true }) submittedById: string | null;
  @Key({ nullable: true }) returnedById: string | null;
  @Key({ nullable: true }) approvedById: string | null;
  @One(() => Indicator, 'indicatorId', {
    description: 'What was measured.',
    reverse: { name: 'measurements', description: 'What it was, scope by scope and period by period.' },
  })
  indicator: Ref<Indicator>;
  @One(() => IndicatorScope, 'scopeId', {
    description: 'What it was measured for.',
    reverse: { name: 'measurements', description: 'What was measured for it.' },
  })
  scope: Ref<IndicatorScope>;
  @One(() => ReportingPeriod, 'periodId', { description: 'The period.', reverse: { name: 'measurements', description: 'What was measured for it.' } })
  period: Ref<ReportingPeriod>;
  @One(() => Person, 'submittedById', { description: 'Who submitted it.' }) submittedBy: Ref<Person>;
  @One(() => Person, 'returnedById', { description: 'Who returned it.' }) returnedBy: Ref<Person>;
  @One(() => Person, 'approvedById', { description: 'Who approved it; never who submitted it.' }) approvedBy: Ref<Person>;
  @Computed<Measurement>(
    'choice',
    (m) => `case when ${m.approvedAt} is not null then 'approved' when ${m.submittedAt} is not null then 'submitted'
      when ${m.returnedAt} is not null then 'returned' else 'draft' end`,
    { enum: MeasurementState, filter: true, description: 'How far it has come.' },
  )
  state: MeasurementState;
  @Computed<Measurement>(
    'int',
    (m, scope) => `select count(*)::int from ${scope.rows(IndicatorCategory)} c
      join ${scope.rows(IndicatorDimension, 'indicatorId', m, 'indicatorId')} d on d.id = c.dimension_id
      where not exists (select from ${scope.rows(MeasurementPart, 'measurementId', m)} p where p.category_id = c.id and p.value is not null)`,
    { description: 'How many categories of the indicator’s dimensions have no figure here; more than 0 = incomplete.' },
  )
  missingParts: number;
  @Computed<Measurement>('flag', (m) => `${m.missingParts} > 0`, { description: 'Whether its breakdown is incomplete (ofullständig).' })
  incomplete: boolean;
  @Can<Measurement>({ save: 'measurement.save', submit: 'measurement.save', approve: 'measurement.approve', return: 'measurement.approve' }, (m) =>
    placeWithScope(m, m.scopeId),
  )
  viewerCan: ViewerCan;
}
