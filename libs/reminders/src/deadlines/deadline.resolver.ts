import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Verb } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { CreateDeadlineInput, Deadline, DeadlineInput, MeetDeadlineInput, MoveDeadlineInput, UpdateDeadlineInput } from './deadline.entity.ts';
import { DeadlineService } from './deadline.service.ts';

type Answer = Promise<{ deadline: string }>;
const answer = async (id: Promise<string>): Answer => ({ deadline: await id });

@Resolver()
export class DeadlineResolver {
  constructor(private readonly deadlines: DeadlineService) {}

  @Verb(
    'deadline.create',
    { deadline: () => Deadline },
    'Makes a deadline with an owner; reminders are planned 14, 3 and 0 days before, at 08.00 local time.',
  )
  createDeadline(@InTx() tx: Tx, @Input() input: CreateDeadlineInput): Answer {
    return answer(this.deadlines.create(tx, input));
  }

  @Verb('deadline.update', { deadline: () => Deadline }, 'Changes the words or the owner of an open deadline.')
  updateDeadline(@InTx() tx: Tx, @Input() input: UpdateDeadlineInput): Answer {
    return answer(this.deadlines.update(tx, input));
  }

  @Verb('deadline.update', { deadline: () => Deadline }, 'Gives an open deadline another day; reminders for the old day are withdrawn.')
  moveDeadline(@InTx() tx: Tx, @Input() input: MoveDeadlineInput): Answer {
    return answer(this.deadlines.move(tx, input));
  }

  @Verb('deadline.meet', { deadline: () => Deadline }, 'Reports a deadline done; nothing more is mailed about it.')
  meetDeadline(@InTx() tx: Tx, @Input() input: MeetDeadlineInput): Answer {
    return answer(this.deadlines.meet(tx, input));
  }

  @Verb('deadline.update', { deadline: () => Deadline }, 'Strikes a deadline that is no longer asked for.')
  cancelDeadline(@InTx() tx: Tx, @Input() input: DeadlineInput): Answer {
    return answer(this.deadlines.cancel(tx, input));
  }

  @Verb('deadline.meet', { deadline: () => Deadline }, 'Opens a deadline that was met or struck again, e.g. to undo.')
  reopenDeadline(@InTx() tx: Tx, @Input() input: DeadlineInput): Answer {
    return answer(this.deadlines.reopen(tx, input));
  }
}
