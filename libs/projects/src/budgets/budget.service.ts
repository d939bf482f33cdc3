import { Injectable } from '@nestjs/common';
import { access, Faults } from '@samnav/platform';
import type { DomainError, Operation, Tx } from '@samnav/platform';
import { Project } from '../projects/project.entity.ts';
import { whereOf } from '../projects/seen.ts';
import { raiseVersion } from '../version.ts';
import { askForApproval, giveBack } from './budget-obligations.ts';
import { saveFinancing, saveLines } from './budget-rows.ts';
import type { Sourced } from './budget-rows.ts';
import { Budget } from './budget.entity.ts';
import type { ApproveBudgetInput, BudgetLineInput, FinancingInput, ReopenBudgetInput, SaveBudgetInput } from './budget.inputs.ts';
import { BudgetEmpty, BudgetIsApproved, BudgetIsDraft, budgetNotFinanced, BudgetNeedsSecondPerson } from './refusals.ts';

/** What furnishing may say beside what people say: where a figure is known from. */
export interface SourcedBudget extends SaveBudgetInput {
  lines: (BudgetLineInput & Sourced)[];
  financing: (FinancingInput & Sourced)[];
}

/** A project's budget: saved as a whole, approved by somebody else, held fast then. */
@Injectable()
export class BudgetService {
  async save(tx: Tx, input: SaveBudgetInput | SourcedBudget): Promise<string> {
    const budget = await this.held(tx, input, 'budget.update');
    if (budget.approvedAt) throw new BudgetIsApproved({}, ['input', 'id'], { allowed: ['reopenBudget'] });
    await saveLines(tx, budget.id, input.lines);
    await saveFinancing(tx, budget.id, input.financing);
    const { accountId, personId, now } = tx.scope;
    const saved = { savedAt: new Date(now), savedById: personId, savedByAccountId: accountId };
    const after = await tx.change(Budget, budget.id, null, saved, 'budget.saved');
    if (after.version === budget.version) await raiseVersion(tx, 'budget', budget.id);
    await askForApproval(tx, budget.id);
    return budget.id;
  }

  /** Approves it where it is financed to the öre; the database checks the same, and no save can come between. */
  async approve(tx: Tx, input: ApproveBudgetInput): Promise<string> {
    const budget = await this.held(tx, input, 'budget.approve');
    if (budget.approvedAt) throw new BudgetIsApproved({}, ['input', 'id'], { allowed: ['reopenBudget'] });
    const faults = [...(await this.unfinanced(tx, budget.id)), ...this.ownWork(tx, budget)];
    if (faults.length) throw new Faults(faults);
    await tx.change(Budget, budget.id, null, { approvedAt: new Date(tx.now), approvedById: tx.scope.personId }, 'budget.approved');
    await askForApproval(tx, budget.id);
    return budget.id;
  }

  async reopen(tx: Tx, input: ReopenBudgetInput): Promise<string> {
    const budget = await this.held(tx, input, 'budget.approve');
    if (!budget.approvedAt) throw new BudgetIsDraft({}, ['input', 'id'], { allowed: ['saveBudget', 'approveBudget'] });
    const reopened = { reopenedAt: new Date(tx.now), reopenedById: tx.scope.personId, reopenedBecause: input.reason };
    await tx.change(
      Budget,
      budget.id,
      null,
      { approvedAt: null, approvedById: null, revision: budget.revision + 1, ...reopened },
      'budget.reopened',
      input.reason,
    );
    await giveBack(tx, budget.id);
    return budget.id;
  }

  /** The budget, locked until the transaction ends, in the version that the user saw. */
  private async held(tx: Tx, input: { id: string; expectedVersion: number }, operation: Operation): Promise<Budget> {
    const { id } = await tx.find(Budget, input.id, ['id']);
    access.require(tx.scope, operation, whereOf(await tx.get(Project, id)));
    return tx.change(Budget, id, input.expectedVersion, {}, 'budget.held');
  }

  private async unfinanced(tx: Tx, projectId: string): Promise<DomainError[]> {
    const [row] = await tx.sql<{ planned: string; financed: string }>(
      `select (select coalesce(sum(planned_ore), 0) from budget_line where tenant_id = current_tenant() and project_id = $1) as planned,
         (select coalesce(sum(amount_ore), 0) from financing where tenant_id = current_tenant() and project_id = $1) as financed`,
      [projectId],
    );
    const [planned, financed] = [BigInt(row!.planned), BigInt(row!.financed)];
    if (planned === 0n) return [new BudgetEmpty({}, ['input', 'id'], { allowed: ['saveBudget'] })];
    return planned === financed ? [] : [budgetNotFinanced(planned, financed)];
  }

  /** Four eyes: neither the account nor the person that saved it last. */
  private ownWork(tx: Tx, { savedById, savedByAccountId }: Budget): DomainError[] {
    const { accountId, personId } = tx.scope;
    const own = (accountId !== null && accountId === savedByAccountId) || (personId !== null && personId === savedById);
    return own ? [new BudgetNeedsSecondPerson({}, ['input', 'id'])] : [];
  }
}
