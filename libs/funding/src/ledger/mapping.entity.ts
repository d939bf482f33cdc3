import { Can, Col, Inputs, Is, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Municipality } from '@samnav/networks';
import { CostCategory, Project } from '@samnav/projects';

@Table<AccountMapping>('account_mapping', {
  id: 'acm',
  list: 'accountMappings',
  allow: 'accountMapping.read',
  order: ['accountFrom'],
  visible: (m, scope) => scope.can('accountMapping.read', { municipalityId: m.municipalityId }),
  description: 'What accounts of a municipality’s chart stand for in projects.',
})
export class AccountMapping extends TenantRow {
  @Col('int', { description: 'The first account, e.g. 5000.' }) accountFrom: number;
  @Col('int', { description: 'The last account, e.g. 5999.' }) accountTo: number;
  @Col('choice', { enum: CostCategory, nullable: true, description: 'What they stand for; null = they are no project’s cost.' })
  category: CostCategory | null;
  @Key() municipalityId: string;
  @One(() => Municipality, 'municipalityId', { description: 'Whose chart it is.' }) municipality: Ref<Municipality>;
  @Can<AccountMapping>({ update: 'accountMapping.update' }, (m) => ({ municipalityId: m.municipalityId })) viewerCan: ViewerCan;
}

@Table<ObjectMapping>('object_mapping', {
  id: 'obm',
  list: 'objectMappings',
  allow: 'accountMapping.read',
  order: ['dimension', 'object'],
  visible: (m, scope) => scope.can('accountMapping.read', { municipalityId: m.municipalityId }),
  description: 'Which object in a municipality’s books stands for which project.',
})
export class ObjectMapping extends TenantRow {
  @Col('text', { description: 'The dimension; 6 is that of projects in SIE.' }) dimension: string;
  @Col('text', { description: 'The object, e.g. P2101.' }) object: string;
  @Key() municipalityId: string;
  @Key() projectId: string;
  @One(() => Municipality, 'municipalityId', { description: 'In whose books.' }) municipality: Ref<Municipality>;
  @One(() => Project, 'projectId', { description: 'The project.' }) project: Ref<Project>;
  @Can<ObjectMapping>({ update: 'accountMapping.update' }, (m) => ({ municipalityId: m.municipalityId })) viewerCan: ViewerCan;
}

@Inputs('What accounts of a municipality’s chart stand for in projects; said again of the same accounts it replaces what was said.')
export class SetAccountMappingInput {
  @Is.id('The municipality.') municipalityId: string;
  @Is.int({ min: 1, max: 999_999_999, description: 'The first account.' }) accountFrom: number;
  @Is.int({ min: 1, max: 999_999_999, description: 'The last account; the first again for a single one.' }) accountTo: number;
  @Is.choice(() => CostCategory, { nullable: true, description: 'What they stand for; left out = they are no project’s cost.' })
  category?: CostCategory | null;
}

@Inputs('Which object in a municipality’s books stands for which project; said again of the same object it replaces what was said.')
export class SetObjectMappingInput {
  @Is.id('The municipality.') municipalityId: string;
  @Is.text({ max: 20, description: 'The dimension; 6 is that of projects in SIE.' }) dimension: string;
  @Is.text({ max: 60, description: 'The object.' }) object: string;
  @Is.id('The project.') projectId: string;
}

@Inputs('A mapping of accounts to take away.')
export class RemoveAccountMappingInput {
  @Is.id('The mapping.') accountMappingId: string;
}

@Inputs('A mapping of an object to take away.')
export class RemoveObjectMappingInput {
  @Is.id('The mapping.') objectMappingId: string;
}
