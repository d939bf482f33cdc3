import { Col, Computed, Hidden, Key, One, Table, TenantKey } from '@samnav/platform';
import type { Ref, Row, ScopeSql } from '@samnav/platform';
import { Organisation } from '@samnav/networks';
import { CostCategory, FinancingKind, Project } from '@samnav/projects';

@Table<BudgetFollowUp>('budget_follow_up', {
  id: 'bfu',
  allow: 'expenditure.read',
  order: ['year', 'category'],
  description: 'How one cost category stands in one year at one partner (budgetuppföljning): planned, booked, spoken for, claimed, paid, expected.',
  partOf: 'project',
})
export class BudgetFollowUp extends TenantKey {
  @Col('choice', { enum: CostCategory, description: 'What the money is for.' }) category: CostCategory;
  @Col('int', { description: 'The calendar year.' }) year: number;
  @Col('money', { description: 'What is planned.' }) planned: bigint;
  @Col('money', { description: 'What stands in the ledger (utfall), reversals taken off.' }) ledger: bigint;
  @Col('money', { description: 'What is ordered or agreed and not yet invoiced (åtaganden).' }) committed: bigint;
  @Col('money', { description: 'What counts of it in signed claims that were not taken back or rejected.' }) claimed: bigint;
  @Col('money', { description: 'What counts of it in claims that are paid.' }) paid: bigint;
  @Col('money', {
    description: 'What it will come to (prognos): the ledger and, day by day, what is planned for the rest of the year; at least what is spoken for.',
  })
  forecast: bigint;
  @Col('money', { description: 'Forecast less planned: negative where money is left.' }) deviation: bigint;
  @Col('money', { description: 'The same of the whole category, all years and partners: what the funder’s rule looks at.' })
  categoryDeviation: bigint;
  @Col('flag', {
    description:
      'Whether the category is expected so far over its budget that the funder must decide anew: over 20 % and at least 50 000 kr, or as the decision says.',
  })
  needsAmendment: boolean;
  @Key() projectId: string;
  @Key({ nullable: true }) partnerId: string | null;
  @One(() => Project, 'projectId', {
    description: 'The project.',
    reverse: { name: 'followUp', description: 'How each cost category stands, by year and partner.' },
  })
  project: Ref<Project>;
  @One(() => Organisation, 'partnerId', { description: 'The partner whose cost it is; null = the project as a whole.' }) partner: Ref<Organisation>;
  @Computed<BudgetFollowUp>('choice', (f) => `case when ${f.category} = 'ownWorkTime' then 'inKind' else 'cash' end`, {
    enum: FinancingKind,
    description: 'Whether it costs money or own work time.',
  })
  kind: FinancingKind;
}

const unlessAlone = 'null where one person alone gave time in some month of the project, for those who may not read wages there.';
/** A month of one person's time tells what that person is paid, and so do the months beside it. */
const ofSeveral = (m: Row<ProjectMonth>, scope: ScopeSql, value: string): string =>
  `case when not ${m.lone} or exists (select from ${scope.rows(Project, 'id', m, 'projectId')} p where ${scope.can('hourlyRate.read', { municipalityId: 'p.municipality_id', projectId: 'p.id' })}) then ${value} end`;

@Table<ProjectMonth>('project_month', {
  id: 'pmo',
  allow: 'expenditure.read',
  order: ['startsOn'],
  description: 'A month of a project in money: what was spent in it, and up to its end against the plan.',
  partOf: 'project',
})
export class ProjectMonth extends TenantKey {
  @Col('day', { description: 'The first day of the month.' }) startsOn: string;
  @Hidden('flag') lone: boolean;
  @Hidden('money', { column: 'spent_cash_ore' }) cashOre: bigint;
  @Hidden('money', { column: 'spent_in_kind_ore' }) inKindOre: bigint;
  @Hidden('money', { column: 'cash_to_date_ore' }) cashSumOre: bigint;
  @Hidden('money', { column: 'in_kind_to_date_ore' }) inKindSumOre: bigint;
  @Computed<ProjectMonth>('money', (m, scope) => ofSeveral(m, scope, m.cashOre), {
    nullable: true,
    description: `What was spent in money in the month; ${unlessAlone}`,
  })
  spentCash: bigint | null;
  @Computed<ProjectMonth>('money', (m, scope) => ofSeveral(m, scope, m.inKindOre), {
    nullable: true,
    description: `What was given in kind in the month; ${unlessAlone}`,
  })
  spentInKind: bigint | null;
  @Computed<ProjectMonth>('money', (m, scope) => ofSeveral(m, scope, m.cashSumOre), {
    nullable: true,
    description: `What was spent in money up to the end of the month; ${unlessAlone}`,
  })
  cashToDate: bigint | null;
  @Computed<ProjectMonth>('money', (m, scope) => ofSeveral(m, scope, m.inKindSumOre), {
    nullable: true,
    description: `What was given in kind up to the end of the month; ${unlessAlone}`,
  })
  inKindToDate: bigint | null;
  @Col('money', {
    description: 'What is planned up to the end of the month: each year’s plan evenly over those of its months that are the project’s.',
  })
  plannedToDate: bigint;
  @Col('flag', { description: 'Whether the month has not begun.' }) ahead: boolean;
  @Key() projectId: string;
  @One(() => Project, 'projectId', {
    description: 'The project.',
    reverse: { name: 'months', description: 'The project in money, month by month; what a burn-down is drawn of.' },
  })
  project: Ref<Project>;
}
