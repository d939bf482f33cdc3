import { Int, registerEnumType } from '@nestjs/graphql';
import type { Ore } from '../kinds.ts';
import { Can, Col, Computed, Count, Groups, InJs, Key, One, OneOf, Readable, Sum, Table, TenantRow } from '../model.ts';
import type { Node } from '../model.ts';
import type { Ref, ViewerCan } from '../members.ts';

export enum Stage {
  draft = 'draft',
  running = 'running',
  closed = 'closed',
}
registerEnumType(Stage, {
  name: 'Stage',
  description: 'How far a plan has come.',
  valuesMap: { draft: { description: 'Seen by its own town only.' }, running: { description: 'Under way.' }, closed: { description: 'Done.' } },
});

@Table<Town>('read_town', {
  id: 'twn',
  list: 'towns',
  allow: 'municipality.read',
  order: ['name'],
  search: ['name', 'code'],
  description: 'A town of the tests.',
})
export class Town extends TenantRow {
  @Col('text', { description: 'The name.' }) name: string;
  @Col('text', { nullable: true, description: 'Four digits.' }) code: string | null;
  @Count<Town, Plan>(() => Plan, 'townId', { filter: true, sort: true, where: (p) => `${p.open}`, description: 'Plans that are open to all.' })
  openPlans: number;
  @Sum<Town, Plan>(() => Plan, 'townId', 'planned', { filter: true, description: 'What the lines of its plans sum to.' }) planned: Ore;
  @Groups<Town, Plan>(() => Plan, 'townId', {
    type: { name: 'TownSeason', description: 'The plans of one stage and season.' },
    by: ['stage', 'season'],
    sums: ['grant', 'openSteps', 'planned'],
    count: { name: 'plans', description: 'How many they are.' },
    where: (p, scope) => `${p.startsOn} <= ${scope.now}::date`,
    order: ['-plans', 'stage', '-season'],
    description: 'Its plans by stage and season, the largest group first.',
  })
  seasons: Pick<Plan, 'stage' | 'season' | 'grant' | 'openSteps' | 'planned'>[];
}

@Table<Team>('read_team', { id: 'tem', list: 'teams', allow: 'workgroup.read', description: 'A team of the tests.' })
export class Team extends TenantRow {
  @Col('text', { description: 'The name.' }) name: string;
  @Key() townId: string;
  @One(() => Town, 'townId', { description: 'Its town.', reverse: { name: 'teams', description: 'The teams of the town.' } }) town: Ref<Town>;
}

@Table<Plan>('read_plan', {
  id: 'pla',
  list: 'plans',
  allow: 'project.read',
  order: ['name', '-startsOn'],
  search: ['name'],
  description: 'A plan of the tests.',
  visible: (p, scope) => `${p.stage} <> 'draft' or ${p.townId} = any(${scope.municipalityIds})`,
})
export class Plan extends TenantRow {
  @Col('text', { description: 'The name.' }) name: string;
  @Col('choice', { enum: Stage, description: 'How far it has come.' }) stage: Stage;
  @Col('flag', { description: 'Whether it is open to all.' }) open: boolean;
  @Col('day', { description: 'First day.' }) startsOn: string;
  @Col('day', { nullable: true, description: 'Last day.' }) endsOn: string | null;
  @Col('instant', { description: 'When it was decided.' }) decidedAt: Date;
  @Col('money', { description: 'What it was granted.' }) grant: Ore;
  @Col('decimal', { nullable: true, description: 'Share of full time.' }) share: string | null;
  @Col('json', { nullable: true, description: 'Anything.' }) notes: unknown;
  @Col('text', { nullable: true, description: 'What could go wrong.' }) @Readable('organisation.merge') risk: string | null;
  @Key({ nullable: true }) teamId: string | null;
  @Key() townId: string;
  @One(() => Team, 'teamId', { description: 'Who does it.', reverse: { name: 'plans', description: 'What the team does.' } }) team: Ref<Team>;
  @One(() => Town, 'townId', { description: 'Where.', reverse: { name: 'plans', description: 'The plans of the town.' } }) town: Ref<Town>;
  @Computed<Plan>('choice', (p, scope) => `case when ${p.endsOn} < ${scope.now}::date then 'closed' else 'running' end`, {
    enum: Stage,
    filter: true,
    description: 'What the calendar says.',
  })
  season: Stage;
  @Computed<Plan>('int', (p) => `case when ${p.name} like '%broken%' then null else 1 end`, { description: 'Null where it must not be.' })
  health: number;
  @Computed<Plan>('money', (p) => `case when ${p.open} then ${p.grant} / 2 end`, { nullable: true, description: 'Half the grant.' })
  half: Ore | null;
  @Count(() => Step, 'planId', { description: 'Steps that are not taken.', where: (s) => `${s.takenAt} is null` }) openSteps: number;
  @Sum(() => Line, 'planId', 'planned', { description: 'What the lines sum to.' }) planned: Ore;
  @Sum<Plan, Spending>(() => Spending, 'planId', 'amount', { kept: true, filter: true, sort: true, description: 'What is spent.' }) spent: Ore;
  @Computed<Plan>('money', (p) => `${p.planned} - ${p.spent}`, { filter: true, sort: true, description: 'What is left of what the lines sum to.' })
  left: Ore;
  @Computed<Plan>('text', (p, scope) => `select s.title from ${scope.rows(Step, 'planId', p)} s order by s.due_at, s.id limit 1`, {
    nullable: true,
    filter: true,
    sort: true,
    description: 'The first step that one may see.',
  })
  firstStep: string | null;
  @Groups<Plan, Line>(() => Line, 'planId', {
    type: { name: 'PlanCell', description: 'One category in one year.' },
    by: ['category', 'year'],
    sums: ['planned', 'spent', 'taken', 'spendings'],
    description: 'What is planned and spent by category and year.',
  })
  matrix: Pick<Line, 'category' | 'year' | 'planned' | 'spent' | 'taken' | 'spendings'>[];
  @InJs<Plan, 'startsOn' | 'endsOn'>(
    () => Int,
    ['startsOn', 'endsOn'],
    (p) => p.endsOn && (Date.parse(p.endsOn) - Date.parse(p.startsOn)) / 86_400_000,
    {
      description: 'Length in days.',
    },
  )
  days: number | null;
  @InJs<Plan, 'grant' | 'decidedAt'>(() => String, ['grant', 'decidedAt'], (p) => `${p.grant + 1n} ${p.decidedAt.getUTCFullYear()}`, {
    description: 'The grant and an öre, and the year.',
  })
  summary: string | null;
  @InJs<Plan, 'version' | 'name'>(
    () => String,
    ['version', 'name'],
    (p) => {
      if (p.name === 'Zorn') throw new Error('No such thing');
      return p.version;
    },
    { description: 'Throws, or answers a number where a text is due.' },
  )
  thrown: string | null;
  @InJs<Plan, 'stage'>(() => [Stage], ['stage'], (p) => [p.stage, Stage.closed], { description: 'The stage and one more.' })
  listed: Stage[] | null;
  @InJs<Plan, 'stage'>(() => Int, ['stage'], (p) => (p.stage === Stage.closed ? 0.5 : 1), { description: 'What its type cannot hold.' })
  fraction: number | null;
  @Can<Plan>({ update: 'project.update', approve: 'budget.approve' }, (p) => ({ municipalityId: p.townId, projectId: p.id })) viewerCan: ViewerCan;
}

