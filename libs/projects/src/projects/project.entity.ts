import { Can, Col, Computed, Groups, Key, One, Sum, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Municipality, Person, Priority, sourceDescription, Workgroup } from '@samnav/networks';
import { BudgetLine } from '../budgets/budget-line.entity.ts';
import { Budget } from '../budgets/budget.entity.ts';
import { Financing } from '../budgets/financing.entity.ts';
import { Expenditure } from '../expenditures/expenditure.entity.ts';
import { periodSays, Precision } from '../period.ts';
import { Programme } from '../programmes/programme.entity.ts';
import { projectPlace, seesProject } from './seen.ts';
import { ProjectStatusEvent } from './status.entity.ts';
import { ProjectStatus } from './statuses.ts';

@Table<Project>('project', {
  id: 'prj',
  list: 'projects',
  allow: 'project.read',
  order: ['number'],
  search: ['number', 'name', 'purpose'],
  description: 'A project (projekt): a purpose, a period, an accountable lead, partners, a budget and what is spent of it.',
  visible: seesProject,
})
export class Project extends TenantRow {
  @Col('text', { description: 'The human number, unique in the tenant, e.g. P-2026-014.' }) number: string;
  @Col('text', { description: 'The name.' }) name: string;
  @Col('text', { nullable: true, description: 'What it is to reach.' }) purpose: string | null;
  @Col('day', { nullable: true, description: periodSays.startsOn }) startsOn: string | null;
  @Col('choice', { enum: Precision, nullable: true, description: periodSays.startsPrecision }) startsPrecision: Precision | null;
  @Col('day', { nullable: true, description: periodSays.endsOn }) endsOn: string | null;
  @Col('choice', { enum: Precision, nullable: true, description: periodSays.endsPrecision }) endsPrecision: Precision | null;
  @Col('day', { nullable: true, description: 'From which day others than its own people see it; null while it is a draft.' })
  publishedOn: string | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;

  @Key({ nullable: true }) municipalityId: string | null;
  @Key({ nullable: true }) workgroupId: string | null;
  @Key() leadId: string;
  @Key({ nullable: true }) programmeId: string | null;
  @Key({ nullable: true }) priorityId: string | null;
  @Key({ nullable: true }) spawnedById: string | null;

  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality that owns it; null where it is the region’s.',
    reverse: { name: 'projects', description: 'The projects that the municipality owns.' },
  })
  municipality: Ref<Municipality>;
  @One(() => Workgroup, 'workgroupId', {
    description: 'The workgroup that runs it.',
    reverse: { name: 'projects', description: 'The projects that the workgroup runs.' },
  })
  workgroup: Ref<Workgroup>;
  @One(() => Person, 'leadId', {
    description: 'The project manager (projektledare): the one person who answers for it.',
    reverse: { name: 'ledProjects', description: 'The projects that the person answers for.' },
  })
  lead: Ref<Person>;
  @One(() => Programme, 'programmeId', {
    description: 'The programme that it belongs to.',
    reverse: { name: 'projects', description: 'The programme’s projects.' },
  })
  programme: Ref<Programme>;
  @One(() => Priority, 'priorityId', {
    description: 'The priority that it serves.',
    reverse: { name: 'projects', description: 'The projects that serve the priority.' },
  })
  priority: Ref<Priority>;
  @One(() => Project, 'spawnedById', {
    description: 'The project that it came out of.',
    reverse: { name: 'spawned', description: 'The projects that came out of this one.' },
  })
  spawnedBy: Ref<Project>;
  @One(() => Budget, 'id', { description: 'Its budget: who saved and approved it, and the version to save with.' }) budget: Ref<Budget>;

  @Computed<Project>(
    'choice',
    (p, scope) =>
      `coalesce((select e.status from ${scope.rows(ProjectStatusEvent, 'projectId', p)} e where e.valid_from <= ${scope.today} order by e.valid_from desc, e.id desc limit 1), 'draft')`,
    { enum: ProjectStatus, filter: true, description: 'How far it has come today.' },
  )
  status: ProjectStatus;
  @Sum<Project, BudgetLine>(() => BudgetLine, 'projectId', 'planned', { filter: true, sort: true, description: 'What the budget lines sum to.' })
  budgetTotal: bigint;
  @Sum<Project, Financing>(() => Financing, 'projectId', 'amount', {
    filter: true,
    sort: true,
    description: 'What the financing sums to, cash and in kind.',
  })
  financingTotal: bigint;
  @Sum<Project, Expenditure>(() => Expenditure, 'projectId', 'ore', {
    kept: true,
    filter: true,
    sort: true,
    description: 'What is spent, reversals taken off.',
  })
  spentTotal: bigint;
  @Computed<Project>('money', (p) => `${p.budgetTotal} - ${p.spentTotal}`, {
    description: 'What is left of the budget; negative where more is spent.',
  })
  remaining: bigint;
  @Groups<Project, BudgetLine>(() => BudgetLine, 'projectId', {
    type: { name: 'ProjectBudgetCell', description: 'One cost category of a project in one year, all partners together.' },
    by: ['category', 'year'],
    sums: ['planned', 'spent'],
    description: 'The budget as a matrix: what is planned and spent by category and year, in that order.',
  })
  budgetMatrix: Pick<BudgetLine, 'category' | 'year' | 'planned' | 'spent'>[];

  @Can<Project>(
    {
      update: 'project.update',
      changeStatus: 'project.changeStatus',
      addPartner: 'projectPartner.add',
      createPhase: 'phase.create',
      updateBudget: 'budget.update',
      approveBudget: 'budget.approve',
      recordExpenditure: 'expenditure.record',
    },
    projectPlace,
  )
  viewerCan: ViewerCan;
}
