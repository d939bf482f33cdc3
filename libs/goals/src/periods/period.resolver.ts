import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { CreateReportingPeriodInput, LockPeriodInput, UnlockPeriodInput, UpdateReportingPeriodInput } from './period.inputs.ts';
import { PeriodService } from './period.service.ts';
import { PeriodUnlock, ReportingPeriod } from './reporting-period.entity.ts';

@Resolver()
export class PeriodResolver {
  constructor(private readonly periods: PeriodService) {}

  @Verb(
    'reportingPeriod.create',
    { reportingPeriod: () => ReportingPeriod },
    'Opens a period to report for; with a last day, whoever reports is asked.',
  )
  async createReportingPeriod(@InTx() tx: Tx, @Input() input: CreateReportingPeriodInput) {
    return { reportingPeriod: await this.periods.create(tx, input) };
  }

  @Verb('reportingPeriod.update', { reportingPeriod: () => ReportingPeriod }, 'Changes what a period is called, or its last day to report.')
  async updateReportingPeriod(@InTx() tx: Tx, @Input() input: UpdateReportingPeriodInput) {
    return { reportingPeriod: await this.periods.update(tx, input) };
  }

  @Verb(
    'reportingPeriod.lock',
    { reportingPeriod: () => ReportingPeriod },
    'Locks a period for ever: the database itself refuses every change in it.',
  )
  async lockPeriod(@InTx() tx: Tx, @Input() input: LockPeriodInput) {
    return { reportingPeriod: await this.periods.lock(tx, input) };
  }

  @Verb(
    'reportingPeriod.unlock',
    { periodUnlock: () => PeriodUnlock, reportingPeriod: () => ReportingPeriod },
    'Gives one person time to correct figures of a locked period; the trace stays.',
  )
  async unlockPeriod(@InTx() tx: Tx, @Input() input: UnlockPeriodInput) {
    const { unlock, period } = await this.periods.unlock(tx, input);
    return { periodUnlock: unlock, reportingPeriod: period };
  }
}
