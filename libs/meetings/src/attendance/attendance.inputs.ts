import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { InputPart, Inputs, Is } from '@samnav/platform';
import { Attendance, AttendanceStatus } from './attendance.entity.ts';
import { Gender } from './gender.ts';

@Inputs('Whom to call to a meeting; who stands on the list already stays as it is.')
export class InviteToMeetingInput {
  @Is.id('The meeting.') meetingId: string;
  @Is.ids({ nullable: true, max: 500, description: 'The people.' }) personIds?: string[] | null;
  @Is.flag({ nullable: true, description: 'true calls everybody who takes part in the meeting’s workgroup or body on its day.' })
  everybody?: boolean | null;
}

@Inputs('Somebody who comes and is no person here.')
export class AddGuestInput {
  @Is.id('The meeting.') meetingId: string;
  @Is.text({ max: 200, description: 'The guest’s name; each name stands once on a list.' }) guestName: string;
  @Is.text({ nullable: true, max: 200, description: 'Where the guest comes from.' }) guestOrganisation?: string | null;
  @Is.id({ nullable: true, description: 'The municipality for which the guest comes.' }) municipalityId?: string | null;
  @Is.choice(() => Gender, { nullable: true, description: 'What the guest wants to have recorded; it only counts, and nobody reads it afterwards.' })
  guestGender?: Gender | null;
  @Is.choice(() => AttendanceStatus, { nullable: true, description: 'Whether the guest came; `invited` where it is left out.' })
  status?: AttendanceStatus | null;
}

@Inputs('Somebody to take off the list, of whom nothing is ticked.')
export class RemoveAttendanceInput {
  @Is.id('The row of the list.') id: string;
  @Is.version() expectedVersion: number;
}

@InputPart('What somebody ticked, once. It may be sent any number of times, also much later, and takes effect once.')
export class AttendanceTickInput {
  @Is.text({ max: 36, description: 'A uuid that the sender makes for this tick, e.g. 0198c0de-5f3a-4c1d-8e2b-0d5d1a7c9e10.' }) tickId: string;
  @Is.id('The row of the list.') attendanceId: string;
  @Is.choice(() => AttendanceStatus, 'Whether the person came.') status: AttendanceStatus;
  @Is.time({ nullable: true, description: 'When somebody who was late came, local time.' }) arrivedAt?: string | null;
  @Is.time({ nullable: true, description: 'When somebody who left before the end left, local time.' }) leftAt?: string | null;
  @Is.text({ max: 40, description: 'When it was ticked, an instant by the sender’s clock, e.g. 2026-03-31T09:20:00Z.' }) tickedAt: string;
  @Is.int({ min: 1, description: 'The version of the row that was seen when it was ticked.' }) seenVersion: number;
}

@Inputs('Ticks of one meeting’s list, in the order in which they were made.')
export class RecordAttendanceInput {
  @Is.id('The meeting.') meetingId: string;
  @Is.list(() => AttendanceTickInput, { min: 1, max: 200, description: 'The ticks, at most 200.' }) ticks: AttendanceTickInput[];
}

export enum AttendanceOutcome {
  recorded = 'recorded',
  already = 'already',
  conflict = 'conflict',
  gone = 'gone',
}
registerEnumType(AttendanceOutcome, {
  name: 'AttendanceOutcome',
  description: 'What became of a tick.',
  valuesMap: {
    recorded: { description: 'It stands in the list now.' },
    already: { description: 'It was sent before and took effect then.' },
    conflict: {
      description: 'Somebody else has ticked the same row meanwhile, otherwise: theirs stays. Send a new tick with their version to overrule it.',
    },
    gone: { description: 'The row is not on the meeting’s list.' },
  },
});

@ObjectType({ description: 'What became of one tick: what was sent, and what stands in the list now.' })
export class AttendanceTickResult {
  @Field(() => String, { description: 'The tick.' }) tickId: string;
  @Field(() => AttendanceOutcome, { description: 'What became of it.' }) outcome: AttendanceOutcome;
  @Field(() => AttendanceStatus, { description: 'What was sent.' }) sentStatus: AttendanceStatus;
  @Field(() => Attendance, { nullable: true, description: 'The row as it is now; null where it is gone.' }) attendance: string | null;
}

@Inputs('What you want to have recorded as your gender.')
export class SetOwnGenderInput {
  @Is.choice(() => Gender, 'The gender; `undisclosed` where you do not want to say.') gender: Gender;
}

@Inputs('That nothing shall be recorded as your gender.')
export class ClearOwnGenderInput {}

@Inputs('What somebody without an account has said shall be recorded as their gender.')
export class SetPersonGenderInput {
  @Is.id('The person; who has an account decides for themselves.') personId: string;
  @Is.choice(() => Gender, { nullable: true, description: 'What the person has said; null = nothing shall be recorded.' }) gender?: Gender | null;
}
