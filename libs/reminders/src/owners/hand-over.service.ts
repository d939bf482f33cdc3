import { Injectable } from '@nestjs/common';
import { Person } from '@samnav/networks';
import { access, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { AnswerKind, recordAnswer } from '../answers/deadline-answer.entity.ts';
import type { AcceptHandOverInput, DeclineHandOverInput, HandOverDeadlineInput, RefuseDeadlineInput } from '../answers/deadline-answer.entity.ts';
import { actingPerson, DeadlineClosed, isOpen, openDeadlineFor } from '../deadlines/deadline-place.ts';
import { Deadline } from '../deadlines/deadline.entity.ts';
import { planReminders } from '../reminders/plan-reminders.ts';
import { askedBefore, nextTaker } from './fallback.ts';
import { HandOver, HandOverReason, HandOverState } from './hand-over.entity.ts';
import { ask, closePending, ownerChanged, requireActive } from './hand-overs.ts';
import { substituteOf } from './substitute-of.ts';

export const OwnerAlready = domainError('refused', 'OWNER_ALREADY', {
  sv: '{name} är redan ansvarig.',
  en: '{name} is the owner already.',
});
export const NobodyToAsk = domainError('refused', 'NOBODY_TO_ASK', {
  sv: 'Det finns ingen annan att fråga: varken gruppledare, strateg eller samordnare. Lämna över till någon i stället.',
  en: 'There is nobody else to ask: no group lead, strategist or coordinator. Hand it over to somebody instead.',
});
export const HandOverAnswered = domainError('refused', 'HAND_OVER_ANSWERED', {
  sv: 'Överlämningen är redan besvarad eller gäller inte längre.',
  en: 'The hand-over is answered already or no longer asked.',
});

type Seen<Input> = Omit<Input, 'expectedVersion'> & { expectedVersion: number | null };
interface Answered {
  deadline: string;
  handOver: string;
  answer: string;
}

/** Gives deadlines new owners. Until somebody accepts, the old owner answers for it, or after the last day whoever was asked. */
@Injectable()
export class HandOverService {
  async handOver(tx: Tx, input: Seen<HandOverDeadlineInput>): Promise<Answered> {
    const to = await tx.find(Person, input.toId, ['toId']);
    const deadline = await openDeadlineFor(tx, input, 'deadline.answer');
    if (to.id === deadline.ownerId) throw new OwnerAlready({ name: to.name }, ['input', 'toId']);
    await requireActive(tx, to, ['input', 'toId']);
    await this.touch(tx, deadline);
    const handOver = await ask(tx, deadline, to.id, { reason: HandOverReason.handOver, note: input.note });
    const said = { deadlineId: deadline.id, kind: AnswerKind.handedOver, toPersonId: to.id, note: input.note };
    return { deadline: deadline.id, handOver, answer: await recordAnswer(tx, said) };
  }

  /** "Not mine": the group lead, the strategist or the coordinator is asked. */
  async refuse(tx: Tx, input: Seen<RefuseDeadlineInput>): Promise<Answered> {
    const deadline = await openDeadlineFor(tx, input, 'deadline.refuse');
    actingPerson(tx);
    const toId = await nextTaker(tx, deadline.id);
    if (!toId) throw new NobodyToAsk({}, ['input', 'id'], { allowed: ['handOverDeadline'] });
    await this.touch(tx, deadline);
    const handOver = await ask(tx, deadline, toId, { reason: HandOverReason.notMine, note: input.note });
    const said = { deadlineId: deadline.id, kind: AnswerKind.notMine, toPersonId: toId, note: input.note };
    return { deadline: deadline.id, handOver, answer: await recordAnswer(tx, said) };
  }

  async accept(tx: Tx, input: Seen<AcceptHandOverInput>): Promise<Answered> {
    const { handOver, deadline } = await this.asked(tx, input);
    await closePending(tx, deadline.id, HandOverState.accepted);
    await ownerChanged(tx, deadline.id);
    const owner = { ownerId: handOver.toId, acceptedAt: new Date(tx.now), snoozedUntil: null };
    await tx.change(Deadline, deadline.id, null, owner, 'deadline.accepted');
    await planReminders(tx, [deadline.id]);
    const said = { deadlineId: deadline.id, kind: AnswerKind.accepted, toPersonId: handOver.toId };
    return { deadline: deadline.id, handOver: handOver.id, answer: await recordAnswer(tx, said) };
  }

  /** The next one is asked where the owner cannot or will not keep it; else it stays where it was. */
  async decline(tx: Tx, input: Seen<DeclineHandOverInput>): Promise<Answered> {
    const { handOver, deadline } = await this.asked(tx, input);
    await closePending(tx, deadline.id, HandOverState.declined);
    const said = { deadlineId: deadline.id, kind: AnswerKind.declined, note: input.note };
    const answer = await recordAnswer(tx, said);
    if (handOver.reason !== HandOverReason.handOver) await this.askNext(tx, deadline, handOver);
    return { deadline: deadline.id, handOver: handOver.id, answer };
  }

  private async askNext(tx: Tx, deadline: Deadline, { reason, note }: HandOver): Promise<void> {
    const toId = await nextTaker(tx, deadline.id, await askedBefore(tx, deadline.id));
    if (toId) await ask(tx, deadline, toId, { reason: reason === HandOverReason.leaving ? HandOverReason.notMine : reason, note });
    else if (reason === HandOverReason.leaving) throw new NobodyToAsk({}, ['input', 'id'], { allowed: ['acceptHandOver', 'handOverDeadline'] });
  }

  /** The hand-over that a client names, its deadline held; refused for everybody but whoever is asked and their substitute. */
  private async asked(tx: Tx, { id, expectedVersion }: Seen<AcceptHandOverInput>): Promise<{ handOver: HandOver; deadline: Deadline }> {
    const { id: uuid, deadlineId, toId } = await tx.find(HandOver, id, ['id']);
    access.require(tx.scope, 'handOver.answer', { personId: toId, substituteId: await substituteOf(tx, toId) });
    actingPerson(tx);
    const deadline = await tx.lock(Deadline, deadlineId); // before the hand-over, as everybody does
    const handOver = await tx.lock(HandOver, uuid);
    if (handOver.state !== HandOverState.pending) throw new HandOverAnswered({}, ['input', 'id']);
    if (!isOpen(deadline)) throw new DeadlineClosed({}, ['input', 'id']);
    return { handOver: await tx.change(HandOver, handOver.id, expectedVersion, {}, 'handOver.held'), deadline };
  }

  /** A new version of the deadline: whoever saw it before the hand-over has not seen this. */
  private async touch(tx: Tx, { id }: Deadline): Promise<void> {
    await tx.sql('update deadline set version = version + 1, updated_at = samnav_now() where tenant_id = current_tenant() and id = $1', [id]);
  }
}
