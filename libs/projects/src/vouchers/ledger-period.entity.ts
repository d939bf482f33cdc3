import { Can, Col, Hidden, Inputs, Is, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Person } from '@samnav/networks';
import { Project } from '../projects/project.entity.ts';
import { placeWithProject } from '../projects/seen.ts';

@Table<LedgerPeriod>('ledger_period', {
  id: 'lep',
  list: 'ledgerPeriods',
  allow: 'ledgerPeriod.read',
  order: ['-startsOn'],
  partOf: 'project',
  description: 'Days of a project’s ledger that were closed: nothing more is posted on them.',
})
export class LedgerPeriod extends TenantRow {
  @Col('day', { description: 'The first day.' }) startsOn: string;
  @Col('day', { description: 'The last day.' }) endsOn: string;
  @Col('instant', { nullable: true, description: 'When it was closed; null while it is open again.' }) closedAt: Date | null;
  @Col('text', { description: 'Why it was closed, or opened again.' }) reason: string;
  @Hidden('flag') forClaim: boolean;
  @Key() projectId: string;
  @Key({ nullable: true }) closedById: string | null;
  @One(() => Project, 'projectId', {
    description: 'The project.',
    reverse: { name: 'ledgerPeriods', description: 'Days of its ledger that were closed.' },
  })
  project: Ref<Project>;
  @One(() => Person, 'closedById', { description: 'Who closed it.' }) closedBy: Ref<Person>;
  @Can<LedgerPeriod>({ reopen: 'ledgerPeriod.close' }, (p) => placeWithProject(p, p.projectId)) viewerCan: ViewerCan;
}

@Inputs('Days of a project’s ledger to close.')
export class CloseLedgerPeriodInput {
  @Is.id('The project.') projectId: string;
  @Is.day('The first day.') startsOn: string;
  @Is.day('The last day.') endsOn: string;
  @Is.text({ max: 1000, description: 'Why.' }) reason: string;
}

@Inputs('A closed period to open again.')
export class ReopenLedgerPeriodInput {
  @Is.id('The period.') ledgerPeriodId: string;
  @Is.version() expectedVersion: number;
  @Is.text({ max: 1000, description: 'Why.' }) reason: string;
}
