import { registerEnumType } from '@nestjs/graphql';
import { Municipality } from '@samnav/networks';
import { Col, InJs, Key, One, Table, TenantKey } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { IndicatorDirection, TargetComparator } from '../indicators/indicator-choices.ts';
import { IndicatorScope } from '../indicators/indicator-scope.entity.ts';
import { Indicator } from '../indicators/indicator.entity.ts';
import { ReportingPeriod } from '../periods/reporting-period.entity.ts';
import { gapIn } from './gap-words.ts';
import type { GapFacts } from './gap-words.ts';

export enum TrajectoryState {
  noData = 'noData',
  noTarget = 'noTarget',
  noPace = 'noPace',
  reached = 'reached',
  onTrack = 'onTrack',
  behind = 'behind',
  passed = 'passed',
}
registerEnumType(TrajectoryState, {
  name: 'TrajectoryState',
  description: 'How an indicator does against its next target value, by what is approved.',
  valuesMap: {
    noData: { description: 'Nothing is approved yet (underlag saknas).' },
    noTarget: { description: 'It has no target value (målvärde saknas).' },
    noPace: { description: 'Not reached, and one approved figure tells no pace (takten okänd).' },
    reached: { description: 'The last figure meets the target value; of a year that has passed, the figure of that year (nått).' },
    onTrack: { description: 'At the pace of the approved figures it is reached in time (i takt).' },
    behind: { description: 'At that pace it is reached too late, or never (efter).' },
    passed: { description: 'The target year has passed, and it was not reached; never "on track" (passerat).' },
  },
});

const words = ['state', 'gap', 'unit', 'decimals', 'reachedYear', 'targetYear'] as const;

@Table<IndicatorTrajectory>('indicator_trajectory', {
  id: 'itr',
  list: 'indicatorTrajectories',
  allow: 'measurement.read',
  order: ['-rolledUp'],
  description:
    'Where an indicator is heading in one scope or in the region (målbana): the last figure against the line to its target values, and two forecasts.',
})
export class IndicatorTrajectory extends TenantKey {
  @Col('flag', { description: 'Whether it is of figures rolled up from municipalities.' }) rolledUp: boolean;
  @Col('text', { description: 'The indicator’s unit.' }) unit: string;
  @Col('int', { description: 'How many decimals the indicator shows.' }) decimals: number;
  @Col('choice', { enum: IndicatorDirection, description: 'Which way is better.' }) direction: IndicatorDirection;
  @Col('int', { description: 'How many approved figures it rests on.' }) pointCount: number;
  @Col('decimal', { nullable: true, description: 'The last figure.' }) latestValue: string | null;
  @Col('int', { nullable: true, description: 'The year of the last figure.' }) latestYear: number | null;
  @Col('flag', { nullable: true, description: 'Whether no municipality is missing in the last figure.' }) latestComplete: boolean | null;
  @Col('decimal', { nullable: true, description: 'The next target value: of this year or later, otherwise the last.' }) targetValue: string | null;
  @Col('int', { nullable: true, description: 'Its year.' }) targetYear: number | null;
  @Col('choice', { enum: TargetComparator, nullable: true, description: 'Whether that much or more, or that much or less.' })
  targetComparator: TargetComparator | null;
  @Col('decimal', { nullable: true, description: 'What the line from the first figure through the target values says for the time of the last.' })
  lineValue: string | null;
  @Col('decimal', { nullable: true, description: 'The last figure less that; above 0 = above the line.' }) gap: string | null;
  @Col('decimal', { nullable: true, description: 'How much it changes a year, by the straight line of least squares; null with fewer than two.' })
  pace: string | null;
  @Col('int', { nullable: true, description: 'The year in which the target value is reached at that pace; null = never.' }) reachedYear:
    number | null;
  @Col('int', { nullable: true, description: 'The year in which the planned actions reach it; null = they do not, or there are none.' })
  plannedReachedYear: number | null;
  @Col('decimal', { nullable: true, description: 'What the straight line says for the target year.' }) forecastValue: string | null;
  @Col('decimal', { nullable: true, description: 'What the planned actions give for the target year.' }) plannedValue: string | null;
  @Col('choice', { enum: TrajectoryState, description: 'How it stands.' }) state: TrajectoryState;
  @Col('json', {
    nullable: true,
    description:
      'The line from the first figure through the target values, straight between them: [{"year": 2010, "value": 5.9}, …]. Mid-2024 is 2023.5.',
  })
  targetLine: unknown;
  @Col('json', { nullable: true, description: 'The straight line of least squares from the last figure’s year on, year by year.' })
  forecastLine: unknown;
  @Col('json', {
    nullable: true,
    description: 'The last figure and what the planned actions add to it, year by year; null where nothing is planned.',
  })
  plannedLine: unknown;
  @Key() indicatorId: string;
  @Key({ nullable: true }) scopeId: string | null;
  @Key({ nullable: true }) municipalityId: string | null;
  @Key({ nullable: true }) latestPeriodId: string | null;
  @One(() => Indicator, 'indicatorId', {
    description: 'The indicator.',
    reverse: { name: 'trajectories', description: 'Where it is heading, the region first.' },
  })
  indicator: Ref<Indicator>;
  @One(() => IndicatorScope, 'scopeId', {
    description: 'The scope; null = the region, where it has no scope of its own.',
    reverse: { name: 'trajectories', description: 'Where it is heading: one, or none where it is told in words.' },
  })
  scope: Ref<IndicatorScope>;
  @One(() => Municipality, 'municipalityId', { description: 'The municipality of the scope; null = the region.' }) municipality: Ref<Municipality>;
  @One(() => ReportingPeriod, 'latestPeriodId', { description: 'The period of the last figure.' }) latestPeriod: Ref<ReportingPeriod>;
  @InJs<IndicatorTrajectory, keyof GapFacts>(() => String, words, gapIn('sv'), {
    description: 'How it stands in Swedish words, e.g. "0,6 t över linjen; i denna takt nås målet 2047".',
  })
  gapTextSv: string | null;
  @InJs<IndicatorTrajectory, keyof GapFacts>(() => String, words, gapIn('en'), {
    description: 'How it stands in English words, e.g. "0.6 t above the line; at this pace the target is reached in 2047".',
  })
  gapTextEn: string | null;
}
