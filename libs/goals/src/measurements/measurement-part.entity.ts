import { Person } from '@samnav/networks';
import { Col, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { IndicatorCategory } from '../indicators/dimension.entity.ts';
import { Measurement } from './measurement.entity.ts';

@Table<MeasurementPart>('measurement_part', {
  id: 'mep',
  allow: 'measurement.read',
  order: ['createdAt'],
  partOf: 'measurement',
  description: 'What a measurement was of one category (del av mätvärde), e.g. of women.',
})
export class MeasurementPart extends TenantRow {
  @Col('decimal', { nullable: true, description: 'The value in the indicator’s unit, exact.' }) value: string | null;
  @Col('decimal', { nullable: true, description: 'What is counted.' }) numerator: string | null;
  @Col('decimal', { nullable: true, description: 'Of how much; of a weighted indicator its weight.' }) denominator: string | null;
  @Key() measurementId: string;
  @Key() categoryId: string;
  @One(() => Measurement, 'measurementId', { description: 'The whole.', reverse: { name: 'parts', description: 'The whole broken down.' } })
  measurement: Ref<Measurement>;
  @One(() => IndicatorCategory, 'categoryId', { description: 'The category.', reverse: { name: 'parts', description: 'What was measured of it.' } })
  category: Ref<IndicatorCategory>;
}

@Table<MeasurementVersion>('measurement_version', {
  id: 'mev',
  allow: 'measurement.read',
  order: ['number'],
  partOf: 'measurement',
  description: 'One change of a measurement (ändring), written by the database itself and never changed.',
})
export class MeasurementVersion extends TenantRow {
  @Col('int', { description: 'Its place in the history, from 1.' }) number: number;
  @Col('instant', { description: 'When.' }) changedAt: Date;
  @Col('json', { nullable: true, description: 'The columns that changed, as they were, as text; null where there was nothing before.' })
  before: unknown;
  @Col('json', { nullable: true, description: 'The columns that changed, as they became, as text; null where it was taken away.' }) after: unknown;
  @Key() measurementId: string;
  @Key({ nullable: true }) changedById: string | null;
  @Key({ nullable: true }) categoryId: string | null;
  @One(() => Measurement, 'measurementId', {
    description: 'The measurement.',
    reverse: { name: 'versions', description: 'Everything that has happened to it.' },
  })
  measurement: Ref<Measurement>;
  @One(() => Person, 'changedById', { description: 'Who changed it; null = the system.' }) changedBy: Ref<Person>;
  @One(() => IndicatorCategory, 'categoryId', { description: 'The category whose part changed; null = the measurement itself.' })
  category: Ref<IndicatorCategory>;
}
