import { Injectable } from '@nestjs/common';
import { Municipality, Person, Workgroup } from '@samnav/networks';
import { access, constraintError, domainError, Faults, File, filesHeldBy } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { AnswerKind, recordAnswer } from '../answers/deadline-answer.entity.ts';
import { HandOverState } from '../owners/hand-over.entity.ts';
import { closePending, OwnerGone, ownerChanged } from '../owners/hand-overs.ts';
import { coverLeaving } from '../owners/leaving.ts';
import { planReminders, withdrawReminders } from '../reminders/plan-reminders.ts';
import { actingPerson, deadlineFor, isOpen, openDeadlineFor, whereOf } from './deadline-place.ts';
import { resolveDue } from './due.ts';
import { DatePrecision, Deadline, DeadlineKind } from './deadline.entity.ts';
import type { DeadlineInput, MeetDeadlineInput, MoveDeadlineInput, SetDeadlineInput } from './deadline.entity.ts';
import { obligationOf, task } from './obligations.ts';

export const NeededForNew = domainError('invalid', 'NEEDED_FOR_NEW', { sv: 'Behövs för en ny tidsgräns.', en: 'A new deadline needs this.' });
export const DeadlineOpen = domainError('refused', 'DEADLINE_OPEN', { sv: 'Tidsgränsen är redan öppen.', en: 'The deadline is already open.' });
export const EvidenceMissing = domainError('refused', 'EVIDENCE_MISSING', {
  sv: 'Den här tidsgränsen är klar först med underlag. Ange en länk eller bifoga en fil.',
  en: 'This deadline is done only with evidence. Give a link or attach a file.',
});
export const DoneElsewhere = domainError('refused', 'DONE_ELSEWHERE', {
  sv: 'Den här blir klar av sig själv, när det som den gäller är godkänt eller inlämnat igen.',
  en: 'This is done by itself, when what it is about is approved or handed in again.',
});
export const EvidenceUrlInvalid = domainError('invalid', 'EVIDENCE_URL_INVALID', {
  sv: 'Länken ska börja med https:// eller http://.',
  en: 'The link must begin with https:// or http://.',
});
constraintError('deadline_evidence_url_check', () => new EvidenceUrlInvalid({}, ['input', 'evidenceUrl']));
constraintError('deadline_owner_active', () => new OwnerGone({}, ['input']));
filesHeldBy('deadline', 'evidence_file_id');

type Seen<Input> = Omit<Input, 'expectedVersion'> & { expectedVersion: number | null };

