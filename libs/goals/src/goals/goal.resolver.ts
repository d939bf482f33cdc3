import { Resolver } from '@nestjs/graphql';
import { AgendaItem } from '@samnav/meetings';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { AgendaItemGoal } from './agenda-item-goal.entity.ts';
import { AgendaItemGoalService } from './agenda-item-goal.service.ts';
import { Goal } from './goal.entity.ts';
import {
  AdoptGoalInput,
  LinkAgendaItemToGoalInput,
  UnlinkAgendaItemFromGoalInput,
  CloseGoalInput,
  CreateGoalInput,
  EndGoalInput,
  UpdateGoalInput,
} from './goal.inputs.ts';
import { GoalService } from './goal.service.ts';

@Resolver()
export class GoalResolver {
  constructor(
    private readonly goals: GoalService,
    private readonly agendas: AgendaItemGoalService,
  ) {}

  @Verb('goal.create', { goal: () => Goal }, 'Sets a vision, a goal or a sub-goal, as a draft.')
  async createGoal(@InTx() tx: Tx, @Input() input: CreateGoalInput) {
    return { goal: await this.goals.create(tx, input) };
  }

  @Verb('goal.update', { goal: () => Goal }, 'Changes a goal. What an adopted one says is not rewritten: a new one supersedes it.')
  async updateGoal(@InTx() tx: Tx, @Input() input: UpdateGoalInput) {
    return { goal: await this.goals.update(tx, input) };
  }

  @Verb('goal.adopt', { goal: () => Goal }, 'Makes a draft hold, by a decision of a body that may adopt.')
  async adoptGoal(@InTx() tx: Tx, @Input() input: AdoptGoalInput) {
    return { goal: await this.goals.adopt(tx, input) };
  }

  @Verb('goal.close', { goal: () => Goal }, 'Records what came of a goal.')
  async closeGoal(@InTx() tx: Tx, @Input() input: CloseGoalInput) {
    return { goal: await this.goals.close(tx, input) };
  }

  @Verb('goal.end', { goal: () => Goal }, 'Ends a goal that no longer holds; it is kept as history.')
  async endGoal(@InTx() tx: Tx, @Input() input: EndGoalInput) {
    return { goal: await this.goals.end(tx, input) };
  }

  @Verb('agenda.update', { agendaItemGoal: () => AgendaItemGoal }, 'Says that an item of an agenda is about a goal.')
  async linkAgendaItemToGoal(@InTx() tx: Tx, @Input() input: LinkAgendaItemToGoalInput) {
    return { agendaItemGoal: await this.agendas.link(tx, input) };
  }

  @Verb('agenda.update', { agendaItem: () => AgendaItem }, 'Says that an item of an agenda is no longer about a goal.')
  async unlinkAgendaItemFromGoal(@InTx() tx: Tx, @Input() input: UnlinkAgendaItemFromGoalInput) {
    return { agendaItem: await this.agendas.unlink(tx, input) };
  }
}
