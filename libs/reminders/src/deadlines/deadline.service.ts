import { Injectable } from '@nestjs/common';
import { Municipality, Person, Workgroup } from '@samnav/networks';
import { access, domainError } from '@samnav/platform';
import type { Tx, Where } from '@samnav/platform';
import { planReminders, withdrawReminders } from '../reminders/plan-reminders.ts';
import { Deadline } from './deadline.entity.ts';
import type { CreateDeadlineInput, DeadlineInput, MeetDeadlineInput, MoveDeadlineInput, UpdateDeadlineInput } from './deadline.entity.ts';
import { task } from './deadline.kinds.ts';

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

/** Promises with an owner and a day. */
@Injectable()
export class DeadlineService {
  async create(tx: Tx, input: CreateDeadlineInput, source: string | null = null): Promise<string> {
    const municipality = await tx.findOptional(Municipality, input.municipalityId, ['municipalityId']);
    const workgroup = await tx.findOptional(Workgroup, input.workgroupId, ['workgroupId']);
    access.require(tx.scope, 'deadline.create', whereOf({ municipalityId: municipality?.id ?? null, workgroupId: workgroup?.id ?? null }));
    const owner = await tx.find(Person, input.ownerId, ['ownerId']);
    const { title, description, dueOn } = input;
    const id = await tx.create(
      Deadline,
      {
        kind: task.kind,
        title,
        description,
        dueOn,
        ownerId: owner.id,
        municipalityId: municipality?.id ?? null,
        workgroupId: workgroup?.id ?? null,
        source,
      },
      'deadline.created',
    );
    await planReminders(tx, await tx.get(Deadline, id));
    return id;
  }

  async update(tx: Tx, input: UpdateDeadlineInput): Promise<string> {
    const deadline = await this.openOne(tx, input.id);
    const owner = await tx.findOptional(Person, input.ownerId, ['ownerId']);
    const changed = await tx.change(
      Deadline,
      deadline.id,
      input.expectedVersion,
      { title: input.title ?? undefined, description: input.description, ownerId: owner?.id },
      'deadline.updated',
    );
    await planReminders(tx, changed);
    return deadline.id;
  }

  async move(tx: Tx, input: MoveDeadlineInput): Promise<string> {
    const deadline = await this.openOne(tx, input.id);
    const moved = await tx.change(Deadline, deadline.id, input.expectedVersion, { dueOn: input.dueOn }, 'deadline.moved', input.reason ?? undefined);
    await planReminders(tx, moved);
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
    const open = await tx.change(Deadline, deadline.id, input.expectedVersion, values, 'deadline.reopened', input.reason ?? undefined);
    await planReminders(tx, open);
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
