import { randomUUID } from 'node:crypto';

export const roleNames = [
  'regionCoordinator',
  'strategist',
  'chiefExecutive',
  'politician',
  'workgroupLead',
  'workgroupMember',
  'projectManager',
  'projectMember',
  'financeOfficer',
  'authorisedSignatory',
  'reader',
  'funderAuditor',
  'operator',
] as const;
/** What an account may be asked to do somewhere. */
export type RoleName = (typeof roleNames)[number];

/** One role and where it holds; all ids null = in the whole tenant. */
export interface Assignment {
  role: RoleName;
  municipalityId: string | null;
  workgroupId: string | null;
  projectId: string | null;
}

/** Who acts, where, with which rights: made once at the edge, frozen, the first thing every query knows. */
export interface Scope {
  /** Which door was used: a tenant's, a funder's or the platform's. Outside a tenant `tenantId` is the nil uuid, which owns no row. */
  kind: 'tenant' | 'funder' | 'platform';
  tenantId: string;
  /** The slug in addresses. */
  tenant: string;
  /** The funder's uuid at a funder's door: what its database role sees is decided by it. */
  funderId?: string;
  accountId: string | null;
  personId: string | null;
  assignments: readonly Assignment[];
  /** Sorted and distinct: part of every plan's key. */
  roles: readonly RoleName[];
  municipalityIds: readonly string[];
  workgroupIds: readonly string[];
  projectIds: readonly string[];
  /** An ISO instant of the database's clock. */
  now: string;
  requestId: string;
  language: 'sv' | 'en';
  /** The job's name where no account acts. */
  system?: string;
  /** The API token that was used, where one was. */
  tokenId?: string;
  /** The one-time link of a letter that was used, where one was. */
  linkId?: string;
  /** What the API token is narrowed to, e.g. `projects:read`; absent = not narrowed. */
  tokenScopes?: readonly string[];
}

export const NIL = '00000000-0000-0000-0000-000000000000';

const distinct = <T extends string>(values: (T | null)[]): readonly T[] =>
  Object.freeze([...new Set(values.filter((v): v is T => v !== null))].sort());

/** Completes and freezes a scope from who and where. */
export function makeScope(given: Pick<Scope, 'tenantId' | 'tenant' | 'accountId' | 'assignments' | 'now'> & Partial<Scope>): Scope {
  const { assignments } = given;
  return Object.freeze({
    kind: 'tenant',
    personId: null,
    language: 'sv',
    requestId: randomUUID(),
    ...given,
    assignments: Object.freeze(assignments.map((a) => Object.freeze({ ...a }))),
    roles: distinct(assignments.map((a) => a.role)),
    municipalityIds: distinct(assignments.map((a) => a.municipalityId)),
    workgroupIds: distinct(assignments.map((a) => a.workgroupId)),
    projectIds: distinct(assignments.map((a) => a.projectId)),
  } satisfies Scope);
}

/** The scope of a job: no account, no rights but those of its own code, one tenant. */
export const systemScope = (tenantId: string, tenant: string, system: string, now: string = new Date().toISOString()): Scope =>
  makeScope({ tenantId, tenant, accountId: null, assignments: [], now, system });