@Table<Line>('read_line', { id: 'lin', partOf: 'plan', description: 'A budget line of the tests.' })
export class Line extends TenantRow {
  @Col('text', { description: 'What for.' }) category: string;
  @Col('int', { description: 'Which year.' }) year: number;
  @Col('money', { description: 'How much.' }) planned: Ore;
  @Key() planId: string;
  @One(() => Plan, 'planId', { description: 'Its plan.', reverse: { name: 'lines', description: 'What it costs.' } }) plan: Ref<Plan>;
  @Sum<Line, Spending>(() => Spending, 'lineId', 'amount', { description: 'What is spent of it.' }) spent: Ore;
  @Sum<Line, Spending>(() => Spending, 'lineId', 'amount', { kept: true, description: 'The same, kept.' }) taken: Ore;
  @Count<Line, Spending>(() => Spending, 'lineId', { where: (s) => `${s.amount} > 0`, description: 'How often it was taken from.' })
  spendings: number;
  @Computed<Line>('flag', (l) => `${l.spent} > ${l.planned}`, { filter: true, description: 'Whether more is spent than planned.' }) over: boolean;
}

@Table<Spending>('read_spending', {
  id: 'spe',
  list: 'spendings',
  allow: 'organisation.merge',
  partOf: 'plan',
  description: 'Something that was spent, in the tests.',
})
export class Spending extends TenantRow {
  @Col('money', { description: 'How much.' }) amount: Ore;
  @Key() planId: string;
  @Key() lineId: string;
  @One(() => Plan, 'planId', { description: 'Its plan.', reverse: { name: 'spendings', description: 'What is spent.' } }) plan: Ref<Plan>;
  @One(() => Line, 'lineId', { description: 'Its line.', within: 'planId', reverse: { name: 'takings', description: 'What is spent of it.' } })
  line: Ref<Line>;
}

@Table<Step>('read_step', {
  id: 'stp',
  list: 'steps',
  allow: 'deadline.read',
  order: ['-dueAt'],
  search: ['title'],
  description: 'A step of the tests.',
  visible: (s) => `${s.title} not like 'secret%'`,
})
export class Step extends TenantRow {
  @Col('text', { description: 'What to do.' }) title: string;
  @Col('instant', { description: 'When it is due.' }) dueAt: Date;
  @Col('instant', { nullable: true, description: 'When it was done.' }) takenAt: Date | null;
  @Col('text', { nullable: true, description: 'The type of what it is about.' }) aboutType: string | null;
  @Key({ nullable: true }) aboutId: string | null;
  @OneOf<Step>('aboutType', 'aboutId', { description: 'What it is about.' }) about: Ref<Node>;
  @Key() planId: string;
  @One(() => Plan, 'planId', { description: 'Its plan.', reverse: { name: 'steps', description: 'What is to be done.' } }) plan: Ref<Plan>;
}

export const entities = [Town, Team, Plan, Line, Spending, Step];
