import { Person } from '@samnav/networks';
import { Can, Col, Computed, Inputs, Is, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';

@Table<Substitute>('substitute', {
  id: 'sub',
  list: 'substitutes',
  allow: 'deadline.read',
  order: ['startsOn'],
  description: 'That somebody stands in for a person (ersättare), e.g. during a vacation: gets the reminders, and may answer to them.',
})
export class Substitute extends TenantRow {
  @Key() personId: string;
  @One(() => Person, 'personId', {
    description: 'Who is away.',
    reverse: { name: 'substitutes', description: 'Who stands in for the person, and when.' },
  })
  person: Ref<Person>;
  @Key() substituteId: string;
  @One(() => Person, 'substituteId', {
    description: 'Who stands in.',
    reverse: { name: 'standsInFor', description: 'Whom the person stands in for, and when.' },
  })
  substitute: Ref<Person>;
  @Col('day', { description: 'First day.' }) startsOn: string;
  @Col('day', { description: 'Last day.' }) endsOn: string;
  @Col('instant', { nullable: true, description: 'When it was ended before its time.' }) endedAt: Date | null;
  @Computed<Substitute>('flag', (s, scope) => `${s.endedAt} is null and ${scope.today} between ${s.startsOn} and ${s.endsOn}`, {
    filter: true,
    description: 'Whether it holds today.',
  })
  current: boolean;
  @Can<Substitute>({ end: 'substitute.end' }, (s) => ({
    municipalityId: `(select p.municipality_id from person p where p.tenant_id = ${s.tenantId} and p.id = ${s.personId})`,
    personId: s.personId,
  }))
  viewerCan: ViewerCan;
}

@Inputs('Who stands in for a person, and when.')
export class SetSubstituteInput {
  @Is.id('Who is away.') personId: string;
  @Is.id('Who stands in.') substituteId: string;
  @Is.day('First day, e.g. 2026-07-06.') startsOn: string;
  @Is.day('Last day, e.g. 2026-08-02.') endsOn: string;
}

@Inputs('That somebody no longer stands in.')
export class EndSubstituteInput {
  @Is.id('The substitute.') id: string;
  @Is.version() expectedVersion: number;
}
