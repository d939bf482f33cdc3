import { Municipality, Person, sourceDescription } from '@samnav/networks';
import { Can, Col, Computed, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Place, Ref, Row, ScopeSql, ViewerCan, Where } from '@samnav/platform';
import { Measurement } from '../measurements/measurement.entity.ts';
import { IndicatorScopeKind, Periodicity } from './indicator-choices.ts';
import { Indicator } from './indicator.entity.ts';

/** The latest approved measurement of a scope, by its period's last day. */
const latest =
  (column: string) =>
  (s: Row<IndicatorScope>, scope: ScopeSql): string =>
    `select latest.${column} from ${scope.rows(Measurement, 'scopeId', s)} latest join reporting_period p on p.tenant_id = latest.tenant_id and p.id = latest.period_id
    where latest.approved_at is not null and latest.${column} is not null order by p.ends_on desc, p.starts_on desc limit 1`;

@Table<IndicatorScope>('indicator_scope', {
  id: 'isc',
  list: 'indicatorScopes',
  allow: 'indicator.read',
  order: ['kind', 'name'],
  description: 'What an indicator is measured for (avgränsning): its measurements and target values belong to it.',
})
export class IndicatorScope extends TenantRow {
  @Col('choice', { enum: IndicatorScopeKind, description: 'What sort of scope it is.' }) kind: IndicatorScopeKind;
  @Col('text', { description: 'What it is called, e.g. "Umeå tätort".' }) name: string;
  @Col('choice', { enum: Periodicity, nullable: true, description: 'For how long periods it is measured here; null = as the indicator says.' })
  periodicity: Periodicity | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key() indicatorId: string;
  @Key({ nullable: true }) municipalityId: string | null;
  @Key() ownerId: string;
  @One(() => Indicator, 'indicatorId', { description: 'The indicator.', reverse: { name: 'scopes', description: 'What it is measured for.' } })
  indicator: Ref<Indicator>;
  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality that it lies in or is; null = the whole region.',
    reverse: { name: 'indicatorScopes', description: 'What is measured for the municipality.' },
  })
  municipality: Ref<Municipality>;
  @One(() => Person, 'ownerId', { description: 'Who reports it.', reverse: { name: 'indicatorScopes', description: 'What the person reports.' } })
  owner: Ref<Person>;
  @Computed<IndicatorScope>('decimal', latest('value'), { nullable: true, description: 'The value of the latest approved measurement.' })
  latestValue: string | null;
  @Computed<IndicatorScope>('text', latest('text'), { nullable: true, description: 'The text of the latest approved measurement that has one.' })
  latestText: string | null;
  @Can<IndicatorScope>(
    {
      save: 'measurement.save',
      approve: 'measurement.approve',
      setTargetValue: 'targetValue.set',
      setPlannedAction: 'plannedAction.set',
      update: 'indicator.update',
    },
    (s) => ({ municipalityId: s.municipalityId, personId: s.ownerId }),
  )
  viewerCan: ViewerCan;
}

/** Where what belongs to a scope belongs, as SQL: to the scope's municipality, and to whoever reports it. */
export function placeWithScope(row: { tenantId: string }, scopeId: string): Place {
  const of = (column: string): string =>
    `(select of_scope.${column} from indicator_scope of_scope where of_scope.tenant_id = ${row.tenantId} and of_scope.id = ${scopeId})`;
  return { municipalityId: of('municipality_id'), personId: of('owner_id') };
}
/** The same of a row. */
export const whereOfScope = ({ municipalityId, ownerId }: Pick<IndicatorScope, 'municipalityId' | 'ownerId'>): Where => ({
  municipalityId,
  personId: ownerId,
});
