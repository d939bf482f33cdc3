import { Can, Col, Computed, Count, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Place, Ref, ViewerCan } from '@samnav/platform';
import { Municipality } from '@samnav/networks';
import { Project } from '@samnav/projects';
import { TimeEntry } from './time-entry.entity.ts';

const place = (s: Record<'municipalityId' | 'projectId', string>): Place => ({ municipalityId: s.municipalityId, projectId: s.projectId });

@Table<TimeSheet>('time_sheet', {
  id: 'tsm',
  list: 'timeSheets',
  allow: 'timeEntry.read',
  order: ['-month'],
  partOf: 'project',
  visible: (s, scope) => `(${scope.can('timeEntry.read', place(s))} and ${s.projectId} in (select of_sheet.id from ${scope.rows(Project)} of_sheet))`,
  description: 'One month of a project’s time at one employer (tidrapport): what is to be certified together, by its deadline.',
})
export class TimeSheet extends TenantRow {
  @Col('day', { description: 'The month’s first day.' }) month: string;
  @Key() projectId: string;
  @Key({ nullable: true }) municipalityId: string | null;
  @One(() => Project, 'projectId', { description: 'The project.', reverse: { name: 'timeSheets', description: 'Its months of time by employer.' } })
  project: Ref<Project>;
  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality that employs those who worked; null = others than a municipality.',
    reverse: { name: 'timeSheets', description: 'The time of the municipality’s people in projects, by month.' },
  })
  municipality: Ref<Municipality>;
  @Count<TimeSheet>(() => TimeEntry, 'sheetId', {
    description: 'How many entries wait for a certificate.',
    filter: true,
    where: (t) => `${t.certifiedAt} is null`,
  })
  waitingCount: number;
  @Computed<TimeSheet>(
    'int',
    (s, scope) => `select coalesce(sum(t.minutes), 0)::int from ${scope.rows(TimeEntry, 'sheetId', s)} t where t.certified_at is null`,
    {
      description: 'How many minutes wait for a certificate.',
    },
  )
  waitingMinutes: number;
  @Computed<TimeSheet>(
    'int',
    (s, scope) => `select coalesce(sum(t.minutes), 0)::int from ${scope.rows(TimeEntry, 'sheetId', s)} t where t.certified_at is not null`,
    { description: 'How many minutes are certified.' },
  )
  certifiedMinutes: number;
  @Can<TimeSheet>({ certify: 'timeEntry.certify' }, place) viewerCan: ViewerCan;
}
