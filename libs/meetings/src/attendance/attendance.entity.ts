import { registerEnumType } from '@nestjs/graphql';
import { Municipality, Person, sourceDescription } from '@samnav/networks';
import { Can, Col, Computed, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Meeting } from '../meetings/meeting.entity.ts';
import { placeWithMeeting } from '../meetings/place.ts';
import { meetingHost, seesList } from './inside.ts';

export enum AttendanceStatus {
  invited = 'invited',
  present = 'present',
  absent = 'absent',
  excused = 'excused',
}
registerEnumType(AttendanceStatus, {
  name: 'AttendanceStatus',
  description: 'Whether somebody came. Invited is not present.',
  valuesMap: {
    invited: { description: 'Called, and nothing more is known (kallad).' },
    present: { description: 'Was there, for the whole time or a part of it (närvarande).' },
    absent: { description: 'Did not come (frånvarande).' },
    excused: { description: 'Said beforehand that they would not come (anmält förhinder).' },
  },
});

@Table<Attendance>('attendance', {
  id: 'att',
  allow: 'attendance.read',
  order: ['createdAt'],
  description:
    'That somebody, a person or a guest without account, is called to a meeting or came to it. Only the group itself, who keeps the list and who stands on it (of a held meeting: who was there) see the names; others see counts, where these say nothing of a few.',
  visible: (a, scope) =>
    `(${a.personId} = ${scope.personId} or exists (select from meeting m where m.tenant_id = ${a.tenantId} and m.id = ${a.meetingId} and ${seesList(meetingHost('m'), scope)}))`,
})
export class Attendance extends TenantRow {
  @Col('choice', { enum: AttendanceStatus, description: 'Whether the person came.' }) status: AttendanceStatus;
  @Col('time', {
    nullable: true,
    column: 'arrived_time',
    description: 'When somebody who was late came, local time, e.g. 09:20; null = from the beginning.',
  })
  arrivedAt: string | null;
  @Col('time', { nullable: true, column: 'left_time', description: 'When somebody who left before the end left, local time; null = stayed.' })
  leftAt: string | null;
  @Col('instant', { nullable: true, description: 'When it was ticked, by the clock of whoever ticked it; null while nobody has.' })
  tickedAt: Date | null;
  @Col('text', { nullable: true, personal: true, description: 'The name of a guest who is no person here.' }) guestName: string | null;
  @Col('text', { nullable: true, personal: true, description: 'Where the guest comes from.' }) guestOrganisation: string | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key() meetingId: string;
  @One(() => Meeting, 'meetingId', {
    description: 'The meeting.',
    reverse: { name: 'attendances', description: 'Who is called and who came, by name; only those that you may see.' },
  })
  meeting: Ref<Meeting>;
  @Key({ nullable: true }) personId: string | null;
  @One(() => Person, 'personId', {
    description: 'The person; null for a guest.',
    reverse: { name: 'attendances', description: 'The meetings that the person was called to; only those whose lists you may see.' },
  })
  person: Ref<Person>;
  /** Not `municipalityId`: what is done to a list is not told to all who read that municipality's events. */
  @Key({ nullable: true, column: 'municipality_id' }) forMunicipalityId: string | null;
  @One(() => Municipality, 'forMunicipalityId', { description: 'The municipality for which the person or guest comes.' })
  municipality: Ref<Municipality>;
  @Computed<Attendance>(
    'text',
    (a) => `coalesce(${a.guestName}, (select p.name from person p where p.tenant_id = ${a.tenantId} and p.id = ${a.personId}))`,
    { sort: true, description: 'The name of the person or guest.' },
  )
  name: string;
  @Can<Attendance>({ record: 'attendance.record' }, (a) => placeWithMeeting(a, a.meetingId)) viewerCan: ViewerCan;
}
