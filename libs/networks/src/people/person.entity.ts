import { Can, Col, Inputs, Is, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Municipality, sourceDescription } from '../municipalities/municipality.entity.ts';
import { Organisation } from '../organisations/organisation.entity.ts';

@Table<Person>('person', {
  id: 'per',
  list: 'people',
  allow: 'person.read',
  order: ['name'],
  search: ['name', 'title', 'email'],
  description: 'A person (person) who takes part, with or without an account; what a person may do is said by role assignments, not here.',
})
export class Person extends TenantRow {
  @Col('text', { personal: true, description: 'The full name, e.g. Elin Granberg.' }) name: string;
  @Col('text', { nullable: true, personal: true, description: 'The e-mail address at work, in lower case.' }) email: string | null;
  @Col('text', { nullable: true, personal: true, description: 'The telephone number at work.' }) phone: string | null;
  @Col('text', { nullable: true, personal: true, description: 'What the person works as, e.g. hållbarhetsstrateg.' }) title: string | null;
  @Col('day', { nullable: true, description: 'The last day here; null while no end is known. From the day after, nothing open is theirs.' })
  leavesOn: string | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key({ nullable: true }) organisationId: string | null;
  @Key({ nullable: true }) municipalityId: string | null;
  @Key({ nullable: true }) accountId: string | null;
  @One(() => Organisation, 'organisationId', {
    description: 'Where the person works.',
    reverse: { name: 'people', description: 'The people who work there.' },
  })
  organisation: Ref<Organisation>;
  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality for which the person acts; null = the region or somebody from outside.',
    reverse: { name: 'people', description: 'The people who act for the municipality.' },
  })
  municipality: Ref<Municipality>;
  @Can<Person>({ update: 'person.update', end: 'person.end' }, (p) => ({ municipalityId: p.municipalityId, personId: p.id })) viewerCan: ViewerCan;
}

const says = {
  name: 'The full name, e.g. Elin Granberg.',
  email: 'The e-mail address at work; each address belongs to one person.',
  phone: 'The telephone number at work.',
  title: 'What the person works as, e.g. hållbarhetsstrateg.',
  organisationId: 'The organisation where the person works.',
  municipalityId: 'The municipality for which the person acts; without it, the region or somebody from outside.',
};

@Inputs('What is needed to record a person.')
export class CreatePersonInput {
  @Is.text({ max: 200, description: says.name }) name: string;
  @Is.email({ nullable: true, description: says.email }) email?: string | null;
  @Is.text({ nullable: true, max: 50, description: says.phone }) phone?: string | null;
  @Is.text({ nullable: true, max: 200, description: says.title }) title?: string | null;
  @Is.id({ nullable: true, description: says.organisationId }) organisationId?: string | null;
  @Is.id({ nullable: true, description: says.municipalityId }) municipalityId?: string | null;
}

@Inputs('What to change of a person; what is left out stays, null clears.')
export class UpdatePersonInput {
  @Is.id('The person.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ nullable: true, max: 200, description: says.name }) name?: string | null;
  @Is.email({ nullable: true, description: says.email }) email?: string | null;
  @Is.text({ nullable: true, max: 50, description: says.phone }) phone?: string | null;
  @Is.text({ nullable: true, max: 200, description: says.title }) title?: string | null;
  @Is.id({ nullable: true, description: says.organisationId }) organisationId?: string | null;
  @Is.id({ nullable: true, description: says.municipalityId }) municipalityId?: string | null;
}

@Inputs('That a person leaves, or stays after all.')
export class EndPersonInput {
  @Is.id('The person.') id: string;
  @Is.version() expectedVersion: number;
  @Is.day({ nullable: true, description: 'The last day here, e.g. 2026-12-31; null = the person stays after all.' }) leavesOn?: string | null;
}
