import { Resolver } from '@nestjs/graphql';
import { Person } from '@samnav/networks';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { CertificationService } from './certification.service.ts';
import { HourlyRate, SetHourlyRateInput } from './hourly-rate.entity.ts';
import { HourlyRateService } from './hourly-rate.service.ts';
import { RecordTimeAbsenceInput, RemoveTimeAbsenceInput, TimeAbsence } from './time-absence.entity.ts';
import { TimeAbsenceService } from './time-absence.service.ts';
import { TimeEntry } from './time-entry.entity.ts';
import { EndTimeShareInput, SetTimeShareInput, TimeShare } from './time-share.entity.ts';
import { TimeShareService } from './time-share.service.ts';
import { CertifyTimeInput, RecordTimeInput, RecordTimesInput, WithdrawCertificationInput } from './time.inputs.ts';
import { TimeService } from './time.service.ts';

@Resolver()
export class TimeResolver {
  constructor(
    private readonly times: TimeService,
    private readonly certification: CertificationService,
    private readonly rates: HourlyRateService,
    private readonly shares: TimeShareService,
    private readonly absences: TimeAbsenceService,
  ) {}

  @Verb('timeEntry.record', { timeEntry: () => TimeEntry }, 'Writes down time that somebody worked in a project one day.', { idempotent: true })
  async recordTime(@InTx() tx: Tx, @Input() input: RecordTimeInput) {
    return { timeEntry: await this.times.record(tx, input) };
  }

  @Verb('timeEntry.record', { timeEntries: () => [TimeEntry] }, 'Writes down a week of somebody’s time: new, changed and removed entries at once.')
  async recordTimes(@InTx() tx: Tx, @Input() input: RecordTimesInput) {
    return { timeEntries: await this.times.recordAll(tx, input) };
  }

  @Verb(
    'timeEntry.certify',
    { timeEntries: () => [TimeEntry] },
    'Certifies time, by somebody who neither worked nor wrote it: it counts in the project’s ledger from then on.',
    { idempotent: true },
  )
  async certifyTime(@InTx() tx: Tx, @Input() input: CertifyTimeInput) {
    return { timeEntries: await this.certification.certify(tx, input) };
  }

  @Verb(
    'timeEntry.certify',
    { timeEntries: () => [TimeEntry] },
    'Takes certificates of time back: what they put in the ledger is reversed, and the support that rests on it falls at once.',
    { idempotent: true },
  )
  async withdrawCertification(@InTx() tx: Tx, @Input() input: WithdrawCertificationInput) {
    return { timeEntries: await this.certification.withdraw(tx, input) };
  }

  @Verb('hourlyRate.set', { hourlyRate: () => HourlyRate }, 'Sets what an hour of a person costs in a project from a day on.')
  async setHourlyRate(@InTx() tx: Tx, @Input() input: SetHourlyRateInput) {
    return { hourlyRate: await this.rates.set(tx, input) };
  }

  @Verb(
    'hourlyRate.set',
    { timeShare: () => TimeShare },
    'States a fixed share of a person’s employment in a project; months that are over become entries.',
  )
  async setTimeShare(@InTx() tx: Tx, @Input() input: SetTimeShareInput) {
    return { timeShare: await this.shares.set(tx, input) };
  }

  @Verb('hourlyRate.set', { timeShare: () => TimeShare }, 'Lets a fixed share end another day.')
  async endTimeShare(@InTx() tx: Tx, @Input() input: EndTimeShareInput) {
    return { timeShare: await this.shares.end(tx, input) };
  }

  @Verb('timeEntry.record', { timeAbsence: () => TimeAbsence }, 'Writes down that somebody with a fixed share was away; the months follow at once.')
  async recordTimeAbsence(@InTx() tx: Tx, @Input() input: RecordTimeAbsenceInput) {
    return { timeAbsence: await this.absences.record(tx, input) };
  }

  @Verb('timeEntry.record', { person: () => Person }, 'Removes an absence that was written down by mistake; the months follow at once.')
  async removeTimeAbsence(@InTx() tx: Tx, @Input() input: RemoveTimeAbsenceInput) {
    return { person: await this.absences.remove(tx, input) };
  }
}
