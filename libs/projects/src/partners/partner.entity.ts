import { registerEnumType } from '@nestjs/graphql';
import { Can, Col, Inputs, Is, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Organisation, sourceDescription } from '@samnav/networks';
import { Project } from '../projects/project.entity.ts';
import { placeWithProject } from '../projects/seen.ts';

export enum PartnerRole {
  unspecified = 'unspecified',
  owner = 'owner',
  partner = 'partner',
  funder = 'funder',
  funderAndPartner = 'funderAndPartner',
  reference = 'reference',
}
registerEnumType(PartnerRole, {
  name: 'PartnerRole',
  description: 'What an organisation is in a project.',
  valuesMap: {
    unspecified: { description: 'Part of it; as what is not known.' },
    owner: { description: 'Owns the project (projektägare).' },
    partner: { description: 'Does part of the work (projektpartner).' },
    funder: { description: 'Gives money (finansiär).' },
    funderAndPartner: { description: 'Gives money and does part of the work.' },
    reference: { description: 'Advises, e.g. in a reference group (referensgrupp).' },
  },
});

export enum PartnerStatus {
  wanted = 'wanted',
  contacted = 'contacted',
  agreed = 'agreed',
}
registerEnumType(PartnerStatus, {
  name: 'PartnerStatus',
  description: 'How far it has come with a partner.',
  valuesMap: {
    wanted: { description: 'Wished for (önskad).' },
    contacted: { description: 'Asked (kontaktad).' },
    agreed: { description: 'Has said yes (överenskommen).' },
  },
});

@Table<ProjectPartner>('project_partner', {
  id: 'ppa',
  allow: 'project.read',
  order: ['role', 'startsOn'],
  description: 'An organisation’s part in a project (projektpartner), from–to.',
  partOf: 'project',
})
export class ProjectPartner extends TenantRow {
  @Col('choice', { enum: PartnerRole, description: 'What it is in the project.' }) role: PartnerRole;
  @Col('choice', { enum: PartnerStatus, description: 'How far it has come.' }) status: PartnerStatus;
  @Col('day', { nullable: true, description: 'First day; null where it is not known.' }) startsOn: string | null;
  @Col('day', { nullable: true, description: 'Last day; null while it goes on.' }) endsOn: string | null;
  @Col('text', { nullable: true, description: 'Anything to remember.' }) note: string | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key() projectId: string;
  @Key() organisationId: string;
  @One(() => Project, 'projectId', {
    description: 'The project.',
    reverse: { name: 'partners', description: 'The organisations that have part in the project.' },
  })
  project: Ref<Project>;
  @One(() => Organisation, 'organisationId', {
    description: 'The organisation.',
    reverse: { name: 'projectPartners', description: 'The organisation’s parts in projects.' },
  })
  organisation: Ref<Organisation>;
  @Can<ProjectPartner>({ update: 'projectPartner.update', end: 'projectPartner.end' }, (p) => placeWithProject(p, p.projectId)) viewerCan: ViewerCan;
}

@Inputs('An organisation that is to have part in a project.')
export class AddProjectPartnerInput {
  @Is.id('The project.') projectId: string;
  @Is.id('The organisation.') organisationId: string;
  @Is.choice(() => PartnerRole, { nullable: true, description: 'What it is in the project; `unspecified` where left out.' })
  role?: PartnerRole | null;
  @Is.choice(() => PartnerStatus, { nullable: true, description: 'How far it has come; `agreed` where left out.' }) status?: PartnerStatus | null;
  @Is.day({ nullable: true, description: 'First day, if known.' }) startsOn?: string | null;
  @Is.day({ nullable: true, description: 'Last day, if known.' }) endsOn?: string | null;
  @Is.text({ nullable: true, max: 2000, description: 'Anything to remember.' }) note?: string | null;
}

@Inputs('What to change of an organisation’s part in a project; what is left out stays, null clears.')
export class UpdateProjectPartnerInput {
  @Is.id('The part in the project.') id: string;
  @Is.version() expectedVersion: number;
  @Is.choice(() => PartnerRole, { nullable: true, description: 'What it is in the project.' }) role?: PartnerRole | null;
  @Is.choice(() => PartnerStatus, { nullable: true, description: 'How far it has come.' }) status?: PartnerStatus | null;
  @Is.day({ nullable: true, description: 'First day.' }) startsOn?: string | null;
  @Is.text({ nullable: true, max: 2000, description: 'Anything to remember.' }) note?: string | null;
}

@Inputs('That an organisation no longer has part in a project.')
export class EndProjectPartnerInput {
  @Is.id('The part in the project.') id: string;
  @Is.version() expectedVersion: number;
  @Is.day('Its last day.') endsOn: string;
}
