import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { Commitment } from './commitment.entity.ts';
import { CloseCommitmentInput, RecordCommitmentInput, UpdateCommitmentInput } from './commitment.inputs.ts';
import { CommitmentService } from './commitment.service.ts';

@Resolver()
export class CommitmentResolver {
  constructor(private readonly commitments: CommitmentService) {}

  @Verb(
    'expenditure.record',
    { commitment: () => Commitment },
    'Records what is ordered or agreed, so that the follow-up knows what is spoken for.',
    {
      idempotent: true,
    },
  )
  async recordCommitment(@InTx() tx: Tx, @Input() input: RecordCommitmentInput) {
    return { commitment: await this.commitments.record(tx, input) };
  }

  @Verb(
    'expenditure.record',
    { commitment: () => Commitment },
    'Says how much of an order or a contract has been invoiced, or that it became dearer.',
  )
  async updateCommitment(@InTx() tx: Tx, @Input() input: UpdateCommitmentInput) {
    return { commitment: await this.commitments.update(tx, input) };
  }

  @Verb('expenditure.record', { commitment: () => Commitment }, 'Closes an order or a contract: nothing more will come of it.')
  async closeCommitment(@InTx() tx: Tx, @Input() input: CloseCommitmentInput) {
    return { commitment: await this.commitments.close(tx, input) };
  }
}
