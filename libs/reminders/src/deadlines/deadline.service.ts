import { Injectable } from '@nestjs/common';
import { Municipality, Person, Workgroup } from '@samnav/networks';
import { access, domainError, Faults } from '@samnav/platform';
import type { Tx, Where } from '@samnav/platform';
import { planReminders, withdrawReminders } from '../reminders/plan-reminders.ts';
import { resolveDue } from './due.ts';
import { DatePrecision, Deadline, DeadlineKind } from './deadline.entity.ts';
import type { DeadlineInput, MeetDeadlineInput, MoveDeadlineInput, SetDeadlineInput } from './deadline.entity.ts';
import { task } from './obligations.ts';

export const NeededForNew = domainError('invalid', 'NEEDED_FOR_NEW', { sv: 'Behövs för en ny tidsgräns.', en: 'A new deadline needs this.' });
export const DeadlineClosed = domainError('refused', 'DEADLINE_CLOSED', {
  sv: 'Tidsgränsen är redan klar eller struken. Öppna den igen först.',
  en: 'The deadline is already met or struck. Open it again first.',
});
export const DeadlineOpen = domainError('refused', 'DEADLINE_OPEN', { sv: 'Tidsgränsen är redan öppen.', en: 'The deadline is already open.' });
export const PersonNeeded = domainError('refused', 'PERSON_NEEDED', {
  sv: 'Ditt konto hör inte till någon person i regionen, så ingen kan stå för det här. Be samordnaren lägga upp dig.',
  en: 'Your account belongs to no person of the region, so nobody can stand for this. Ask the coordinator to add you.',
});

/** What a municipality owns is its own people's, also where a workgroup works with it. */
const whereOf = (d: Pick<Deadline, 'municipalityId' | 'workgroupId'>): Where => ({
  municipalityId: d.municipalityId,
  workgroupId: d.municipalityId ? null : d.workgroupId,
});

/** A new deadline says what, by when and who. */
function whole({ title, dueOn, ownerId }: SetDeadlineInput): { title: string; dueOn: string; ownerId: string } {
  const needed = { title, dueOn, ownerId };
  const missing = Object.entries(needed).filter(([, value]) => value == null);
  if (missing.length) throw new Faults(missing.map(([field]) => new NeededForNew({}, ['input', field])));
  return needed as { title: string; dueOn: string; ownerId: string };
}

/** Promises with an owner and a day. */
@Injectable()
export class DeadlineService {
  /** Makes a deadline, or changes the one that the input names. */
  set(tx: Tx, input: SetDeadlineInput): Promise<string> {
    return input.id ? this.change(tx, { ...input, id: input.id }) : this.create(tx, input);
  }

  async create(tx: Tx, input: SetDeadlineInput, source: string | null = null): Promise<string> {
    const { title, dueOn, ownerId } = whole(input);
    const municipality = await tx.findOptional(Municipality, input.municipalityId, ['municipalityId']);
    const workgroup = await tx.findOptional(Workgroup, input.workgroupId, ['workgroupId']);
    access.require(tx.scope, 'deadline.create', whereOf({ municipalityId: municipality?.id ?? null, workgroupId: workgroup?.id ?? null }));
    const owner = await tx.find(Person, ownerId, ['ownerId']);
    const place = { municipalityId: municipality?.id ?? null, workgroupId: workgroup?.id ?? null };
    const kind = input.kind ?? DeadlineKind.AGREED;
    const precision = input.precision ?? DatePrecision.day;
    const due = await resolveDue(tx, { kind, precision, statedOn: dueOn, municipalityId: place.municipalityId });
    const startsOn = input.startsOn ?? undefined;
    const words = { title, description: input.description, evidenceRequired: input.evidenceRequired ?? false };
    const values = { obligation: task.obligation, ...words, kind, precision, ...due, startsOn, ownerId: owner.id, ...place, source };
    const id = await tx.create(Deadline, values, 'deadline.created');
    await planReminders(tx, [id], { assigned: tx.scope.personId !== null });
    return id;
  }

