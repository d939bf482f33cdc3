import { Forbidden } from '../graphql/errors.ts';
import { roleNames } from '../database/scope.ts';
import type { Assignment, RoleName, Scope } from '../database/scope.ts';
import { authorization } from './authorization.ts';
import type { Cells, Operation, Reach, Resource } from './authorization.ts';
import { tokenAllows } from './token-scopes.ts';

/** What a thing belongs to; what is absent or null matches nobody's area. */
export interface Where {
  municipalityId?: string | null;
  workgroupId?: string | null;
  projectId?: string | null;
  /** Whose own it is, for operations that reach `self`: the person in the tenant … */
  personId?: string | null;
  /** … or who stands in for that person today … */
  substituteId?: string | null;
  /** … or the account. */
  accountId?: string | null;
}

/** How far one operation of a scope goes, all its roles taken together. */
export interface ReachOf {
  all: boolean;
  municipalityIds: readonly string[];
  workgroupIds: readonly string[];
  projectIds: readonly string[];
  /** The scope's own person and account where an operation reaches what is one's own, else null. */
  personId: string | null;
  accountId: string | null;
}

/** Each operation's row of the authorization table by role, and the resource it belongs to. */
const rows = new Map<Operation, { cells: Cells; resource: Resource }>();
for (const [resource, table] of Object.entries(authorization) as [Resource, Record<string, readonly Reach[]>][]) {
  for (const [operation, row] of Object.entries(table)) {
    if (rows.has(operation as Operation)) throw new Error(`The authorization table has two rows for ${operation}.`);
    rows.set(operation as Operation, { resource, cells: Object.fromEntries(roleNames.map((role, i) => [role, row[i]])) as Cells });
  }
}

/** All operations of the authorization table. */
export const operations: readonly Operation[] = [...rows.keys()];

/** The cell of the authorization table. */
export const cell = (role: RoleName, operation: Operation): Reach => rowOf(operation).cells[role];

function rowOf(operation: Operation): { cells: Cells; resource: Resource } {
  const row = rows.get(operation);
  if (!row) throw new Error(`The authorization table has no row for ${operation}: add it in libs/platform/src/access/authorization.ts.`);
  return row;
}

/** Whether any of the roles has the operation anywhere: what a root field or a field of the plan asks. */
export const mayAnywhere = (roles: readonly RoleName[], operation: Operation): boolean => roles.some((role) => cell(role, operation) !== 'none');

/** As `mayAnywhere`, for a scope: an API token narrows it. */
export const allowed = (scope: Scope, operation: Operation): boolean =>
  mayAnywhere(scope.roles, operation) && tokenAllows(scope.tokenScopes, rowOf(operation).resource, operation);

/** How far the scope's operation goes. */
export function reach(scope: Scope, operation: Operation): ReachOf {
  const { cells, resource } = rowOf(operation);
  const found = { all: false, municipalityIds: new Set<string>(), workgroupIds: new Set<string>(), projectIds: new Set<string>() };
  let self = false;
  const granted = tokenAllows(scope.tokenScopes, resource, operation) ? scope.assignments : [];
  for (const assignment of granted) {
    const cell = cells[assignment.role];
    if (cell === 'none') continue;
    self = true; // whoever may do it somewhere may do it to what is one's own
    if (cell === 'all') found.all = true;
    else if (cell !== 'self') addArea(found, assignment, cell);
  }
  return {
    all: found.all,
    municipalityIds: [...found.municipalityIds],
    workgroupIds: [...found.workgroupIds],
    projectIds: [...found.projectIds],
    personId: self ? scope.personId : null,
    accountId: self ? scope.accountId : null,
  };
}

type Found = { all: boolean } & Record<'municipalityIds' | 'workgroupIds' | 'projectIds', Set<string>>;

function addArea(found: Found, assignment: Assignment, cell: 'municipality' | 'workgroup' | 'project'): void {
  const { municipalityId, workgroupId, projectId } = assignment;
  if (!municipalityId && !workgroupId && !projectId) found.all = true;
  else if (cell === 'municipality' && municipalityId) found.municipalityIds.add(municipalityId);
  else if (cell === 'workgroup' && workgroupId) found.workgroupIds.add(workgroupId);
  else if (cell === 'project' && projectId) found.projectIds.add(projectId);
}

/** Whether the scope may do it to something that belongs there; an empty `where` is the tenant as a whole. */
export function can(scope: Scope, operation: Operation, where: Where): boolean {
  const far = reach(scope, operation);
  return (
    far.all ||
    far.municipalityIds.includes(where.municipalityId ?? '') ||
    far.workgroupIds.includes(where.workgroupId ?? '') ||
    far.projectIds.includes(where.projectId ?? '') ||
    (!!where.personId && where.personId === far.personId) ||
    (!!where.substituteId && where.substituteId === far.personId) ||
    (!!where.accountId && where.accountId === far.accountId)
  );
}

/** Throws Forbidden, which names the operation, where `can` says no. A job (`scope.system`) acts for the system and may. */
export function require(scope: Scope, operation: Operation, where: Where): void {
  if (scope.system === undefined && !can(scope, operation, where)) throw new Forbidden({ requires: operation }, [], { requires: operation });
}
