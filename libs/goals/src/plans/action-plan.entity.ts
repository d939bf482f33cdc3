import { Municipality, Person, Priority, sourceDescription, Workgroup } from '@samnav/networks';
import { Decision } from '@samnav/meetings';
import { Can, Col, Computed, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { inForceFromSql, inForceSays, inForceToSql } from '../in-force.ts';

@Table<ActionPlan>('action_plan', {
  id: 'apl',
  list: 'actionPlans',
  allow: 'actionPlan.read',
  order: ['title'],
  description: 'A plan or programme of action (handlingsprogram): of the region, of a municipality, or a workgroup’s plan of operations.',
})
export class ActionPlan extends TenantRow {
  @Col('text', { description: 'What it is called.' }) title: string;
  @Col('text', { nullable: true, description: 'More about it.' }) description: string | null;
  @Col('day', { nullable: true, description: 'First day of the time that it is for.' }) startsOn: string | null;
  @Col('day', { nullable: true, description: 'Last day of the time that it is for; null while no end is set.' }) endsOn: string | null;
  @Col('text', { nullable: true, description: 'Where it can be read.' }) url: string | null;
  @Col('day', { nullable: true, description: 'Last day on which it held, where it was ended before its time.' }) endedOn: string | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key({ nullable: true }) municipalityId: string | null;
  @Key({ nullable: true }) workgroupId: string | null;
  @Key({ nullable: true }) partOfId: string | null;
  @Key() ownerId: string;
  @Key({ nullable: true }) decisionId: string | null;
  @Key({ nullable: true }) supersedesId: string | null;
  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality whose plan it is; null = the region’s.',
    reverse: { name: 'actionPlans', description: 'The municipality’s plans.' },
  })
  municipality: Ref<Municipality>;
  @One(() => Workgroup, 'workgroupId', {
    description: 'The workgroup whose plan of operations (verksamhetsplan) it is, if any.',
    reverse: { name: 'actionPlans', description: 'The workgroup’s plans of operations.' },
  })
  workgroup: Ref<Workgroup>;
  @One(() => ActionPlan, 'partOfId', {
    description: 'The plan that it is part of, e.g. the regional one that was made of the local ones.',
    reverse: { name: 'parts', description: 'The plans that it is made of.' },
  })
  partOf: Ref<ActionPlan>;
  @One(() => Person, 'ownerId', {
    description: 'The one person who answers for it.',
    reverse: { name: 'ownedPlans', description: 'The plans that the person answers for.' },
  })
  owner: Ref<Person>;
  @One(() => Decision, 'decisionId', {
    description: 'The decision that adopted it (antagandebeslut): body, day, § and registry number.',
    reverse: { name: 'adoptedPlans', description: 'The plans that the decision adopted.' },
  })
  decision: Ref<Decision>;
  @One(() => ActionPlan, 'supersedesId', {
    description: 'The plan that it takes the place of.',
    reverse: { name: 'supersededBy', description: 'The plan that took its place, if any.' },
  })
  supersedes: Ref<ActionPlan>;
  @Computed<ActionPlan>('flag', (p) => `${p.decisionId} is not null`, { filter: true, description: 'Whether a body has adopted it (antagen).' })
  adopted: boolean;
  @Computed<ActionPlan>('day', (p) => inForceFromSql(p), { nullable: true, filter: true, description: inForceSays.from })
  inForceFrom: string | null;
  @Computed<ActionPlan>('day', (p) => inForceToSql('action_plan', p, p.endsOn), { nullable: true, filter: true, description: inForceSays.to })
  inForceTo: string | null;
  @Can<ActionPlan>({ update: 'actionPlan.update', adopt: 'actionPlan.adopt', end: 'actionPlan.end' }, (p) => ({ municipalityId: p.municipalityId }))
  viewerCan: ViewerCan;
}

@Table<ActionPlanPriority>('action_plan_priority', {
  id: 'app',
  allow: 'actionPlan.read',
  partOf: 'actionPlan',
  description: 'That a plan serves a priority of the region.',
})
export class ActionPlanPriority extends TenantRow {
  @Key() actionPlanId: string;
  @Key() priorityId: string;
  @One(() => ActionPlan, 'actionPlanId', {
    description: 'The plan.',
    reverse: { name: 'priorities', description: 'The priorities that it serves.' },
  })
  actionPlan: Ref<ActionPlan>;
  @One(() => Priority, 'priorityId', {
    description: 'The priority.',
    reverse: { name: 'actionPlans', description: 'The plans that serve the priority.' },
  })
  priority: Ref<Priority>;
}
