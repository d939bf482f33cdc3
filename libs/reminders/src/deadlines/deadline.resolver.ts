import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Verb } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Deadline, DeadlineInput, MeetDeadlineInput, MoveDeadlineInput, SetDeadlineInput } from './deadline.entity.ts';
import { DeadlineService } from './deadline.service.ts';

type Answer = Promise<{ deadline: string }>;
const answer = async (id: Promise<string>): Answer => ({ deadline: await id });

@Resolver()
export class DeadlineResolver {
  constructor(private readonly deadlines: DeadlineService) {}

  @Verb(
    'deadline.create',
    { deadline: () => Deadline },
    'Makes a deadline with an owner, or changes the words, the day or the owner of an open one. Its reminders follow the ladder of its sort.',
  )
  setDeadline(@InTx() tx: Tx, @Input() input: SetDeadlineInput): Answer {
    return answer(this.deadlines.set(tx, input));
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
