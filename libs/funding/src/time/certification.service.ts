import { Injectable } from '@nestjs/common';
import { access } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Person } from '@samnav/networks';
import { ExpenditureService, VoucherOrigin } from '@samnav/projects';
import type { Posting } from '@samnav/projects';
import { PersonNeeded } from '@samnav/reminders';
import { worthOf } from '../rules/hourly-rate.ts';
import { hourlyOn } from './hourly-rate.service.ts';
import { CertifierWrote, OwnHours, RateMissing, TimeCertified, TimeNotCertified } from './refusals.ts';
import { whereOfTime } from './seen.ts';
import { lockTimeOf } from './shares.ts';
import { askForCertificate } from './sheets.ts';
import { TimeEntry } from './time-entry.entity.ts';
import type { CertifyTimeInput, WithdrawCertificationInput } from './time.inputs.ts';

/** Somebody else says that the time was worked: only then it is worth anything. */
@Injectable()
export class CertificationService {
  private readonly expenditures = new ExpenditureService();

  /** Certifies all of it or none; each entry then stands in the project's ledger at what the person's hour costs that day. */
  async certify(tx: Tx, input: CertifyTimeInput): Promise<string[]> {
    const entries = await this.held(tx, input.ids);
    for (const [i, entry] of entries.entries()) {
      const path = ['input', 'ids', String(i)];
      if (entry.certifiedAt) throw new TimeCertified({}, path, { allowed: ['withdrawCertification'] });
      if (entry.personId === tx.scope.personId) throw new OwnHours({}, path);
      if (entry.recordedById !== null && entry.recordedById === tx.scope.personId) throw new CertifierWrote({}, path);
    }
    const worth = await Promise.all(
      entries.map(async (entry, i) => {
        const hourly = await this.hourlyOf(tx, entry, ['input', 'ids', String(i)]);
        return { hourlyOre: hourly, valueOre: worthOf(entry.minutes, hourly) };
      }),
    );
    const postings = entries.map((entry, i) => postingOf(entry, worth[i]!.valueOre));
    const posted = await this.expenditures.post(tx, postings, VoucherOrigin.time);
    const certificate = {
      certifiedAt: new Date(tx.now),
      certifiedById: tx.scope.personId,
      withdrawnAt: null,
      withdrawnById: null,
      withdrawnBecause: null,
    };
    await Promise.all(
      entries.map(({ id }, i) =>
        tx.change(TimeEntry, id, null, { ...certificate, ...worth[i]!, expenditureId: posted[i]!.expenditureId }, 'timeEntry.certified'),
      ),
    );
    await this.sheets(tx, entries);
    return entries.map(({ id }) => id);
  }

  private async hourlyOf(tx: Tx, { projectId, personId, workedOn }: TimeEntry, path: string[]): Promise<bigint> {
    const hourly = await hourlyOn(tx, projectId, personId, workedOn);
    if (hourly !== null) return hourly;
    const { name } = await tx.get(Person, personId);
    throw new RateMissing({ name, day: workedOn }, path, { allowed: ['setHourlyRate'] });
  }

  /** Takes certificates back, by whoever may give them: the ledger gets the opposite amounts today, and the support falls at once. */
  async withdraw(tx: Tx, input: WithdrawCertificationInput): Promise<string[]> {
    const entries = await this.held(tx, input.ids);
    const fault = entries.findIndex(({ certifiedAt }) => certifiedAt === null);
    if (fault >= 0) throw new TimeNotCertified({}, ['input', 'ids', String(fault)]);
    const spent = entries.map(({ expenditureId }) => expenditureId!);
    const withdrawn = { withdrawnAt: new Date(tx.now), withdrawnById: tx.scope.personId, withdrawnBecause: input.reason };
    const open = { certifiedAt: null, certifiedById: null, hourlyOre: null, valueOre: null, expenditureId: null };
    await Promise.all(
      entries.map(({ id }) => tx.change(TimeEntry, id, null, { ...open, ...withdrawn }, 'timeEntry.certificationWithdrawn', input.reason)),
    );
    await this.expenditures.takeBack(tx, spent, input.reason);
    await this.sheets(tx, entries);
    return entries.map(({ id }) => id);
  }

  /** The entries in the order of the input, locked in the order of their ids so that two cannot hold each other up. */
  private async held(tx: Tx, ids: readonly string[]): Promise<TimeEntry[]> {
    const seen = await Promise.all(ids.map((id, i) => tx.find(TimeEntry, id, ['ids', String(i)])));
    for (const entry of seen) access.require(tx.scope, 'timeEntry.certify', whereOfTime(entry));
    if (!tx.scope.personId) throw new PersonNeeded();
    const found = [...new Set(seen.map(({ id }) => id))];
    for (const person of [...new Set(seen.map(({ personId }) => personId))].toSorted()) await lockTimeOf(tx, person); // so does who sets a rate
    const locked = await Promise.all(found.toSorted().map((id) => tx.lock(TimeEntry, id)));
    return found.map((id) => locked.find((entry) => entry.id === id)!);
  }

  private async sheets(tx: Tx, entries: readonly TimeEntry[]): Promise<void> {
    for (const sheet of new Set(entries.map(({ sheetId }) => sheetId))) await askForCertificate(tx, sheet);
  }
}

/** How long is not said: everybody reads what is spent, and with the hours it would tell what an hour is paid. */
const postingOf = ({ id, projectId, budgetLineId, workedOn, shareId, source }: TimeEntry, amount: bigint): Posting => ({
  ...{ projectId, budgetLineId, spentOn: workedOn, amount, source, note: 'Arbetad tid' },
  timeSource: { kind: shareId ? 'share' : 'entry', id },
});
