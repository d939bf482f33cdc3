import { Can, Col, Computed, Key, One, Sum, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Person } from '@samnav/networks';
import { Expenditure } from '../expenditures/expenditure.entity.ts';
import { Project } from '../projects/project.entity.ts';
import { placeWithProject } from '../projects/seen.ts';
import { BudgetLine } from './budget-line.entity.ts';
import { Financing } from './financing.entity.ts';

/** A project's budget has the project's own uuid: there is exactly one from the project's first moment on. */
@Table<Budget>('budget', {
  id: 'bud',
  allow: 'budget.read',
  description: 'A project’s budget (budget): a draft until a second person approves it, then held fast until it is reopened.',
  partOf: 'project',
})
export class Budget extends TenantRow {
  @Col('int', { description: 'Which approved budget this is or becomes: 1, and one more at each reopening.' }) revision: number;
  @Col('instant', { nullable: true, description: 'When it was last saved.' }) savedAt: Date | null;
  @Col('instant', { nullable: true, description: 'When it was approved; null while it is a draft.' }) approvedAt: Date | null;
  @Col('instant', { nullable: true, description: 'When it was last reopened.' }) reopenedAt: Date | null;
  @Col('text', { nullable: true, description: 'Why it was last reopened.' }) reopenedBecause: string | null;
  @Key({ nullable: true }) savedById: string | null;
  @Key({ nullable: true }) savedByAccountId: string | null;
  @Key({ nullable: true }) approvedById: string | null;
  @Key({ nullable: true }) reopenedById: string | null;
  @One(() => Project, 'id', { description: 'The project.' }) project: Ref<Project>;
  @One(() => Person, 'savedById', { description: 'Who saved it last.' }) savedBy: Ref<Person>;
  @One(() => Person, 'approvedById', { description: 'Who approved it.' }) approvedBy: Ref<Person>;
  @One(() => Person, 'reopenedById', { description: 'Who reopened it last.' }) reopenedBy: Ref<Person>;
  @Sum<Budget, BudgetLine>(() => BudgetLine, 'projectId', 'planned', { description: 'What its lines sum to.' }) total: bigint;
  @Sum<Budget, Financing>(() => Financing, 'projectId', 'amount', { description: 'What its financing sums to, cash and in kind.' }) financed: bigint;
  @Computed<Budget>('money', (b) => `${b.financed} - ${b.total}`, {
    description: 'Financing less budget: 0.00 where it can be approved, negative where money is missing.',
  })
  financingDifference: bigint;
  @Sum<Budget, Expenditure>(() => Expenditure, 'projectId', 'ore', { kept: true, description: 'What is spent of it, reversals taken off.' })
  spent: bigint;
  @Can<Budget>({ update: 'budget.update', approve: 'budget.approve', reopen: 'budget.approve' }, (b) => placeWithProject(b, b.id))
  viewerCan: ViewerCan;
}
