import { registerEnumType } from '@nestjs/graphql';
import { roleNames } from '../database/scope.ts';
import type { RoleName } from '../database/scope.ts';
import type { Language } from '../graphql/errors.ts';

/** What the roles are called in letters. */
export const roleTitles: Readonly<Record<RoleName, Readonly<Record<Language, string>>>> = {
  regionCoordinator: { sv: 'samordnare', en: 'coordinator' },
  strategist: { sv: 'hållbarhetsstrateg', en: 'sustainability strategist' },
  chiefExecutive: { sv: 'kommunchef', en: 'chief executive' },
  politician: { sv: 'förtroendevald', en: 'politician' },
  workgroupLead: { sv: 'arbetsgruppsledare', en: 'workgroup lead' },
  workgroupMember: { sv: 'medlem i arbetsgrupp', en: 'workgroup member' },
  projectManager: { sv: 'projektledare', en: 'project manager' },
  projectMember: { sv: 'projektmedarbetare', en: 'project member' },
  financeOfficer: { sv: 'ekonom', en: 'finance officer' },
  authorisedSignatory: { sv: 'firmatecknare', en: 'authorised signatory' },
  reader: { sv: 'läsare', en: 'reader' },
  funderAuditor: { sv: 'granskare hos finansiär', en: "funder's auditor" },
  operator: { sv: 'driftansvarig', en: 'operator' },
};

/** The roles as GraphQL's enum. */
export const Role = Object.fromEntries(roleNames.map((role) => [role, role])) as { readonly [R in RoleName]: R };

registerEnumType(Role, {
  name: 'Role',
  description: 'What an account may be asked to do somewhere: in the whole tenant, a municipality, a workgroup or a project.',
  valuesMap: {
    regionCoordinator: { description: 'Coordinates the region: may do everything in the tenant.' },
    strategist: { description: 'Sustainability strategist of a municipality: writes what belongs to it, reads all.' },
    chiefExecutive: { description: 'Chief executive of a municipality: reads all, approves and follows up for the municipality.' },
    politician: { description: 'Elected representative: reads.' },
    workgroupLead: { description: 'Leads a workgroup: writes what belongs to it.' },
    workgroupMember: { description: 'Member of a workgroup: reads, and does what is their own.' },
    projectManager: { description: 'Manages a project: writes what belongs to it, but approves no budget.' },
    projectMember: { description: 'Works in a project: limited writing there.' },
    financeOfficer: { description: 'Finance officer of a municipality: the money of its projects.' },
    authorisedSignatory: { description: 'May bind a municipality: approves its budgets.' },
    reader: { description: 'Reads.' },
    funderAuditor: { description: 'Examines for a funder; nothing inside a tenant.' },
    operator: { description: 'Runs the installation: makes tenants and funders, reads nothing inside them.' },
  },
});
