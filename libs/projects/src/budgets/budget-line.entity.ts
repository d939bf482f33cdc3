import { Can, Col, Computed, Key, One, Sum, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Organisation, sourceDescription } from '@samnav/networks';
import { Expenditure } from '../expenditures/expenditure.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { placeWithProject } from '../projects/seen.ts';
import { Budget } from './budget.entity.ts';
import { CostCategory, FinancingKind } from './categories.ts';

@Table<BudgetLine>('budget_line', {
  id: 'bli',
  allow: 'budget.read',
  order: ['year', 'category'],
  description: 'What is planned for one cost category in one year at one partner (budgetrad).',
  partOf: 'project',
})
export class BudgetLine extends TenantRow {
  @Col('choice', { enum: CostCategory, description: 'What the money is for.' }) category: CostCategory;
  @Col('int', { description: 'The calendar year, e.g. 2026.' }) year: number;
  @Col('money', { description: 'What is planned.' }) planned: bigint;
  @Col('text', { nullable: true, description: 'What it is in words.' }) description: string | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key() projectId: string;
  @Key({ nullable: true }) partnerId: string | null;
  @One(() => Project, 'projectId', { description: 'The project.', reverse: { name: 'budgetLines', description: 'What the project is to cost.' } })
  project: Ref<Project>;
  @One(() => Budget, 'projectId', { description: 'The budget.', reverse: { name: 'lines', description: 'What it sums.' } }) budget: Ref<Budget>;
  @One(() => Organisation, 'partnerId', { description: 'The partner whose cost it is; null = the project as a whole.' }) partner: Ref<Organisation>;
  @Computed<BudgetLine>('choice', (l) => `case when ${l.category} = 'ownWorkTime' then 'inKind' else 'cash' end`, {
    enum: FinancingKind,
    description: 'Whether it costs money or own work time.',
  })
  kind: FinancingKind;
  @Sum<BudgetLine, Expenditure>(() => Expenditure, 'budgetLineId', 'ore', { kept: true, description: 'What is spent of it, reversals taken off.' })
  spent: bigint;
  @Computed<BudgetLine>('money', (l) => `${l.planned} - ${l.spent}`, { description: 'What is left; negative by as much as the line is overspent.' })
  remaining: bigint;
  @Can<BudgetLine>({ recordExpenditure: 'expenditure.record' }, (l) => placeWithProject(l, l.projectId)) viewerCan: ViewerCan;
}
