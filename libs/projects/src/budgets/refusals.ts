import { constraintError, domainError } from '@samnav/platform';
import type { ErrorKind, Language, Texts } from '@samnav/platform';

const NotFinanced = domainError('refused', 'BUDGET_NOT_FINANCED', {
  sv: 'Finansieringen är {difference} {direction} budgeten.',
  en: 'The financing is {difference} {direction} the budget.',
});
const directions = { sv: { less: 'mindre än', more: 'mer än' }, en: { less: 'less than', more: 'more than' } };

/** Financing and budget differ; says by how much and which way. */
export class BudgetNotFinanced extends NotFinanced {
  declare readonly kind: ErrorKind;
  declare readonly code: string;
  declare readonly texts: Texts;
  constructor(
    private readonly budgeted: bigint,
    private readonly financed: bigint,
  ) {
    super({ difference: financed < budgeted ? budgeted - financed : financed - budgeted }, ['input', 'id']);
  }
  override text(language: Language): string {
    const direction = directions[language][this.financed < this.budgeted ? 'less' : 'more'];
    return new NotFinanced({ ...this.params, direction }).text(language);
  }
}
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
  sv: 'Raden {line} har utgifter och kan inte tas bort. Sätt den till 0 i stället.',
  en: 'The line {line} has expenditures and cannot be taken away. Set it to 0 instead.',
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
