import { Inputs, Is } from '@samnav/platform';
import { CommitmentKind } from './commitment.entity.ts';

@Inputs('What is ordered or agreed.')
export class RecordCommitmentInput {
  @Is.id('The budget line that it will be taken from.') budgetLineId: string;
  @Is.choice(() => CommitmentKind, 'What binds the project.') kind: CommitmentKind;
  @Is.text({ max: 200, description: 'To whom.' }) supplier: string;
  @Is.text({ nullable: true, max: 100, description: 'The number of the order or contract.' }) reference?: string | null;
  @Is.day('The day it was agreed.') agreedOn: string;
  @Is.day({ nullable: true, description: 'The day by which it is expected to be invoiced.' }) dueOn?: string | null;
  @Is.money('How much in all, more than 0.') amount: bigint;
}

@Inputs('What has become of an order or a contract; what is left out stays, null clears.')
export class UpdateCommitmentInput {
  @Is.id('The commitment.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ nullable: true, max: 100, description: 'The number of the order or contract.' }) reference?: string | null;
  @Is.day({ nullable: true, description: 'The day by which it is expected to be invoiced.' }) dueOn?: string | null;
  @Is.money({ nullable: true, description: 'How much in all, more than 0.' }) amount?: bigint | null;
  @Is.money({ nullable: true, description: 'How much of it has been invoiced so far.' }) invoiced?: bigint | null;
}

@Inputs('That nothing more will come of an order or a contract.')
export class CloseCommitmentInput {
  @Is.id('The commitment.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ max: 1000, description: 'Why, e.g. “Allt är fakturerat”.' }) reason: string;
}
