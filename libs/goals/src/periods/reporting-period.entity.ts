import { Person, sourceDescription } from '@samnav/networks';
import { Can, Col, Computed, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Periodicity } from '../indicators/indicator-choices.ts';

@Table<ReportingPeriod>('reporting_period', {
  id: 'rpp',
  list: 'reportingPeriods',
  allow: 'reportingPeriod.read',
  order: ['-endsOn', 'periodicity'],
  description: 'A period that indicators are measured for (rapporteringsperiod). Once it is locked nothing in it changes.',
})
export class ReportingPeriod extends TenantRow {
  @Col('text', { description: 'What it is called, e.g. "2024" or "2024 halvår 1".' }) name: string;
  @Col('choice', { enum: Periodicity, description: 'How long it is.' }) periodicity: Periodicity;
  @Col('day', { description: 'Its first day.' }) startsOn: string;
  @Col('day', { description: 'Its last day.' }) endsOn: string;
  @Col('day', { nullable: true, description: 'The last day to report for it; null = nobody is asked to.' }) dueOn: string | null;
  @Col('instant', { nullable: true, description: 'When it was locked; null while its figures may change.' }) lockedAt: Date | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key({ nullable: true }) lockedById: string | null;
  @One(() => Person, 'lockedById', { description: 'Who locked it.' }) lockedBy: Ref<Person>;
  @Computed<ReportingPeriod>('int', (p) => `extract(year from ${p.endsOn})::int`, { filter: true, description: 'The year in which it ends.' })
  year: number;
  @Can<ReportingPeriod>({ lock: 'reportingPeriod.lock', unlock: 'reportingPeriod.unlock', update: 'reportingPeriod.update' }, () => ({}))
  viewerCan: ViewerCan;
}

@Table<PeriodUnlock>('period_unlock', {
  id: 'pul',
  allow: 'reportingPeriod.read',
  order: ['-createdAt'],
  description: 'That one person may correct figures of a locked period for a while (upplåsning). It stays as a trace.',
})
export class PeriodUnlock extends TenantRow {
  @Col('instant', { column: 'until_at', description: 'Until when.' }) until: Date;
  @Col('text', { description: 'Why.' }) reason: string;
  @Key() periodId: string;
  @Key() personId: string;
  @Key() grantedById: string;
  @One(() => ReportingPeriod, 'periodId', {
    description: 'The period.',
    reverse: { name: 'unlocks', description: 'Who was given time to correct it.' },
  })
  period: Ref<ReportingPeriod>;
  @One(() => Person, 'personId', { description: 'Who may correct it.' }) person: Ref<Person>;
  @One(() => Person, 'grantedById', { description: 'Who gave the time.' }) grantedBy: Ref<Person>;
  @Computed<PeriodUnlock>('flag', (u, scope) => `${u.until} > ${scope.now}`, { description: 'Whether it still holds.' }) live: boolean;
}