/** A new day is a new promise: what was answered about the old one says nothing of it. */
const unanswered = { pausedDays: 0, acknowledgedAt: null, acknowledgedUntil: null, acknowledgedById: null, snoozedUntil: null };

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
    return input.id != null ? this.change(tx, { ...input, id: input.id }) : this.create(tx, input);
  }

  async create(tx: Tx, input: SetDeadlineInput, source: string | null = null): Promise<string> {
    const municipality = await tx.findOptional(Municipality, input.municipalityId, ['municipalityId']);
    const workgroup = await tx.findOptional(Workgroup, input.workgroupId, ['workgroupId']);
    access.require(tx.scope, 'deadline.create', whereOf({ municipalityId: municipality?.id ?? null, workgroupId: workgroup?.id ?? null }));
    const owner = await tx.findOptional(Person, input.ownerId, ['ownerId']);
    const { title, dueOn } = whole(input);
    const place = { municipalityId: municipality?.id ?? null, workgroupId: workgroup?.id ?? null };
    const kind = input.kind ?? DeadlineKind.AGREED;
    const precision = input.precision ?? DatePrecision.day;
    const due = await resolveDue(tx, { kind, precision, statedOn: dueOn, municipalityId: place.municipalityId });
    const startsOn = input.startsOn ?? undefined;
    const words = { title, description: input.description, evidenceRequired: input.evidenceRequired ?? false };
    const values = { obligation: task.obligation, ...words, kind, precision, ...due, startsOn, ownerId: owner!.id, ...place, source };
    const id = await tx.create(Deadline, values, 'deadline.created');
    await coverLeaving(tx, owner!.id);
    await planReminders(tx, [id], { assigned: tx.scope.personId !== null });
    return id;
  }

  private async change(tx: Tx, input: SetDeadlineInput & { id: string }): Promise<string> {
    const owner = await tx.findOptional(Person, input.ownerId, ['ownerId']);
    const deadline = await openDeadlineFor(tx, input, 'deadline.update');
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
      ...(due.dueOn !== deadline.dueOn && unanswered),
    };
    const { ownerId } = await tx.change(Deadline, deadline.id, null, changes, 'deadline.updated');
    const assigned = ownerId !== deadline.ownerId;
    if (assigned) await this.reassigned(tx, deadline.id, ownerId);
    await planReminders(tx, [deadline.id], { assigned });
    return deadline.id;
  }

  async move(tx: Tx, input: MoveDeadlineInput): Promise<string> {
    const { id, kind, municipalityId } = await openDeadlineFor(tx, input, 'deadline.update');
    const precision = DatePrecision.day;
    const due = await resolveDue(tx, { kind, precision, statedOn: input.dueOn, municipalityId });
    await tx.change(Deadline, id, null, { precision, ...due, ...unanswered }, 'deadline.moved', input.reason ?? undefined);
    await recordAnswer(tx, { deadlineId: id, kind: AnswerKind.moved, untilOn: due.dueOn, note: input.reason });
    await planReminders(tx, [id]);
    return id;
  }

  async meet(tx: Tx, input: MeetDeadlineInput): Promise<string> {
    return (await this.done(tx, input)).deadline;
  }

  /** As `meet`; answers the answer's uuid too. Without a version where a link of a mail is used, whose holder saw none. */
  async done(tx: Tx, input: Seen<MeetDeadlineInput>): Promise<{ deadline: string; answer: string }> {
    const file = await tx.findOptional(File, input.evidenceFileId, ['evidenceFileId']);
    const deadline = await openDeadlineFor(tx, input, 'deadline.meet');
    if (obligationOf(deadline.obligation).doneElsewhere) throw new DoneElsewhere({}, ['input', 'id']);
    const metById = actingPerson(tx);
    const evidence = { evidenceUrl: input.evidenceUrl ?? null, evidenceFileId: file?.id ?? null };
    if (deadline.evidenceRequired && !evidence.evidenceUrl && !evidence.evidenceFileId) throw new EvidenceMissing({}, ['input', 'evidenceUrl']);
    const values = { metAt: new Date(tx.now), metById, outcome: input.outcome ?? null, ...evidence };
    await tx.change(Deadline, deadline.id, null, values, 'deadline.met');
    return { deadline: deadline.id, answer: await this.closed(tx, deadline.id, AnswerKind.done, input.outcome) };
  }

  async cancel(tx: Tx, input: DeadlineInput): Promise<string> {
    const { id, obligation } = await openDeadlineFor(tx, input, 'deadline.update');
    if (obligationOf(obligation).doneElsewhere) throw new DoneElsewhere({}, ['input', 'id']);
    await tx.change(Deadline, id, null, { cancelledAt: new Date(tx.now) }, 'deadline.cancelled', input.reason ?? undefined);
    await this.closed(tx, id, AnswerKind.cancelled, input.reason);
    return id;
  }

  async reopen(tx: Tx, input: DeadlineInput): Promise<string> {
    const deadline = await deadlineFor(tx, input.id, 'deadline.meet');
    if (isOpen(deadline)) throw new DeadlineOpen({}, ['input', 'id']);
    if (obligationOf(deadline.obligation).doneElsewhere) throw new DoneElsewhere({}, ['input', 'id']); // nothing would ever close it again
    const values = { metAt: null, metById: null, outcome: null, evidenceUrl: null, evidenceFileId: null, cancelledAt: null };
    await tx.change(Deadline, deadline.id, input.expectedVersion, values, 'deadline.reopened', input.reason ?? undefined);
    await recordAnswer(tx, { deadlineId: deadline.id, kind: AnswerKind.reopened, note: input.reason });
    await coverLeaving(tx, deadline.ownerId);
    await planReminders(tx, [deadline.id]);
    return deadline.id;
  }

  private async closed(tx: Tx, deadlineId: string, kind: AnswerKind.done | AnswerKind.cancelled, note?: string | null): Promise<string> {
    await closePending(tx, deadlineId, HandOverState.withdrawn);
    await withdrawReminders(tx, deadlineId, kind === AnswerKind.done ? 'met' : 'cancelled');
    return recordAnswer(tx, { deadlineId, kind, note });
  }

  private async reassigned(tx: Tx, deadlineId: string, ownerId: string): Promise<void> {
    await ownerChanged(tx, deadlineId);
    await tx.change(Deadline, deadlineId, null, { acceptedAt: new Date(tx.now), snoozedUntil: null }, 'deadline.assigned');
    await recordAnswer(tx, { deadlineId, kind: AnswerKind.handedOver, toPersonId: ownerId });
    await coverLeaving(tx, ownerId);
  }
}
