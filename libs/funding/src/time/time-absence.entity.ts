import { registerEnumType } from '@nestjs/graphql';
import { Can, Col, Inputs, Is, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Person, sourceDescription } from '@samnav/networks';

export enum AbsenceKind {
  sick = 'sick',
  careOfSickChild = 'careOfSickChild',
  unpaidLeave = 'unpaidLeave',
}
registerEnumType(AbsenceKind, {
  name: 'AbsenceKind',
  description: 'Why somebody with a fixed share was away.',
  valuesMap: {
    sick: { description: 'Sick leave (sjukfrånvaro): the first 14 days are not taken off, from day 15 on they are.' },
    careOfSickChild: { description: 'Care of a sick child (vab): taken off from the first day.' },
    unpaidLeave: { description: 'Leave without pay (tjänstledighet utan lön): taken off from the first day.' },
  },
});

@Table<TimeAbsence>('time_absence', {
  id: 'tab',
  list: 'timeAbsences',
  allow: 'timeEntry.read',
  order: ['-startsOn'],
  // why somebody was away is for the employer and the person, not for the project
  visible: (a, scope) => scope.can('timeEntry.read', { municipalityId: a.municipalityId, personId: a.personId }),
  description: 'That somebody with a fixed share was away (frånvaro): what it takes off the months follows from the funder’s rule.',
})
export class TimeAbsence extends TenantRow {
  @Col('choice', { enum: AbsenceKind, description: 'Why.' }) kind: AbsenceKind;
  @Col('day', { description: 'The first day away.' }) startsOn: string;
  @Col('day', { description: 'The last day away.' }) endsOn: string;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key() personId: string;
  @Key({ nullable: true }) municipalityId: string | null;
  @One(() => Person, 'personId', { description: 'Who.', reverse: { name: 'timeAbsences', description: 'When the person was away.' } })
  person: Ref<Person>;
  @Can<TimeAbsence>({ remove: 'timeEntry.record' }, (a) => ({ municipalityId: a.municipalityId, personId: a.personId })) viewerCan: ViewerCan;
}

@Inputs('That somebody with a fixed share was away.')
export class RecordTimeAbsenceInput {
  @Is.id('The person.') personId: string;
  @Is.choice(() => AbsenceKind, 'Why.') kind: AbsenceKind;
  @Is.day('The first day away.') startsOn: string;
  @Is.day('The last day away.') endsOn: string;
}

@Inputs('An absence that was written down by mistake.')
export class RemoveTimeAbsenceInput {
  @Is.id('The absence.') id: string;
  @Is.version() expectedVersion: number;
}
