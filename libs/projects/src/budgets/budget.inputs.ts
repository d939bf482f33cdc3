import { InputPart, Inputs, Is } from '@samnav/platform';
import { CostCategory, FinancingKind } from './categories.ts';

@InputPart('What is planned for one cost category in one year at one partner.')
export class BudgetLineInput {
  @Is.choice(() => CostCategory, 'What the money is for.') category: CostCategory;
  @Is.int({ min: 1990, max: 2200, description: 'The calendar year.' }) year: number;
  @Is.id({ nullable: true, description: 'The organisation whose cost it is; left out = the project as a whole.' }) partnerId?: string | null;
  @Is.money('What is planned, 0 or more.') planned: bigint;
  @Is.text({ nullable: true, max: 1000, description: 'What it is in words.' }) description?: string | null;
}

@InputPart('What one financier gives.')
export class FinancingInput {
  @Is.id('The organisation that gives it.') financierId: string;
  @Is.choice(() => FinancingKind, 'Cash or in kind.') kind: FinancingKind;
  @Is.money('How much, more than 0.') amount: bigint;
  @Is.text({ nullable: true, max: 1000, description: 'What it is in words.' }) description?: string | null;
}

@Inputs('A whole budget as it shall be: what is not among the lines or the financing is taken away.')
export class SaveBudgetInput {
  @Is.id('The budget.') id: string;
  @Is.version('The budget’s version that you saw; if somebody has saved it since, the answer is a conflict with the current one.')
  expectedVersion: number;
  @Is.list(() => BudgetLineInput, { max: 500, description: 'All of its lines; each category, year and partner once.' }) lines: BudgetLineInput[];
  @Is.list(() => FinancingInput, { max: 100, description: 'All that covers it.' }) financing: FinancingInput[];
}

@Inputs('A budget to approve.')
export class ApproveBudgetInput {
  @Is.id('The budget.') id: string;
  @Is.version('The budget’s version that you approve.') expectedVersion: number;
}

@Inputs('An approved budget that must be changed.')
export class ReopenBudgetInput {
  @Is.id('The budget.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ max: 2000, description: 'Why.' }) reason: string;
}
