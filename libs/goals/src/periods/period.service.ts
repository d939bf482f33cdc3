import { Injectable } from '@nestjs/common';
import { EndsBeforeStart, Person } from '@samnav/networks';
import { access, constraintError, domainError, globalId } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { PersonNeeded } from '@samnav/reminders';
import { askForMeasurements, closeOpen } from '../measurements/measurement-obligations.ts';
import { PeriodIsLocked } from '../measurements/refusals.ts';
import { askMore } from './ask-for-measurements.job.ts';
import type { CreateReportingPeriodInput, LockPeriodInput, UnlockPeriodInput, UpdateReportingPeriodInput } from './period.inputs.ts';
import { PeriodUnlock, ReportingPeriod } from './reporting-period.entity.ts';

export const PeriodTaken = domainError('refused', 'PERIOD_TAKEN', {
  sv: 'Det finns redan en period med det namnet eller de dagarna.',
  en: 'There is a period of that name or those days already.',
});
export const PeriodNotLocked = domainError('refused', 'PERIOD_NOT_LOCKED', {
  sv: 'Perioden är inte låst, så alla som får kan ändra i den.',
  en: 'The period is not locked, so whoever may can change it.',
});
export const UnlockNotSoon = domainError('invalid', 'UNLOCK_NOT_SOON', {
  sv: 'Upplåsningen kan gälla högst 31 dagar framåt, och inte ett klockslag som har passerat.',
  en: 'An unlock can hold at most 31 days ahead, and not until a time that has passed.',
});
constraintError('period_unlock_until', () => new UnlockNotSoon({}, ['input', 'until']));
constraintError('reporting_period_name_key', () => new PeriodTaken({}, ['input', 'name']));
constraintError('reporting_period_days_key', () => new PeriodTaken({}, ['input', 'startsOn']));
constraintError('reporting_period_days', () => new EndsBeforeStart({}, ['input', 'endsOn']));
constraintError('locked_period_stays', () => new PeriodIsLocked({}, ['input', 'id'], { allowed: ['unlockPeriod'] }));

/** Scopes that are asked in the transaction itself; more go by a job. */
const AT_ONCE = 50;

/** The periods that are measured for, and what is held fast. */
@Injectable()
export class PeriodService {
  async create(tx: Tx, input: CreateReportingPeriodInput & { source?: string }): Promise<string> {
    access.require(tx.scope, 'reportingPeriod.create', {});
    const { name, periodicity, startsOn, endsOn, dueOn, source } = input;
    const id = await tx.create(ReportingPeriod, { name, periodicity, startsOn, endsOn, dueOn, source }, 'reportingPeriod.created');
    await this.ask(tx, id);
    return id;
  }

  async update(tx: Tx, input: UpdateReportingPeriodInput): Promise<string> {
    const period = await tx.find(ReportingPeriod, input.id, ['id']);
    access.require(tx.scope, 'reportingPeriod.update', {});
    const changes = { name: input.name ?? undefined, dueOn: input.dueOn };
    await tx.change(ReportingPeriod, period.id, input.expectedVersion, changes, 'reportingPeriod.updated');
    await this.ask(tx, period.id);
    return period.id;
  }

  /** From here on nothing in it changes; what is still asked for is asked for no longer. */
  async lock(tx: Tx, input: LockPeriodInput): Promise<string> {
    const period = await tx.find(ReportingPeriod, input.id, ['id']);
    access.require(tx.scope, 'reportingPeriod.lock', {});
    if (period.lockedAt) throw new PeriodIsLocked({}, ['input', 'id'], { allowed: ['unlockPeriod'] });
    const locked = { lockedAt: new Date(tx.now), lockedById: tx.scope.personId };
    await tx.change(ReportingPeriod, period.id, input.expectedVersion, locked, 'reportingPeriod.locked');
    await closeOpen(tx, period.id);
    return period.id;
  }

  /** Gives one person time to correct it. */
  async unlock(tx: Tx, input: UnlockPeriodInput): Promise<{ unlock: string; period: string }> {
    const period = await tx.find(ReportingPeriod, input.periodId, ['periodId']);
    const person = await tx.find(Person, input.personId, ['personId']);
    access.require(tx.scope, 'reportingPeriod.unlock', {});
    if (!period.lockedAt) throw new PeriodNotLocked({}, ['input', 'periodId']);
    if (!tx.scope.personId) throw new PersonNeeded();
    const given = { periodId: period.id, personId: person.id, until: new Date(input.until), reason: input.reason, grantedById: tx.scope.personId };
    const unlock = await tx.create(PeriodUnlock, given, 'reportingPeriod.unlocked', `${globalId(Person, person.id)}: ${input.reason}`);
    return { unlock, period: period.id };
  }

  private async ask(tx: Tx, periodId: string): Promise<void> {
    if ((await askForMeasurements(tx, { periodId }, AT_ONCE)) === AT_ONCE) await tx.emit(askMore, { periodId });
  }
}
