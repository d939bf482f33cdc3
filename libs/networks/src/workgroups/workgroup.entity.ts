import { registerEnumType } from '@nestjs/graphql';
import { Can, Col, Computed, Count, Key, One, Table, TenantKey, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Municipality, sourceDescription } from '../municipalities/municipality.entity.ts';
import { Person } from '../people/person.entity.ts';
import { holdsOn } from '../periods.ts';
import { Priority } from './priority.entity.ts';

export enum WorkgroupRole {
  lead = 'lead',
  deputy = 'deputy',
  member = 'member',
}
registerEnumType(WorkgroupRole, {
  name: 'WorkgroupRole',
  description: 'What somebody is in a workgroup.',
  valuesMap: {
    lead: { description: 'Lead (gruppledare); a workgroup has exactly one.' },
    deputy: { description: 'Deputy of the lead (ersättare).' },
    member: { description: 'Member (deltagare).' },
  },
});

@Table<Workgroup>('workgroup', {
  id: 'wgr',
  list: 'workgroups',
  allow: 'workgroup.read',
  order: ['name'],
  search: ['name', 'theme', 'purpose'],
  description: 'A workgroup (arbetsgrupp) with a theme, of the region or of one municipality.',
})
export class Workgroup extends TenantRow {
  @Col('text', { description: 'Its name, e.g. Energi och klimat.' }) name: string;
  @Col('text', { description: 'What it is about (tema).' }) theme: string;
  @Col('text', { nullable: true, description: 'What it shall achieve (syfte).' }) purpose: string | null;
  @Col('day', { description: 'First day.' }) startsOn: string;
  @Col('day', { nullable: true, description: 'Last day; null while it goes on.' }) endsOn: string | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key({ nullable: true }) priorityId: string | null;
  @Key({ nullable: true }) municipalityId: string | null;
  @Key() leadId: string;
  @One(() => Priority, 'priorityId', {
    description: 'The priority that it works for.',
    reverse: { name: 'workgroups', description: 'The workgroups that work for the priority.' },
  })
  priority: Ref<Priority>;
  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality whose group it is; null = the region’s, meant for all municipalities.',
    reverse: { name: 'workgroups', description: 'The municipality’s own workgroups.' },
  })
  municipality: Ref<Municipality>;
  @One(() => Person, 'leadId', {
    description: 'Who leads it (gruppledare).',
    reverse: { name: 'ledWorkgroups', description: 'The workgroups that the person leads.' },
  })
  lead: Ref<Person>;
  @Count<Workgroup, WorkgroupMember>(() => WorkgroupMember, 'workgroupId', {
    description: 'How many take part today.',
    where: (m, scope) => holdsOn(m, scope.today),
  })
  currentMemberCount: number;
  @Count<Workgroup, WorkgroupCoverage>(() => WorkgroupCoverage, 'workgroupId', {
    description: 'How many municipalities it is meant for have nobody in it today (luckor); which ones, `coverage` says.',
    where: (c) => `${c.memberCount} = 0`,
  })
  gapCount: number;
  @Can<Workgroup>({ update: 'workgroup.update', end: 'workgroup.end', addMember: 'workgroupMember.add', endMember: 'workgroupMember.end' }, (w) => ({
    municipalityId: w.municipalityId,
    workgroupId: w.id,
  }))
  viewerCan: ViewerCan;
}

@Table<WorkgroupMember>('workgroup_member', {
  id: 'wgm',
  allow: 'workgroupMember.read',
  order: ['startsOn'],
  description: 'That a person takes part in a workgroup, for a municipality, over time; ended ones are kept.',
})
export class WorkgroupMember extends TenantRow {
  @Col('choice', { enum: WorkgroupRole, description: 'What the person is in the group.' }) role: WorkgroupRole;
  @Col('day', { description: 'First day.' }) startsOn: string;
  @Col('day', { nullable: true, description: 'Last day; null while it goes on.' }) endsOn: string | null;
  @Key() workgroupId: string;
  @Key() personId: string;
  @Key({ nullable: true }) municipalityId: string | null;
  @One(() => Workgroup, 'workgroupId', {
    description: 'The workgroup.',
    reverse: { name: 'members', description: 'Who takes and has taken part, by first day.' },
  })
  workgroup: Ref<Workgroup>;
  @One(() => Person, 'personId', {
    description: 'The person.',
    reverse: { name: 'workgroupMemberships', description: 'The workgroups that the person takes or took part in.' },
  })
  person: Ref<Person>;
  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality for which the person takes part; null = the region.',
    reverse: { name: 'workgroupMembers', description: 'Who takes or took part in workgroups for the municipality.' },
  })
  municipality: Ref<Municipality>;
  @Computed<WorkgroupMember>('flag', (m, scope) => holdsOn(m, scope.today), { filter: true, description: 'Whether it holds today.' })
  current: boolean;
  @Can<WorkgroupMember>({ end: 'workgroupMember.end' }, (m) => ({
    municipalityId: `coalesce((select w.municipality_id from workgroup w where w.tenant_id = ${m.tenantId} and w.id = ${m.workgroupId}), ${m.municipalityId})`,
    workgroupId: m.workgroupId,
  }))
  viewerCan: ViewerCan;
}

@Table<WorkgroupCoverage>('workgroup_coverage', {
  id: 'cov',
  allow: 'workgroupMember.read',
  order: ['municipalityCode'],
  description: 'How many people a workgroup has today from one of the municipalities that it is meant for; 0 is a gap (lucka).',
})
export class WorkgroupCoverage extends TenantKey {
  @Col('text', { description: 'The municipality’s four-digit code.' }) municipalityCode: string;
  @Col('int', { description: 'How many people take part for the municipality today.' }) memberCount: number;
  @Key() workgroupId: string;
  @Key() municipalityId: string;
  @One(() => Workgroup, 'workgroupId', {
    description: 'The workgroup.',
    reverse: { name: 'coverage', description: 'Each municipality that it is meant for, with how many take part; 0 is a gap.' },
  })
  workgroup: Ref<Workgroup>;
  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality.',
    reverse: { name: 'workgroupCoverage', description: 'Each workgroup that is meant for it, with how many take part from it; 0 is a gap.' },
  })
  municipality: Ref<Municipality>;
}
