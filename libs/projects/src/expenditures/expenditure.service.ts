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
import { postAll, takeBackAll } from '../vouchers/posting.ts';
import type { Posted, Posting } from '../vouchers/posting.ts';
import { VoucherOrigin } from '../vouchers/voucher-origin.ts';
import { VoucherService } from '../vouchers/voucher.service.ts';

export const SpentOutsideProject = domainError('refused', 'SPENT_OUTSIDE_PROJECT', {
  sv: 'Dagen ligger utanför projektets period, {startsOn} till {endsOn}.',
  en: 'The day is outside the project’s period, {startsOn} to {endsOn}.',
});
export const AmountZero = domainError('invalid', 'AMOUNT_ZERO', { sv: 'Beloppet kan inte vara 0.', en: 'The amount cannot be 0.' });
export const VatAboveAmount = domainError('invalid', 'VAT_ABOVE_AMOUNT', {
  sv: 'Momsen är en del av beloppet: högst lika mycket, och med samma tecken.',
  en: 'The VAT is a part of the amount: at most as much, and of the same sign.',
});
export const ReversedAlready = domainError('refused', 'REVERSED_ALREADY', {
  sv: 'Utgiften är redan återförd.',
  en: 'The expenditure has been reversed already.',
});
export const ReversalStays = domainError('refused', 'REVERSAL_STAYS', {
  sv: 'En återföring kan inte själv återföras. Registrera utgiften på nytt.',
  en: 'A reversal cannot be reversed itself. Record the expenditure anew.',
});
constraintError('expenditure_amount', () => new AmountZero({}, ['input', 'amount']));
constraintError('expenditure_vat', () => new VatAboveAmount({}, ['input', 'vat']));
constraintError('expenditure_budget_is_approved', () => new BudgetIsDraft({}, ['input', 'budgetLineId'], { allowed: ['approveBudget'] }));
constraintError('voucher_reversed_once', () => new ReversedAlready({}, ['input', 'expenditureId']));
constraintError('expenditure_reversed_once', () => new ReversedAlready({}, ['input', 'expenditureId']));
constraintError('expenditure_reversal', () => new ReversalStays({}, ['input', 'expenditureId']));

/** What is spent of budget lines; rows are added and never changed. Each is a row of a voucher. */
@Injectable()
export class ExpenditureService {
  private readonly vouchers = new VoucherService();

  async record(tx: Tx, input: RecordExpenditureInput & { source?: string }): Promise<string> {
    const [line, project] = await tx.findWith<BudgetLine, Project>(BudgetLine, 'project', input.budgetLineId, ['budgetLineId']);
    access.require(tx.scope, 'expenditure.record', whereOf(project));
    const { fileId, budgetLineId: _given, ...said } = input;
    const { startsOn, endsOn } = project;
    if ((startsOn !== null && said.spentOn < startsOn) || (endsOn !== null && said.spentOn > endsOn))
      throw new SpentOutsideProject({ startsOn, endsOn }, ['input', 'spentOn']);
    const [posted] = await postAll(tx, [{ ...said, projectId: project.id, budgetLineId: line.id }], VoucherOrigin.manual, !fileId);
    if (fileId) await this.vouchers.prove(tx, posted!.voucherId, fileId);
    return posted!.expenditureId;
  }

  /** Posts to budget lines, each with a voucher of its own. For other contexts: they ask whether the caller may, and the database the rest. */
  post(tx: Tx, postings: readonly Posting[], origin: VoucherOrigin.manual | VoucherOrigin.time = VoucherOrigin.manual): Promise<Posted[]> {
    return postAll(tx, postings, origin);
  }

  /** Adds the row that takes another back, today; each can be taken back once. */
  async reverse(tx: Tx, input: ReverseExpenditureInput): Promise<string> {
    const mistake = await tx.find(Expenditure, input.expenditureId, ['expenditureId']);
    access.require(tx.scope, 'expenditure.reverse', whereOf(await tx.get(Project, mistake.projectId)));
    const [reversal] = await takeBackAll(tx, [mistake.id], today(tx), input.reason, true);
    return reversal!;
  }

  /** Takes expenditures back, today; uuids in and out. For other contexts, as `post`. */
  takeBack(tx: Tx, expenditureIds: readonly string[], reason: string): Promise<string[]> {
    return takeBackAll(tx, expenditureIds, today(tx), reason);
  }
}
