import { Injectable } from '@nestjs/common';
import { holdsOn, Municipality, Person } from '@samnav/networks';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Meeting } from '../meetings/meeting.entity.ts';
import { whereOf } from '../meetings/place.ts';
import { Attendance, AttendanceStatus } from './attendance.entity.ts';
import type { AddGuestInput, InviteToMeetingInput, RemoveAttendanceInput } from './attendance.inputs.ts';

export const AlreadyListed = domainError('refused', 'ALREADY_LISTED', {
  sv: 'Den personen, eller någon med samma namn, står redan på listan.',
  en: 'That person, or somebody of the same name, stands on the list already.',
});
export const AttendanceTicked = domainError('refused', 'ATTENDANCE_TICKED', {
  sv: 'Det är redan antecknat om personen kom. Ta bort markeringen först.',
  en: 'It is recorded already whether the person came. Take the tick back first.',
});
export const AttendanceTimesWrong = domainError('invalid', 'ATTENDANCE_TIMES_WRONG', {
  sv: 'Den som gick kan inte ha gått innan hen kom.',
  en: 'Somebody who left cannot have left before coming.',
});
export const NoAttendanceOfCancelled = domainError('refused', 'NO_ATTENDANCE_OF_CANCELLED', {
  sv: 'Mötet är inställt; där antecknas ingen närvaro.',
  en: 'The meeting is called off; no attendance is recorded there.',
});
constraintError('attendance_attendee_key', () => new AlreadyListed());
constraintError('attendance_order_check', () => new AttendanceTimesWrong());

/** The meeting of an id, where the viewer keeps its list. */
export async function listOf(tx: Tx, meetingId: string): Promise<Meeting> {
  const meeting = await tx.find(Meeting, meetingId, ['meetingId']);
  access.require(tx.scope, 'attendance.record', whereOf(meeting));
  if (meeting.cancelledAt) throw new NoAttendanceOfCancelled({}, ['input', 'meetingId']);
  return meeting;
}

/** Who takes part in a meeting's workgroup or body on a day, and for which municipality. */
const MEMBERS = `
  select m.person_id, coalesce(m.municipality_id, p.municipality_id) as municipality_id from workgroup_member m
    join person p on p.tenant_id = m.tenant_id and p.id = m.person_id
    where m.tenant_id = current_tenant() and m.workgroup_id = $1 and ${holdsOn({ startsOn: 'm.starts_on', endsOn: 'm.ends_on' }, '$3::date')}
  union
  select m.person_id, p.municipality_id from body_member m join person p on p.tenant_id = m.tenant_id and p.id = m.person_id
    where m.tenant_id = current_tenant() and m.body_id = $2 and ${holdsOn({ startsOn: 'm.starts_on', endsOn: 'm.ends_on' }, '$3::date')}`;

/** Who stands on the list of a meeting. */
@Injectable()
export class AttendanceService {
  async invite(tx: Tx, input: InviteToMeetingInput): Promise<string> {
    const meeting = await listOf(tx, input.meetingId);
    const named = new Map<string, string | null>();
    if (input.everybody) for (const [id, municipalityId] of await this.membersOf(tx, meeting)) named.set(id, municipalityId);
    for (const [i, id] of (input.personIds ?? []).entries()) {
      const person = await tx.find(Person, id, ['personIds', String(i)]);
      if (!named.has(person.id)) named.set(person.id, person.municipalityId);
    }
    await this.call(tx, meeting.id, named);
    return meeting.id;
  }

  /** Puts people on the list who do not stand there; the value is the municipality for which they come. */
  async call(tx: Tx, meetingId: string, people: ReadonlyMap<string, string | null>): Promise<void> {
    const listed = await tx.sql<{ attendee: string }>('select attendee from attendance where tenant_id = current_tenant() and meeting_id = $1', [
      meetingId,
    ]);
    const there = new Set(listed.map(({ attendee }) => attendee));
    for (const [personId, forMunicipalityId] of people)
      if (!there.has(personId)) await tx.create(Attendance, { meetingId, personId, forMunicipalityId }, 'attendance.invited');
  }

  async addGuest(tx: Tx, input: AddGuestInput): Promise<string> {
    const meeting = await listOf(tx, input.meetingId);
    const municipality = await tx.findOptional(Municipality, input.municipalityId, ['municipalityId']);
    const { guestName, guestOrganisation, guestGender } = input;
    const status = input.status ?? AttendanceStatus.invited;
    const ticked = status === AttendanceStatus.invited ? {} : { tickedAt: new Date(tx.now) };
    const id = await tx.create(
      Attendance,
      { meetingId: meeting.id, guestName, guestOrganisation, forMunicipalityId: municipality?.id, status, ...ticked },
      'attendance.guestAdded',
    );
    // past the entity, whose values the audit log keeps: nobody reads what the guest said
    if (guestGender) await tx.sql('update attendance set guest_gender = $2 where tenant_id = current_tenant() and id = $1', [id, guestGender]);
    return id;
  }

  async remove(tx: Tx, input: RemoveAttendanceInput): Promise<string> {
    const row = await tx.find(Attendance, input.id, ['id']);
    access.require(tx.scope, 'attendance.record', whereOf(await tx.get(Meeting, row.meetingId)));
    if ((await tx.lock(Attendance, row.id)).status !== AttendanceStatus.invited) throw new AttendanceTicked({}, ['input', 'id']);
    await tx.remove(Attendance, row.id, input.expectedVersion, 'attendance.removed');
    return input.id;
  }

  private async membersOf(tx: Tx, { workgroupId, bodyId, heldOn, plannedOn }: Meeting): Promise<[string, string | null][]> {
    const rows = await tx.sql<{ person_id: string; municipality_id: string | null }>(MEMBERS, [workgroupId, bodyId, heldOn ?? plannedOn]);
    return rows.map(({ person_id, municipality_id }) => [person_id, municipality_id]);
  }
}
