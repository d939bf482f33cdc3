import { Injectable } from '@nestjs/common';
import { domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { actingPerson, openDeadlineFor, todayAt } from '../deadlines/deadline-place.ts';
import { Deadline } from '../deadlines/deadline.entity.ts';
import { planReminders } from '../reminders/plan-reminders.ts';
import { AnswerKind, recordAnswer } from './deadline-answer.entity.ts';
import type { AcknowledgeDeadlineInput, SnoozeDeadlineInput } from './deadline-answer.entity.ts';
import { daysBetween, plusDays } from './days.ts';

/** How many days ahead reminders can be held back. */
export const MOST_DAYS = 90;

export const UntilOutOfRange = domainError('invalid', 'UNTIL_OUT_OF_RANGE', {
  sv: 'Välj en dag från {from} till {to}.',
  en: 'Choose a day from {from} to {to}.',
});

/** A version that the user saw, or null where a link of a mail is used, whose holder saw none. */
type Seen<Input> = Omit<Input, 'expectedVersion'> & { expectedVersion: number | null };

/** The first and the last day until which reminders can be held back. */
export const untilRange = (today: string): { from: string; to: string } => ({ from: plusDays(today, 1), to: plusDays(today, MOST_DAYS) });

/** Answers by which reminders stand still. */
@Injectable()
export class AnswerService {
  /** Nobody is reminded before the day, and the late clock stands still as long; acknowledging again moves the day. Answers the answer's uuid. */
  async acknowledge(tx: Tx, input: Seen<AcknowledgeDeadlineInput>): Promise<{ deadline: string; answer: string }> {
    const deadline = await openDeadlineFor(tx, input, 'deadline.answer');
    const today = await this.within(tx, deadline, input.until);
    const acknowledgedById = actingPerson(tx);
    // what is late stands still from today, what is not yet from the day it would be late
    const from = today > deadline.dueOn ? today : deadline.dueOn;
    const still = (until: string | null): number => (until === null ? 0 : Math.max(0, daysBetween(from, until)));
    const pausedDays = Math.max(0, deadline.pausedDays + still(input.until) - still(deadline.acknowledgedUntil));
    const values = { acknowledgedAt: new Date(tx.now), acknowledgedUntil: input.until, acknowledgedById, pausedDays };
    await tx.change(Deadline, deadline.id, null, values, 'deadline.acknowledged');
    return this.answered(tx, deadline, { kind: AnswerKind.acknowledged, untilOn: input.until, note: input.note });
  }

  /** The owner is reminded again on the day, and not before; those higher up are. */
  async snooze(tx: Tx, input: Seen<SnoozeDeadlineInput>): Promise<{ deadline: string; answer: string }> {
    const deadline = await openDeadlineFor(tx, input, 'deadline.refuse');
    await this.within(tx, deadline, input.until);
    actingPerson(tx);
    await tx.change(Deadline, deadline.id, null, { snoozedUntil: input.until }, 'deadline.snoozed');
    return this.answered(tx, deadline, { kind: AnswerKind.snoozed, untilOn: input.until });
  }

  private async within(tx: Tx, deadline: Deadline, until: string): Promise<string> {
    const today = await todayAt(tx, deadline);
    const range = untilRange(today);
    if (until < range.from || until > range.to) throw new UntilOutOfRange(range, ['input', 'until']);
    return today;
  }

  private async answered(tx: Tx, { id }: Deadline, answer: { kind: AnswerKind; untilOn: string; note?: string | null }) {
    const recorded = await recordAnswer(tx, { deadlineId: id, ...answer });
    await planReminders(tx, [id]);
    return { deadline: id, answer: recorded };
  }
}
