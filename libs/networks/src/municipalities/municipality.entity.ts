import { Can, Col, Inputs, Is, Table, TenantRow } from '@samnav/platform';
import type { ViewerCan } from '@samnav/platform';

/** What furnished data says of its origin: a fact's source, or `demo`. */
export const sourceDescription = 'Where it is known from, e.g. A2-05; `demo` = invented for the demonstration; null where users have written it.';

@Table<Municipality>('municipality', {
  id: 'mun',
  list: 'municipalities',
  allow: 'municipality.read',
  order: ['code'],
  search: ['code', 'name', 'fullName'],
  description: 'A municipality (kommun) that shares the tenant.',
})
export class Municipality extends TenantRow {
  @Col('text', { description: 'The four-digit code of Statistics Sweden (kommunkod), e.g. 2480.' }) code: string;
  @Col('text', { description: 'The short name, e.g. Umeå.' }) name: string;
  @Col('text', { description: 'The full name, e.g. Umeå kommun.' }) fullName: string;
  @Col('text', { description: 'The time zone by which its days and deadlines begin, e.g. Europe/Stockholm.' }) timeZone: string;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Can<Municipality>({ update: 'municipality.update', createPerson: 'person.create', createWorkgroup: 'workgroup.create' }, (m) => ({
    municipalityId: m.id,
  }))
  viewerCan: ViewerCan;
}

const zone = 'The time zone by which its days and deadlines begin, e.g. Europe/Stockholm.';

@Inputs('What is needed to let a municipality share the tenant.')
export class CreateMunicipalityInput {
  @Is.text({ min: 4, max: 4, description: 'The four-digit code of Statistics Sweden, e.g. 2480; its name follows from it.' }) code: string;
  @Is.text({ nullable: true, max: 60, description: zone }) timeZone?: string | null;
}

@Inputs('What may be changed of a municipality; its code and name are those of Statistics Sweden.')
export class UpdateMunicipalityInput {
  @Is.id('The municipality.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ max: 60, description: zone }) timeZone: string;
}
