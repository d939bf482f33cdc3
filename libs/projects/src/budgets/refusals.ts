import { constraintError, domainError } from '@samnav/platform';
import type { DomainError } from '@samnav/platform';

export const BudgetNotFinanced = domainError('refused', 'BUDGET_NOT_FINANCED', {
  sv: 'Finansieringen är {difference} {direction} budgeten.',
  en: 'The financing is {difference} {direction} the budget.',
});
const less = { sv: 'mindre än', en: 'less than' };
const more = { sv: 'mer än', en: 'more than' };

/** That financing and budget differ: by how much, and which way. */
export const budgetNotFinanced = (budgeted: bigint, financed: bigint): DomainError =>
  financed < budgeted
    ? new BudgetNotFinanced({ difference: budgeted - financed, direction: less }, ['input', 'id'])
    : new BudgetNotFinanced({ difference: financed - budgeted, direction: more }, ['input', 'id']);
export const BudgetEmpty = domainError('refused', 'BUDGET_EMPTY', {
  sv: 'Budgeten har inga belopp än. Fyll i den först.',
  en: 'The budget has no amounts yet. Fill it in first.',
});
export const BudgetIsApproved = domainError('refused', 'BUDGET_IS_APPROVED', {
  sv: 'Budgeten är godkänd. Öppna den igen för att ändra.',
  en: 'The budget is approved. Reopen it to change it.',
});
export const BudgetIsDraft = domainError('refused', 'BUDGET_IS_DRAFT', {
  sv: 'Budgeten är inte godkänd än.',
  en: 'The budget is not approved yet.',
});
export const BudgetNeedsSecondPerson = domainError('refused', 'BUDGET_NEEDS_SECOND_PERSON', {
  sv: 'Den som sparade budgeten sist kan inte godkänna den. En annan person måste göra det.',
  en: 'Whoever saved the budget last cannot approve it. Another person must.',
});
export const BudgetLineTwice = domainError('invalid', 'BUDGET_LINE_TWICE', {
  sv: 'Raden finns redan: samma kostnadsslag, år och part som rad {other}.',
  en: 'The line is there already: same cost category, year and partner as line {other}.',
});
export const BudgetLineSpent = domainError('refused', 'BUDGET_LINE_SPENT', {
  sv: 'Raden {category} {year} har utgifter och kan inte tas bort. Sätt den till 0 i stället.',
  en: 'The line {category} {year} has expenditures and cannot be taken away. Set it to 0 instead.',
});
export const AmountBelowZero = domainError('invalid', 'AMOUNT_BELOW_ZERO', {
  sv: 'Beloppet kan inte vara mindre än 0.',
  en: 'The amount cannot be less than 0.',
});
export const AmountNotAboveZero = domainError('invalid', 'AMOUNT_NOT_ABOVE_ZERO', {
  sv: 'Beloppet måste vara mer än 0.',
  en: 'The amount must be more than 0.',
});
constraintError('budget_is_approved', () => new BudgetIsApproved({}, ['input', 'id'], { allowed: ['reopenBudget'] }));
