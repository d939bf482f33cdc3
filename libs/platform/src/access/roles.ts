import type { RoleName } from '../database/scope.ts';

/** Where a role may be held. `tenant` = the whole region. */
export type Area = 'tenant' | 'municipality' | 'workgroup' | 'project' | 'funder' | 'platform';

/** The areas in which each role may be held; the database's check constraints say the same, and a test compares. */
export const areasOf: Readonly<Record<RoleName, readonly Area[]>> = {
  regionCoordinator: ['tenant'],
  strategist: ['municipality'],
  chiefExecutive: ['municipality'],
  politician: ['tenant', 'municipality'],
  workgroupLead: ['workgroup'],
  workgroupMember: ['workgroup'],
  projectManager: ['project'],
  projectMember: ['project'],
  financeOfficer: ['municipality'],
  authorisedSignatory: ['municipality'],
  reader: ['tenant', 'municipality'],
  funderAuditor: ['funder'],
  operator: ['platform'],
};
