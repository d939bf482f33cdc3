import { Col, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { Indicator } from './indicator.entity.ts';

@Table<IndicatorDimension>('indicator_dimension', {
  id: 'idm',
  allow: 'indicator.read',
  order: ['name'],
  partOf: 'indicator',
  description: 'How an indicator’s measurements are broken down (uppdelning), e.g. by gender or means of travel.',
})
export class IndicatorDimension extends TenantRow {
  @Col('text', { description: 'What it is broken down by, e.g. Kön or Färdsätt.' }) name: string;
  @Key() indicatorId: string;
  @One(() => Indicator, 'indicatorId', {
    description: 'The indicator.',
    reverse: { name: 'dimensions', description: 'How its measurements are broken down.' },
  })
  indicator: Ref<Indicator>;
}

@Table<IndicatorCategory>('indicator_category', {
  id: 'icy',
  allow: 'indicator.read',
  order: ['number'],
  partOf: 'dimension',
  description: 'One of the parts of a dimension (kategori), e.g. kvinnor or cykel.',
})
export class IndicatorCategory extends TenantRow {
  @Col('text', { description: 'What the part is called, e.g. kvinnor.' }) name: string;
  @Col('int', { description: 'Its place among the dimension’s categories, from 1.' }) number: number;
  @Key() dimensionId: string;
  @One(() => IndicatorDimension, 'dimensionId', { description: 'The dimension.', reverse: { name: 'categories', description: 'Its parts.' } })
  dimension: Ref<IndicatorDimension>;
}
