import type { RoleName, Scope } from '../database/scope.ts';
import { can, cell, operations } from './access.ts';
import type { Where } from './access.ts';

/** Nobody gives what they do not have: whether the scope itself may do there all that the role may. */
export function mayGive(scope: Scope, role: RoleName, where: Where): boolean {
  if (scope.system !== undefined) return true;
  return operations.every((operation) => {
    const given = cell(role, operation);
    return given === 'none' || given === 'self' || can(scope, operation, given === 'all' ? {} : where);
  });
}
