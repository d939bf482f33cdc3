import { ID, Resolver } from '@nestjs/graphql';
import { Person } from '@samnav/networks';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { Meeting } from '../meetings/meeting.entity.ts';
import { Attendance } from './attendance.entity.ts';
import {
  AddGuestInput,
  AttendanceTickResult,
  ClearOwnGenderInput,
  InviteToMeetingInput,
  RecordAttendanceInput,
  RemoveAttendanceInput,
  SetOwnGenderInput,
  SetPersonGenderInput,
} from './attendance.inputs.ts';
import { AttendanceService } from './attendance.service.ts';
import { GenderService } from './gender.service.ts';
import { PersonGender } from './person-gender.entity.ts';
import { TickService } from './tick.service.ts';

@Resolver()
export class AttendanceResolver {
  constructor(
    private readonly attendances: AttendanceService,
    private readonly ticks: TickService,
    private readonly genders: GenderService,
  ) {}

  @Verb('attendance.record', { meeting: () => Meeting }, 'Puts people on the list of a meeting, as invited. Mails nobody.')
  async inviteToMeeting(@InTx() tx: Tx, @Input() input: InviteToMeetingInput) {
    return { meeting: await this.attendances.invite(tx, input) };
  }

  @Verb('attendance.record', { attendance: () => Attendance }, 'Puts a guest without account on the list of a meeting.')
  async addGuest(@InTx() tx: Tx, @Input() input: AddGuestInput) {
    return { attendance: await this.attendances.addGuest(tx, input) };
  }

  @Verb(
    'attendance.record',
    { outcomes: () => [AttendanceTickResult] },
    'Records who came, tick by tick, and answers each. The same tick sent again does nothing; one that does not know what somebody else has ticked meanwhile is a conflict, and theirs stays.',
  )
  async recordAttendance(@InTx() tx: Tx, @Input() input: RecordAttendanceInput) {
    return { outcomes: await this.ticks.record(tx, input) };
  }

  @Verb('attendance.record', { removedId: () => ID }, 'Takes somebody off the list of a meeting, of whom nothing is ticked.')
  async removeAttendance(@InTx() tx: Tx, @Input() input: RemoveAttendanceInput) {
    return { removedId: await this.attendances.remove(tx, input) };
  }

  @Verb('personGender.choose', { personGender: () => PersonGender }, 'Decides what is recorded as your gender; it counts at once, in all balances.')
  async setOwnGender(@InTx() tx: Tx, @Input() input: SetOwnGenderInput) {
    return { personGender: await this.genders.setOwn(tx, input) };
  }

  @Verb('personGender.choose', { removedId: () => ID }, 'Takes away what is recorded as your gender.')
  async clearOwnGender(@InTx() tx: Tx, @Input() _input: ClearOwnGenderInput) {
    return { removedId: await this.genders.clearOwn(tx) };
  }

  @Verb(
    'personGender.record',
    { person: () => Person },
    'Writes down what somebody without an account has said shall be recorded. Nobody reads it afterwards.',
  )
  async setPersonGender(@InTx() tx: Tx, @Input() input: SetPersonGenderInput) {
    return { person: await this.genders.setOf(tx, input) };
  }
}
