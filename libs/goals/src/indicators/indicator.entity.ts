import { Municipality, Person, sourceDescription } from '@samnav/networks';
import { Can, Col, Computed, Count, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, Row, ScopeSql, ViewerCan } from '@samnav/platform';
import { IndicatorPoint } from '../roll-ups/indicator-point.entity.ts';
import { IndicatorAggregation, IndicatorDirection, Periodicity } from './indicator-choices.ts';
import { Goal } from '../goals/goal.entity.ts';
import { IndicatorScope } from './indicator-scope.entity.ts';

/** The region's last figure, rolled up from its municipalities or measured as such. */
const latest =
  (column: string, said = column) =>
  (i: Row<Indicator>, scope: ScopeSql): string =>
    `select latest.${column} from ${scope.rows(IndicatorPoint, 'indicatorId', i)} latest
    where latest.level = 'region' and latest.${said} is not null order by latest.ends_on desc, latest.starts_on desc, latest.rolled_up limit 1`;

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
  @Key({ nullable: true }) goalId: string | null;
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
  @Computed<Indicator>('decimal', latest('value'), {
    nullable: true,
    description: 'The region’s last figure: rolled up from what its municipalities have approved, or measured for the region as such.',
  })
  latestValue: string | null;
  @Computed<Indicator>('int', latest('year', 'value'), { nullable: true, description: 'The year of that figure.' }) latestYear: number | null;
  @Computed<Indicator>('flag', latest('complete', 'value'), { nullable: true, description: 'Whether no municipality is missing in that figure.' })
  latestComplete: boolean | null;
  @Computed<Indicator>('text', latest('text'), { nullable: true, description: 'What it is in words, municipality by municipality.' }) latestText:
    string | null;
  @One(() => Goal, 'goalId', {
    description: 'The goal that it is followed for.',
    reverse: { name: 'indicators', description: 'What it is followed by.' },
  })
  goal: Ref<Goal>;
  @Count<Indicator>(() => IndicatorScope, 'indicatorId', { description: 'How many scopes it is measured for.' }) scopeCount: number;
  @Can<Indicator>(
    { update: 'indicator.update', addScope: 'indicator.update', setTargetValue: 'targetValue.set', import: 'measurement.import' },
    (i) => ({
      municipalityId: i.municipalityId,
    }),
  )
  viewerCan: ViewerCan;
}
