import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Verb } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Deadline } from '../deadlines/deadline.entity.ts';
import { HandOver } from '../owners/hand-over.entity.ts';
import { HandOverService } from '../owners/hand-over.service.ts';
import { AnswerService } from './answer.service.ts';
import {
  AcceptHandOverInput,
  AcknowledgeDeadlineInput,
  DeclineHandOverInput,
  HandOverDeadlineInput,
  RefuseDeadlineInput,
  SnoozeDeadlineInput,
} from './deadline-answer.entity.ts';

interface Answered {
  deadline: string;
}
interface HandedOver extends Answered {
  handOver: string;
}

@Resolver()
export class AnswerResolver {
  constructor(
    private readonly answers: AnswerService,
    private readonly handOvers: HandOverService,
  ) {}

  @Verb(
    'deadline.answer',
    { deadline: () => Deadline },
    'Says that a deadline is known and in hand: nobody is reminded until the day, and the climb stands still.',
  )
  acknowledgeDeadline(@InTx() tx: Tx, @Input() input: AcknowledgeDeadlineInput): Promise<Answered> {
    return this.answers.acknowledge(tx, input);
  }

  @Verb(
    'deadline.refuse',
    { deadline: () => Deadline },
    'Puts off one’s own reminders of a deadline until a day; those higher up are reminded as before.',
  )
  snoozeDeadline(@InTx() tx: Tx, @Input() input: SnoozeDeadlineInput): Promise<Answered> {
    return this.answers.snooze(tx, input);
  }

  @Verb(
    'deadline.answer',
    { deadline: () => Deadline, handOver: () => HandOver },
    'Asks somebody to take a deadline over. Until they accept, the owner answers for it; of an owner who leaves, until the last day.',
  )
  handOverDeadline(@InTx() tx: Tx, @Input() input: HandOverDeadlineInput): Promise<HandedOver> {
    return this.handOvers.handOver(tx, input);
  }

  @Verb(
    'deadline.refuse',
    { deadline: () => Deadline, handOver: () => HandOver },
    'Says that a deadline is not one’s own: the group lead, else the strategist, else the coordinator is asked to take it over.',
  )
  refuseDeadline(@InTx() tx: Tx, @Input() input: RefuseDeadlineInput): Promise<HandedOver> {
    return this.handOvers.refuse(tx, input);
  }

  @Verb('handOver.answer', { deadline: () => Deadline, handOver: () => HandOver }, 'Takes a deadline over: whoever was asked becomes its owner.')
  acceptHandOver(@InTx() tx: Tx, @Input() input: AcceptHandOverInput): Promise<HandedOver> {
    return this.handOvers.accept(tx, input);
  }

  @Verb(
    'handOver.answer',
    { deadline: () => Deadline, handOver: () => HandOver },
    'Does not take a deadline over. Where the owner leaves or says that it is not theirs, the next one is asked.',
  )
  declineHandOver(@InTx() tx: Tx, @Input() input: DeclineHandOverInput): Promise<HandedOver> {
    return this.handOvers.decline(tx, input);
  }
}
