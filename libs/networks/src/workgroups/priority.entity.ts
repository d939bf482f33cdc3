import { Can, Col, Inputs, Is, Table, TenantRow } from '@samnav/platform';
import type { ViewerCan } from '@samnav/platform';
import { sourceDescription } from '../municipalities/municipality.entity.ts';

@Table<Priority>('priority', {
  id: 'pri',
  list: 'priorities',
  allow: 'priority.read',
  order: ['number'],
  description: 'One of the region’s priorities (prioritering), under which workgroups and goals stand.',
})
export class Priority extends TenantRow {
  @Col('int', { description: 'Its number in the region’s list, counted from 1.' }) number: number;
  @Col('text', { description: 'What it says, e.g. God hälsa på lika villkor.' }) name: string;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Can<Priority>({ update: 'priority.update' }, () => ({})) viewerCan: ViewerCan;
}

@Inputs('A priority of the region.')
export class CreatePriorityInput {
  @Is.int({ min: 1, max: 99, description: 'Its number in the region’s list, counted from 1.' }) number: number;
  @Is.text({ max: 200, description: 'What it says, e.g. God hälsa på lika villkor.' }) name: string;
}

@Inputs('What to change of a priority; what is left out stays.')
export class UpdatePriorityInput {
  @Is.id('The priority.') id: string;
  @Is.version() expectedVersion: number;
  @Is.int({ nullable: true, min: 1, max: 99, description: 'Its number in the region’s list.' }) number?: number | null;
  @Is.text({ nullable: true, max: 200, description: 'What it says.' }) name?: string | null;
}
