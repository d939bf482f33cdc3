import { Municipality, Person, sourceDescription } from '@samnav/networks';
import { Can, Col, Count, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { IndicatorAggregation, IndicatorDirection, Periodicity } from './indicator-choices.ts';
import { IndicatorScope } from './indicator-scope.entity.ts';

@Table<Indicator>('indicator', {
  id: 'ind',
  list: 'indicators',
  allow: 'indicator.read',
  order: ['name'],
  description: 'Something that is measured (indikator), for one or several scopes, period by period.',
})
export class Indicator extends TenantRow {
  @Col('text', { description: 'What is measured, e.g. "Utsläpp av växthusgaser per invånare".' }) name: string;
  @Col('text', { nullable: true, description: 'More about it.' }) description: string | null;
  @Col('text', { nullable: true, description: 'How it is measured, and what is left out.' }) method: string | null;
  @Col('text', { description: 'The unit of its values, e.g. %, ton CO2e, kWh/m².' }) unit: string;
  @Col('int', { description: 'How many decimals are shown; comparing uses all that were given.' }) decimals: number;
  @Col('choice', { enum: IndicatorDirection, description: 'Which way is better.' }) direction: IndicatorDirection;
  @Col('choice', { enum: IndicatorAggregation, description: 'How the municipalities’ measurements become the region’s.' })
  aggregation: IndicatorAggregation;
  @Col('decimal', { description: 'What a ratio of numerator and denominator is multiplied by: 100 for per cent, 1 for most others.' }) factor: string;
  @Col('choice', { enum: Periodicity, description: 'For how long periods it is measured, where the scope says nothing else.' })
  periodicity: Periodicity;
  @Col('text', { nullable: true, description: 'Where its figures come from, e.g. "Kolada" or "Resvaneundersökning".' }) sourceName: string | null;
  @Col('text', { nullable: true, description: 'Its id at Kolada, e.g. N00401, where its figures can be fetched from there.' }) koladaId:
    string | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key() ownerId: string;
  @Key({ nullable: true }) municipalityId: string | null;
  @One(() => Person, 'ownerId', {
    description: 'Who answers for it.',
    reverse: { name: 'indicators', description: 'The indicators that the person answers for.' },
  })
  owner: Ref<Person>;
  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality whose own it is; null = the whole region’s.',
    reverse: { name: 'indicators', description: 'The municipality’s own indicators.' },
  })
  municipality: Ref<Municipality>;
  @Count<Indicator>(() => IndicatorScope, 'indicatorId', { description: 'How many scopes it is measured for.' }) scopeCount: number;
  @Can<Indicator>(
    { update: 'indicator.update', addScope: 'indicator.update', setTargetValue: 'targetValue.set', import: 'measurement.import' },
    (i) => ({
      municipalityId: i.municipalityId,
    }),
  )
  viewerCan: ViewerCan;
}
