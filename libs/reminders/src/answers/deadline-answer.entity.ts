import { registerEnumType } from '@nestjs/graphql';
import { Person } from '@samnav/networks';
import { Col, Inputs, Is, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, Scope, Tx } from '@samnav/platform';
import { Deadline } from '../deadlines/deadline.entity.ts';

export enum AnswerKind {
  done = 'done',
  acknowledged = 'acknowledged',
  snoozed = 'snoozed',
  handedOver = 'handedOver',
  notMine = 'notMine',
  accepted = 'accepted',
  declined = 'declined',
  reopened = 'reopened',
  moved = 'moved',
  cancelled = 'cancelled',
  transferred = 'transferred',
}
registerEnumType(AnswerKind, {
  name: 'AnswerKind',
  description: 'What somebody answered to a deadline, or did with it.',
  valuesMap: {
    done: { description: 'Reported done (klar).' },
    acknowledged: { description: 'Known and in hand until a day (kvitterad): nobody is reminded before it.' },
    snoozed: { description: 'The owner’s own reminders wait until a day (påminn mig senare).' },
    handedOver: { description: 'Somebody else was asked to take it over (överlämnad).' },
    notMine: { description: 'The owner says that it is somebody else’s (inte mitt).' },
    accepted: { description: 'Whoever was asked has taken it over (mottagen).' },
    declined: { description: 'Whoever was asked did not take it over (avböjd).' },
    reopened: { description: 'Opened again (öppnad igen).' },
    moved: { description: 'Given another day (flyttad).' },
    cancelled: { description: 'Struck (struken).' },
    transferred: { description: 'Given to a new owner because the old one has left (överförd).' },
  },
});

export enum AnswerVia {
  app = 'app',
  mail = 'mail',
  api = 'api',
  system = 'system',
}
registerEnumType(AnswerVia, {
  name: 'AnswerVia',
  description: 'By which way an answer came.',
  valuesMap: {
    app: { description: 'In the web app.' },
    mail: { description: 'By the one-time link of a mail.' },
    api: { description: 'By an API token.' },
    system: { description: 'By the system itself, when a day came.' },
  },
});

@Table<DeadlineAnswer>('deadline_answer', {
  id: 'dan',
  allow: 'deadline.read',
  order: ['createdAt'],
  partOf: 'deadline',
  description: 'One answer to a deadline (svar): its history together with its reminders. Answers are never changed.',
})
export class DeadlineAnswer extends TenantRow {
  @Key() deadlineId: string;
  @One(() => Deadline, 'deadlineId', {
    description: 'What was answered.',
    reverse: { name: 'answers', description: 'What was answered to it and done with it, oldest first.' },
  })
  deadline: Ref<Deadline>;
  @Key({ nullable: true }) personId: string | null;
  @One(() => Person, 'personId', { description: 'Who answered; null = the system.' }) person: Ref<Person>;
  @Col('choice', { enum: AnswerKind, description: 'What was answered.' }) kind: AnswerKind;
  @Col('day', { nullable: true, description: 'Until which day, of acknowledged and snoozed; the new day, of moved.' }) untilOn: string | null;
  @Key({ nullable: true }) toPersonId: string | null;
  @One(() => Person, 'toPersonId', { description: 'Who was asked to take it over, or has taken it.' }) toPerson: Ref<Person>;
  @Col('text', { nullable: true, personal: true, description: 'What was said with it.' }) note: string | null;
  @Col('choice', { enum: AnswerVia, description: 'By which way it came.' }) via: AnswerVia;
}

const viaOf = ({ linkId, tokenId, system }: Scope): AnswerVia =>
  linkId ? AnswerVia.mail : tokenId ? AnswerVia.api : system ? AnswerVia.system : AnswerVia.app;

/** Adds an answer to the deadline's history; answers its uuid. */
export function recordAnswer(
  tx: Tx,
  answer: { deadlineId: string; kind: AnswerKind; untilOn?: string | null; toPersonId?: string | null; note?: string | null },
): Promise<string> {
  return tx.create(DeadlineAnswer, { ...answer, personId: tx.scope.personId, via: viaOf(tx.scope) }, 'deadline.answered');
}

@Inputs('That a deadline is known and in hand.')
export class AcknowledgeDeadlineInput {
  @Is.id('The deadline.') id: string;
  @Is.version() expectedVersion: number;
  @Is.day('Until which day nobody is reminded: after today, at most 90 days ahead.') until: string;
  @Is.text({ max: 2000, nullable: true, description: 'How it is going; kept in the history.' }) note?: string | null;
}

@Inputs('That one wants to be reminded later.')
export class SnoozeDeadlineInput {
  @Is.id('The deadline.') id: string;
  @Is.version() expectedVersion: number;
  @Is.day('The day of the next reminder to oneself: after today, at most 90 days ahead.') until: string;
}

@Inputs('That a deadline shall be somebody else’s.')
export class HandOverDeadlineInput {
  @Is.id('The deadline.') id: string;
  @Is.version() expectedVersion: number;
  @Is.id('Who is asked to take it over.') toId: string;
  @Is.text({ max: 2000, nullable: true, description: 'What the person needs to know.' }) note?: string | null;
}

@Inputs('That a deadline is not one’s own.')
export class RefuseDeadlineInput {
  @Is.id('The deadline.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ max: 2000, nullable: true, description: 'Why, and whose it may be.' }) note?: string | null;
}

@Inputs('The answer of whoever is asked to take a deadline over.')
export class AcceptHandOverInput {
  @Is.id('The hand-over.') id: string;
  @Is.version() expectedVersion: number;
}

@Inputs('The answer of whoever does not take a deadline over.')
export class DeclineHandOverInput {
  @Is.id('The hand-over.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ max: 2000, nullable: true, description: 'Why.' }) note?: string | null;
}
