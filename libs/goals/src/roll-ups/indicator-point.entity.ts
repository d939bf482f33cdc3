import { Municipality } from '@samnav/networks';
import { Col, Key, One, Table, TenantKey } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { IndicatorCategory } from '../indicators/dimension.entity.ts';
import { IndicatorScopeKind, ValuePrecision } from '../indicators/indicator-choices.ts';
import { IndicatorScope } from '../indicators/indicator-scope.entity.ts';
import { Indicator } from '../indicators/indicator.entity.ts';
import { ReportingPeriod } from '../periods/reporting-period.entity.ts';

@Table<IndicatorPoint>('indicator_point', {
  id: 'inp',
  list: 'indicatorPoints',
  allow: 'measurement.read',
  order: ['-endsOn', 'level'],
  description:
    'What an indicator was in a period (värde): as approved for a scope, or rolled up to the region from what its municipalities have approved.',
})
export class IndicatorPoint extends TenantKey {
  @Col('choice', { enum: IndicatorScopeKind, description: 'What it is of: a scope of that kind, or the region.' }) level: IndicatorScopeKind;
  @Col('flag', { description: 'Whether it is rolled up from municipalities; false = measured as it stands.' }) rolledUp: boolean;
  @Col('int', { description: 'The year in which the period ends.' }) year: number;
  @Col('day', { description: 'The first day of the period.' }) startsOn: string;
  @Col('day', { description: 'The last day of the period.' }) endsOn: string;
  @Col('decimal', {
    nullable: true,
    description:
      'The value in the indicator’s unit: the sum, Σ numerators by Σ denominators, the weighted mean or the latest, as the indicator says; ten decimals.',
  })
  value: string | null;
  @Col('decimal', { nullable: true, description: 'What was counted, summed; of ratios only.' }) numerator: string | null;
  @Col('decimal', { nullable: true, description: 'Of how much, summed; of weighted indicators the sum of the weights.' }) denominator: string | null;
  @Col('text', { nullable: true, description: 'What it is in words; of the region one line for each municipality.' }) text: string | null;
  @Col('choice', { enum: ValuePrecision, description: 'How exactly it is known: no more exactly than the least exact that is in it.' })
  precision: ValuePrecision;
  @Col('int', { description: 'How many measurements are in it.' }) countedCount: number;
  @Col('int', { description: 'How many of the region’s municipalities are not in it: nothing approved, or not what it takes.' }) missingCount: number;
  @Col('json', { description: 'The names of those municipalities, e.g. ["Bjurholm", "Vännäs"].' }) missing: unknown;
  @Col('flag', { description: 'Whether all of the region’s municipalities are in it; false = incomplete (ofullständig).' }) complete: boolean;
  @Col('int', { description: 'How many municipalities’ measurements are submitted and wait for approval; they are not in it.' }) waitingCount: number;
  @Key() indicatorId: string;
  @Key() periodId: string;
  @Key({ nullable: true }) scopeId: string | null;
  @Key({ nullable: true }) municipalityId: string | null;
  @One(() => Indicator, 'indicatorId', {
    description: 'The indicator.',
    reverse: { name: 'points', description: 'What it was, period by period: scope by scope, and rolled up to the region.' },
  })
  indicator: Ref<Indicator>;
  @One(() => ReportingPeriod, 'periodId', { description: 'The period.', reverse: { name: 'points', description: 'What indicators were in it.' } })
  period: Ref<ReportingPeriod>;
  @One(() => IndicatorScope, 'scopeId', {
    description: 'The scope; null = rolled up to the region.',
    reverse: { name: 'points', description: 'What was approved for it, period by period.' },
  })
  scope: Ref<IndicatorScope>;
  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality of the scope; null = the region.',
    reverse: { name: 'indicatorPoints', description: 'What was approved for its scopes.' },
  })
  municipality: Ref<Municipality>;
}

@Table<IndicatorCategoryPoint>('indicator_category_point', {
  id: 'icp',
  allow: 'measurement.read',
  order: ['-endsOn', 'level'],
  description: 'What an indicator was of one category in a period, e.g. of women: in a scope, or rolled up to the region.',
})
export class IndicatorCategoryPoint extends TenantKey {
  @Col('choice', { enum: IndicatorScopeKind, description: 'What it is of: a scope of that kind, or the region.' }) level: IndicatorScopeKind;
  @Col('flag', { description: 'Whether it is rolled up from municipalities.' }) rolledUp: boolean;
  @Col('int', { description: 'The year in which the period ends.' }) year: number;
  @Col('day', { description: 'The first day of the period.' }) startsOn: string;
  @Col('day', { description: 'The last day of the period.' }) endsOn: string;
  @Col('decimal', { nullable: true, description: 'The value in the indicator’s unit, rolled up as the indicator says.' }) value: string | null;
  @Col('decimal', { nullable: true, description: 'What was counted, summed; of ratios only.' }) numerator: string | null;
  @Col('decimal', { nullable: true, description: 'Of how much, summed.' }) denominator: string | null;
  @Col('int', { description: 'How many measurements are in it.' }) countedCount: number;
  @Col('int', { description: 'How many of the region’s municipalities are not in it.' }) missingCount: number;
  @Col('json', { description: 'The names of those municipalities.' }) missing: unknown;
  @Col('flag', { description: 'Whether all of the region’s municipalities are in it; false = incomplete (ofullständig).' }) complete: boolean;
  @Col('int', { description: 'How many municipalities’ parts are submitted and wait for approval.' }) waitingCount: number;
  @Key() indicatorId: string;
  @Key() periodId: string;
  @Key() categoryId: string;
  @Key({ nullable: true }) scopeId: string | null;
  @Key({ nullable: true }) municipalityId: string | null;
  @One(() => Indicator, 'indicatorId', {
    description: 'The indicator.',
    reverse: { name: 'categoryPoints', description: 'What it was of each category, period by period.' },
  })
  indicator: Ref<Indicator>;
  @One(() => ReportingPeriod, 'periodId', { description: 'The period.' }) period: Ref<ReportingPeriod>;
  @One(() => IndicatorCategory, 'categoryId', {
    description: 'The category.',
    reverse: { name: 'points', description: 'What was approved of it, period by period.' },
  })
  category: Ref<IndicatorCategory>;
  @One(() => IndicatorScope, 'scopeId', { description: 'The scope; null = rolled up to the region.' }) scope: Ref<IndicatorScope>;
  @One(() => Municipality, 'municipalityId', { description: 'The municipality of the scope; null = the region.' }) municipality: Ref<Municipality>;
}
