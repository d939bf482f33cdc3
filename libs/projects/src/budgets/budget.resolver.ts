import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { Project } from '../projects/project.entity.ts';
import { Budget } from './budget.entity.ts';
import { ApproveBudgetInput, ReopenBudgetInput, SaveBudgetInput } from './budget.inputs.ts';
import { BudgetService } from './budget.service.ts';

// a budget and its project share their uuid
const answer = (id: string) => ({ budget: id, project: id });

@Resolver()
export class BudgetResolver {
  constructor(private readonly budgets: BudgetService) {}

  @Verb(
    'budget.update',
    { budget: () => Budget, project: () => Project },
    'Saves a whole budget draft, lines and financing; two people who save the same version do not overwrite each other.',
  )
  async saveBudget(@InTx() tx: Tx, @Input() input: SaveBudgetInput) {
    return answer(await this.budgets.save(tx, input));
  }

  @Verb(
    'budget.approve',
    { budget: () => Budget, project: () => Project },
    'Approves a budget that is financed to the öre; not by whoever saved it last.',
  )
  async approveBudget(@InTx() tx: Tx, @Input() input: ApproveBudgetInput) {
    return answer(await this.budgets.approve(tx, input));
  }

  @Verb('budget.approve', { budget: () => Budget, project: () => Project }, 'Makes an approved budget a draft again, the next revision.')
  async reopenBudget(@InTx() tx: Tx, @Input() input: ReopenBudgetInput) {
    return answer(await this.budgets.reopen(tx, input));
  }
}
