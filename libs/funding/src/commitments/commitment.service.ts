import { Injectable } from '@nestjs/common';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { EndsBeforeStart } from '@samnav/networks';
import { BudgetLine, Project, whereOf } from '@samnav/projects';
import { Commitment } from './commitment.entity.ts';
import type { CloseCommitmentInput, RecordCommitmentInput, UpdateCommitmentInput } from './commitment.inputs.ts';

export const CommitmentNotAboveZero = domainError('invalid', 'COMMITMENT_NOT_ABOVE_ZERO', {
  sv: 'Åtagandet måste vara mer än 0.',
  en: 'The commitment must be more than 0.',
});
export const InvoicedTooMuch = domainError('refused', 'INVOICED_TOO_MUCH', {
  sv: 'Fakturerat är mellan 0 och hela åtagandet. Höj åtagandet om det blev dyrare.',
  en: 'What is invoiced lies between 0 and the whole commitment. Raise the commitment if it became dearer.',
});
export const CommitmentIsClosed = domainError('refused', 'COMMITMENT_IS_CLOSED', {
  sv: 'Åtagandet är avslutat.',
  en: 'The commitment is closed.',
});
constraintError('commitment_amount', () => new CommitmentNotAboveZero({}, ['input', 'amount']));
constraintError('commitment_invoiced', () => new InvoicedTooMuch({}, ['input', 'invoiced']));
constraintError('commitment_due', () => new EndsBeforeStart({}, ['input', 'dueOn']));

/** Money that is spoken for: orders and contracts until they are invoiced. */
@Injectable()
export class CommitmentService {
  async record(tx: Tx, input: RecordCommitmentInput): Promise<string> {
    const [line, project] = await tx.findWith<BudgetLine, Project>(BudgetLine, 'project', input.budgetLineId, ['budgetLineId']);
    access.require(tx.scope, 'expenditure.record', whereOf(project));
    const { kind, supplier, reference, agreedOn, dueOn, amount } = input;
    const values = { projectId: project.id, budgetLineId: line.id, kind, supplier, reference, agreedOn, dueOn, amount };
    return tx.create(Commitment, values, 'commitment.recorded');
  }

  async update(tx: Tx, input: UpdateCommitmentInput): Promise<string> {
    const { id } = await this.open(tx, input.id);
    const { reference, dueOn, amount, invoiced } = input;
    await tx.change(
      Commitment,
      id,
      input.expectedVersion,
      { reference, dueOn, amount: amount ?? undefined, invoiced: invoiced ?? undefined },
      'commitment.updated',
    );
    return id;
  }

  async close(tx: Tx, input: CloseCommitmentInput): Promise<string> {
    const { id } = await this.open(tx, input.id);
    const closed = { closedAt: new Date(tx.now), closedBecause: input.reason };
    await tx.change(Commitment, id, input.expectedVersion, closed, 'commitment.closed', input.reason);
    return id;
  }

  private async open(tx: Tx, id: string): Promise<Commitment> {
    const commitment = await tx.find(Commitment, id, ['id']);
    access.require(tx.scope, 'expenditure.record', whereOf(await tx.get(Project, commitment.projectId)));
    if (commitment.closedAt) throw new CommitmentIsClosed({}, ['input', 'id']);
    return commitment;
  }
}
