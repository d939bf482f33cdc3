import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { Expenditure, RecordExpenditureInput, ReverseExpenditureInput } from './expenditure.entity.ts';
import { ExpenditureService } from './expenditure.service.ts';

@Resolver()
export class ExpenditureResolver {
  constructor(private readonly expenditures: ExpenditureService) {}

  @Verb(
    'expenditure.record',
    { expenditure: () => Expenditure },
    'Records what was spent of an approved budget’s line; `budgetLine { remaining }` says what is left or by how much it is overspent.',
    { idempotent: true },
  )
  async recordExpenditure(@InTx() tx: Tx, @Input() input: RecordExpenditureInput) {
    return { expenditure: await this.expenditures.record(tx, input) };
  }

  @Verb(
    'expenditure.reverse',
    { expenditure: () => Expenditure },
    'Takes an expenditure back by a second one of the opposite amount; answers the second one.',
    {
      idempotent: true,
    },
  )
  async reverseExpenditure(@InTx() tx: Tx, @Input() input: ReverseExpenditureInput) {
    return { expenditure: await this.expenditures.reverse(tx, input) };
  }
}
