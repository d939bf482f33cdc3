import { Col, Key, One, Sum, Table, TenantRow } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { Organisation, Person } from '@samnav/networks';
import { Project } from '../projects/project.entity.ts';
import { CostCategory, FinancingKind } from './categories.ts';

@Table<BudgetRevision>('budget_revision', {
  id: 'bre',
  allow: 'budget.read',
  order: ['-number'],
  description: 'A budget as it was approved (budgetversion). It stays so, whatever the budget becomes.',
  partOf: 'project',
})
export class BudgetRevision extends TenantRow {
  @Col('int', { description: 'Which approved budget: 1, and one more at each reopening.' }) number: number;
  @Col('instant', { description: 'When it was approved.' }) approvedAt: Date;
  @Col('text', { nullable: true, description: 'Why the one before was reopened.' }) because: string | null;
  @Key() projectId: string;
  @Key({ nullable: true }) approvedById: string | null;
  @One(() => Project, 'projectId', {
    description: 'The project.',
    reverse: { name: 'budgetRevisions', description: 'Its budgets as they were approved, one after the other.' },
  })
  project: Ref<Project>;
  @One(() => Person, 'approvedById', { description: 'Who approved it.' }) approvedBy: Ref<Person>;
  @Sum<BudgetRevision, BudgetRevisionLine>(() => BudgetRevisionLine, 'revisionId', 'planned', { description: 'What its lines sum to.' })
  total: bigint;
}

@Table<BudgetRevisionLine>('budget_revision_line', {
  id: 'brl',
  allow: 'budget.read',
  order: ['year', 'category'],
  description: 'What an approved budget planned for one cost category in one year at one partner.',
  partOf: 'revision',
})
export class BudgetRevisionLine extends TenantRow {
  @Col('choice', { enum: CostCategory, description: 'What the money is for.' }) category: CostCategory;
  @Col('int', { description: 'The calendar year.' }) year: number;
  @Col('money', { description: 'What was planned.' }) planned: bigint;
  @Col('text', { nullable: true, description: 'What it is in words.' }) description: string | null;
  @Key() revisionId: string;
  @Key({ nullable: true }) partnerId: string | null;
  @One(() => BudgetRevision, 'revisionId', {
    description: 'The approved budget.',
    reverse: { name: 'lines', description: 'What it planned.' },
  })
  revision: Ref<BudgetRevision>;
  @One(() => Organisation, 'partnerId', { description: 'The partner whose cost it is; null = the project as a whole.' }) partner: Ref<Organisation>;
}

@Table<BudgetRevisionFinancing>('budget_revision_financing', {
  id: 'brf',
  allow: 'budget.read',
  order: ['-amount'],
  description: 'What one financier gave to an approved budget.',
  partOf: 'revision',
})
export class BudgetRevisionFinancing extends TenantRow {
  @Col('choice', { enum: FinancingKind, description: 'Cash or in kind.' }) kind: FinancingKind;
  @Col('money', { description: 'How much.' }) amount: bigint;
  @Col('text', { nullable: true, description: 'What it is in words.' }) description: string | null;
  @Key() revisionId: string;
  @Key() financierId: string;
  @One(() => BudgetRevision, 'revisionId', {
    description: 'The approved budget.',
    reverse: { name: 'financing', description: 'What covered it.' },
  })
  revision: Ref<BudgetRevision>;
  @One(() => Organisation, 'financierId', { description: 'Who gave it.' }) financier: Ref<Organisation>;
}
