import { registerEnumType } from '@nestjs/graphql';
import { Can, Col, Computed, Inputs, Is, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Municipality, sourceDescription } from '../municipalities/municipality.entity.ts';

export enum OrganisationKind {
  municipality = 'municipality',
  municipalCompany = 'municipalCompany',
  company = 'company',
  authority = 'authority',
  regionalAuthority = 'regionalAuthority',
  university = 'university',
  researchInstitute = 'researchInstitute',
  association = 'association',
  funder = 'funder',
  incubator = 'incubator',
  bank = 'bank',
  network = 'network',
  other = 'other',
}
registerEnumType(OrganisationKind, {
  name: 'OrganisationKind',
  description: 'What kind of organisation it is.',
  valuesMap: {
    municipality: { description: 'A municipality as employer and party (kommun).' },
    municipalCompany: { description: 'A company owned by municipalities (kommunalt bolag).' },
    company: { description: 'A private company (företag).' },
    authority: { description: 'A national authority (statlig myndighet).' },
    regionalAuthority: { description: 'A region or a county administrative board (region, länsstyrelse).' },
    university: { description: 'A university (universitet, högskola).' },
    researchInstitute: { description: 'A research institute (forskningsinstitut).' },
    association: { description: 'A non-profit association (förening).' },
    funder: { description: 'A programme or fund that finances projects (finansiär).' },
    incubator: { description: 'An incubator or science park (inkubator).' },
    bank: { description: 'A bank (bank).' },
    network: { description: 'A platform or cooperation that acts in its own name (plattform).' },
    other: { description: 'Anything else, or not yet known.' },
  },
});

@Table<Organisation>('organisation', {
  id: 'org',
  list: 'organisations',
  listed: (o) => `${o.mergedIntoId} is null`,
  allow: 'organisation.read',
  order: ['name'],
  search: ['name', 'organisationNumber'],
  description:
    'An organisation (organisation): a company, an authority, a university, an association, a funder … with its place in an ownership tree.',
})
export class Organisation extends TenantRow {
  @Col('text', { description: 'Its name, e.g. Umeå Energi AB.' }) name: string;
  @Col('choice', { enum: OrganisationKind, description: 'What kind of organisation it is.' }) kind: OrganisationKind;
  @Col('text', { nullable: true, description: 'The Swedish organisation number, e.g. 212000-2627.' }) organisationNumber: string | null;
  @Col('int', { nullable: true, description: 'The owner’s share in basis points: 10000 = all of it.' }) ownershipShare: number | null;
  @Col('int', { nullable: true, description: 'The year it was founded, e.g. 2009.' }) foundedYear: number | null;
  @Col('text', { nullable: true, description: 'The funder (finansiär) that it is across tenants, e.g. tillvaxtverket.' }) funderSlug: string | null;
  @Col('text', { nullable: true, description: 'Its website, e.g. https://www.umeaenergi.se.' }) website: string | null;
  @Col('day', { nullable: true, description: 'Its last day; null while it exists.' }) endedOn: string | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key({ nullable: true }) municipalityId: string | null;
  @Key({ nullable: true }) parentId: string | null;
  @Key({ nullable: true }) mergedIntoId: string | null;
  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality whose it is and whose people change it; null = the region’s.',
    reverse: { name: 'organisations', description: 'The organisations that belong to the municipality.' },
  })
  municipality: Ref<Municipality>;
  @One(() => Organisation, 'parentId', {
    description: 'The organisation that owns it.',
    reverse: { name: 'subsidiaries', description: 'The organisations that it owns, one step down.' },
  })
  parent: Ref<Organisation>;
  @One(() => Organisation, 'mergedIntoId', {
    description: 'The organisation that it turned out to be; null where it is no duplicate.',
    reverse: { name: 'duplicates', description: 'Records that were merged into this one.' },
  })
  mergedInto: Ref<Organisation>;
  @Computed<Organisation>('flag', (o) => `${o.mergedIntoId} is not null`, {
    filter: true,
    description: 'Whether it is a duplicate that was merged into another.',
  })
  merged: boolean;
  @Can<Organisation>({ update: 'organisation.update', merge: 'organisation.merge' }, (o) => ({ municipalityId: o.municipalityId }))
  viewerCan: ViewerCan;
}

const says = {
  name: 'Its name, e.g. Umeå Energi AB.',
  kind: 'What kind of organisation it is.',
  organisationNumber: 'The Swedish organisation number, e.g. 212000-2627; its check digit must be right.',
  municipalityId: 'The municipality whose it is; without it, it is the region’s.',
  parentId: 'The organisation that owns it.',
  ownershipShare: 'The owner’s share in basis points: 10000 = all of it.',
  foundedYear: 'The year it was founded, e.g. 2009.',
  funderSlug: 'The funder that it is across tenants, e.g. tillvaxtverket.',
  website: 'Its website, e.g. https://www.umeaenergi.se.',
};

@Inputs('What is needed to record an organisation.')
export class CreateOrganisationInput {
  @Is.text({ max: 200, description: says.name }) name: string;
  @Is.choice(() => OrganisationKind, says.kind) kind: OrganisationKind;
  @Is.text({ nullable: true, max: 20, description: says.organisationNumber }) organisationNumber?: string | null;
  @Is.id({ nullable: true, description: says.municipalityId }) municipalityId?: string | null;
  @Is.id({ nullable: true, description: says.parentId }) parentId?: string | null;
  @Is.int({ nullable: true, min: 1, max: 10_000, description: says.ownershipShare }) ownershipShare?: number | null;
  @Is.int({ nullable: true, min: 800, max: 2200, description: says.foundedYear }) foundedYear?: number | null;
  @Is.text({ nullable: true, max: 50, description: says.funderSlug }) funderSlug?: string | null;
  @Is.text({ nullable: true, max: 500, description: says.website }) website?: string | null;
}

@Inputs('What to change of an organisation; what is left out stays, null clears.')
export class UpdateOrganisationInput {
  @Is.id('The organisation.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ nullable: true, max: 200, description: says.name }) name?: string | null;
  @Is.choice(() => OrganisationKind, { nullable: true, description: says.kind }) kind?: OrganisationKind | null;
  @Is.text({ nullable: true, max: 20, description: says.organisationNumber }) organisationNumber?: string | null;
  @Is.id({ nullable: true, description: says.municipalityId }) municipalityId?: string | null;
  @Is.id({ nullable: true, description: says.parentId }) parentId?: string | null;
  @Is.int({ nullable: true, min: 1, max: 10_000, description: says.ownershipShare }) ownershipShare?: number | null;
  @Is.int({ nullable: true, min: 800, max: 2200, description: says.foundedYear }) foundedYear?: number | null;
  @Is.text({ nullable: true, max: 50, description: says.funderSlug }) funderSlug?: string | null;
  @Is.text({ nullable: true, max: 500, description: says.website }) website?: string | null;
}

@Inputs('That an organisation exists no longer.')
export class EndOrganisationInput {
  @Is.id('The organisation.') id: string;
  @Is.version() expectedVersion: number;
  @Is.day('Its last day; its open memberships end with it.') endsOn: string;
}

@Inputs('Several records that are one organisation.')
export class MergeOrganisationsInput {
  @Is.id('The organisation that stays.') id: string;
  @Is.version() expectedVersion: number;
  @Is.ids({ min: 1, max: 50, description: 'The duplicates: all that refers to them will refer to the one that stays.' }) duplicateIds: string[];
}
