import { Injectable } from '@nestjs/common';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { today } from '@samnav/networks';
import { BudgetLine } from '../budgets/budget-line.entity.ts';
import { BudgetIsDraft } from '../budgets/refusals.ts';
import { Project } from '../projects/project.entity.ts';
import { whereOf } from '../projects/seen.ts';
import { Expenditure } from './expenditure.entity.ts';
import type { RecordExpenditureInput, ReverseExpenditureInput } from './expenditure.entity.ts';

export const SpentOutsideProject = domainError('refused', 'SPENT_OUTSIDE_PROJECT', {
  sv: 'Dagen ligger utanför projektets period, {startsOn} till {endsOn}.',
  en: 'The day is outside the project’s period, {startsOn} to {endsOn}.',
});
export const AmountZero = domainError('invalid', 'AMOUNT_ZERO', { sv: 'Beloppet kan inte vara 0.', en: 'The amount cannot be 0.' });
export const ReversedAlready = domainError('refused', 'REVERSED_ALREADY', {
  sv: 'Utgiften är redan återförd.',
  en: 'The expenditure has been reversed already.',
});
export const ReversalStays = domainError('refused', 'REVERSAL_STAYS', {
  sv: 'En återföring kan inte själv återföras. Registrera utgiften på nytt.',
  en: 'A reversal cannot be reversed itself. Record the expenditure anew.',
});
constraintError('expenditure_amount', () => new AmountZero({}, ['input', 'amount']));
constraintError('expenditure_budget_is_approved', () => new BudgetIsDraft({}, ['input', 'budgetLineId'], { allowed: ['approveBudget'] }));
constraintError('expenditure_reversed_once', () => new ReversedAlready({}, ['input', 'expenditureId']));
constraintError('expenditure_reversal', () => new ReversalStays({}, ['input', 'expenditureId']));

/** What is spent of budget lines; rows are added and never changed. */
@Injectable()
export class ExpenditureService {
  async record(tx: Tx, input: RecordExpenditureInput & { source?: string }): Promise<string> {
    const [line, project] = await tx.findWith<BudgetLine, Project>(BudgetLine, 'project', input.budgetLineId, ['budgetLineId']);
    access.require(tx.scope, 'expenditure.record', whereOf(project));
    const { spentOn, amount, note, source } = input;
    const { startsOn, endsOn } = project;
    if ((startsOn !== null && spentOn < startsOn) || (endsOn !== null && spentOn > endsOn))
      throw new SpentOutsideProject({ startsOn, endsOn }, ['input', 'spentOn']);
    const values = { projectId: project.id, budgetLineId: line.id, spentOn, amount, note, source, recordedById: tx.scope.personId };
    return tx.post(Expenditure, values, 'expenditure.recorded');
  }

  /** Adds the row that takes another back, today; each can be taken back once. */
  async reverse(tx: Tx, input: ReverseExpenditureInput): Promise<string> {
    const mistake = await tx.find(Expenditure, input.expenditureId, ['expenditureId']);
    access.require(tx.scope, 'expenditure.reverse', whereOf(await tx.get(Project, mistake.projectId)));
    const { projectId, budgetLineId, amount, source } = mistake;
    const values = { projectId, budgetLineId, spentOn: today(tx), amount: -amount, source, recordedById: tx.scope.personId };
    return tx.create(Expenditure, { ...values, reversesId: mistake.id, reason: input.reason }, 'expenditure.reversed');
  }
}
