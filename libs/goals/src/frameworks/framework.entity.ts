import { sourceDescription } from '@samnav/networks';
import { Can, Col, Count, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Goal } from '../goals/goal.entity.ts';

@Table<Framework>('framework', {
  id: 'frw',
  list: 'frameworks',
  allow: 'framework.read',
  order: ['code'],
  description: 'A catalogue of goals that others have set (ramverk), e.g. the global goals of Agenda 2030, to which own goals are linked.',
})
export class Framework extends TenantRow {
  @Col('text', { description: 'Its code: `sdg`, `aalborg`, `environmentalObjectives`, or the tenant’s own.' }) code: string;
  @Col('text', { description: 'Its name in Swedish, e.g. Globala målen.' }) name: string;
  @Col('text', { nullable: true, description: 'Its name in English.' }) nameEn: string | null;
  @Col('text', { nullable: true, description: 'Under which terms its texts stand here.' }) licence: string | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Count<Framework>(() => FrameworkItem, 'frameworkId', { description: 'How many items it has, on all levels.' }) itemCount: number;
  @Can<Framework>({ update: 'framework.update' }, () => ({})) viewerCan: ViewerCan;
}

@Table<FrameworkItem>('framework_item', {
  id: 'fri',
  allow: 'framework.read',
  order: ['number'],
  description: 'A goal, target or commitment of a framework; those without goals of our own are its gaps.',
})
export class FrameworkItem extends TenantRow {
  @Col('int', { description: 'Its place in the catalogue, counted from 1: 1, 1.1, 1.2 … 2, 2.1.' }) number: number;
  @Col('text', { description: 'Its code in the framework, e.g. 11.2.' }) code: string;
  @Col('text', { description: 'What it says in Swedish; in English where the catalogue has no Swedish text.' }) name: string;
  @Col('text', { nullable: true, description: 'What it says in English.' }) nameEn: string | null;
  @Col('text', { nullable: true, description: 'Its official colour, e.g. #FD9D24.' }) colour: string | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key() frameworkId: string;
  @Key({ nullable: true }) parentId: string | null;
  @One(() => Framework, 'frameworkId', { description: 'The framework.', reverse: { name: 'items', description: 'All its items, in its order.' } })
  framework: Ref<Framework>;
  @One(() => FrameworkItem, 'parentId', {
    description: 'The item that it stands under; null on the highest level.',
    reverse: { name: 'items', description: 'The items that stand under it.' },
  })
  parent: Ref<FrameworkItem>;
  @Count<FrameworkItem>(() => GoalFrameworkItem, 'frameworkItemId', {
    filter: true,
    description: 'How many goals are linked to it directly (täckning); 0 is a gap unless those under it have some.',
  })
  goalCount: number;
}

@Table<GoalFrameworkItem>('goal_framework_item', {
  id: 'gfi',
  allow: 'goal.read',
  partOf: 'goal',
  description: 'That a goal serves an item of a framework.',
})
export class GoalFrameworkItem extends TenantRow {
  @Key() goalId: string;
  @Key() frameworkItemId: string;
  @One(() => Goal, 'goalId', {
    description: 'The goal.',
    reverse: { name: 'frameworkItems', description: 'The items of frameworks that it serves.' },
  })
  goal: Ref<Goal>;
  @One(() => FrameworkItem, 'frameworkItemId', {
    description: 'The framework’s item.',
    reverse: { name: 'goals', description: 'The goals that serve it.' },
  })
  frameworkItem: Ref<FrameworkItem>;
}