  private async change(tx: Tx, input: SetDeadlineInput & { id: string }): Promise<string> {
    const deadline = await this.openOne(tx, input.id);
    const owner = await tx.findOptional(Person, input.ownerId, ['ownerId']);
    const kind = input.kind ?? deadline.kind;
    const precision = input.precision ?? deadline.precision;
    const stated = input.dueOn ?? deadline.statedOn ?? deadline.dueOn;
    const due = await resolveDue(tx, { kind, precision, statedOn: stated, municipalityId: deadline.municipalityId });
    const changes = {
      title: input.title ?? undefined,
      description: input.description,
      evidenceRequired: input.evidenceRequired ?? undefined,
      startsOn: input.startsOn ?? undefined,
      ownerId: owner?.id,
      kind,
      precision,
      ...due,
    };
    const { ownerId } = await tx.change(Deadline, deadline.id, input.expectedVersion ?? null, changes, 'deadline.updated');
    await planReminders(tx, [deadline.id], { assigned: ownerId !== deadline.ownerId });
    return deadline.id;
  }

  async move(tx: Tx, input: MoveDeadlineInput): Promise<string> {
    const deadline = await this.openOne(tx, input.id);
    const due = await resolveDue(tx, {
      kind: deadline.kind,
      precision: DatePrecision.day,
      statedOn: input.dueOn,
      municipalityId: deadline.municipalityId,
    });
    // a new day is a new promise: what was answered about the old one says nothing of it
    const fresh = {
      precision: DatePrecision.day,
      pausedDays: 0,
      acknowledgedAt: null,
      acknowledgedUntil: null,
      acknowledgedById: null,
      snoozedUntil: null,
    };
    await tx.change(Deadline, deadline.id, input.expectedVersion, { ...due, ...fresh }, 'deadline.moved', input.reason ?? undefined);
    await planReminders(tx, [deadline.id]);
    return deadline.id;
  }

  async meet(tx: Tx, input: MeetDeadlineInput): Promise<string> {
    const deadline = await this.one(tx, input.id, 'deadline.meet');
    this.mustBeOpen(deadline);
    if (!tx.scope.personId) throw new PersonNeeded();
    const values = { metAt: new Date(tx.now), metById: tx.scope.personId, outcome: input.outcome ?? null };
    await tx.change(Deadline, deadline.id, input.expectedVersion, values, 'deadline.met');
    await withdrawReminders(tx, deadline.id, 'met');
    return deadline.id;
  }

  async cancel(tx: Tx, input: DeadlineInput): Promise<string> {
    const deadline = await this.openOne(tx, input.id);
    await tx.change(Deadline, deadline.id, input.expectedVersion, { cancelledAt: new Date(tx.now) }, 'deadline.cancelled', input.reason ?? undefined);
    await withdrawReminders(tx, deadline.id, 'cancelled');
    return deadline.id;
  }

  async reopen(tx: Tx, input: DeadlineInput): Promise<string> {
    const deadline = await this.one(tx, input.id, 'deadline.meet');
    if (!deadline.metAt && !deadline.cancelledAt) throw new DeadlineOpen({}, ['input', 'id']);
    const values = { metAt: null, metById: null, outcome: null, cancelledAt: null };
    await tx.change(Deadline, deadline.id, input.expectedVersion, values, 'deadline.reopened', input.reason ?? undefined);
    await planReminders(tx, [deadline.id]);
    return deadline.id;
  }

  private async openOne(tx: Tx, id: string): Promise<Deadline> {
    const deadline = await this.one(tx, id, 'deadline.update');
    this.mustBeOpen(deadline);
    return deadline;
  }

  private async one(tx: Tx, id: string, operation: 'deadline.update' | 'deadline.meet'): Promise<Deadline> {
    const deadline = await tx.find(Deadline, id, ['id']);
    access.require(tx.scope, operation, { ...whereOf(deadline), personId: deadline.ownerId });
    return deadline;
  }

  private mustBeOpen(deadline: Deadline): void {
    if (deadline.metAt || deadline.cancelledAt) throw new DeadlineClosed({}, ['input', 'id'], { allowed: ['reopenDeadline'] });
  }
}
