import { Injectable } from '@nestjs/common';
import { access, mayGive } from '../access/index.ts';
import type { RoleName } from '../database/scope.ts';
import type { Tx } from '../database/tx.ts';
import { constraintError, domainError, NotFound } from '../graphql/errors.ts';
import { readArea } from './area.ts';
import { rolesChanged } from './hooks.ts';
import type { AreaInput } from './area.ts';
import { RoleBeyondOwn } from './invitation.service.ts';
import { RoleAssignment } from './role-assignment.entity.ts';
import { ScopeSource } from './scope-source.ts';

export const RoleHeldAlready = domainError('refused', 'ROLE_HELD_ALREADY', {
  sv: 'Kontot har redan den rollen där under den tiden.',
  en: 'The account already has that role there in that time.',
});
export const LastCoordinator = domainError('refused', 'LAST_COORDINATOR', {
  sv: 'Det är den sista samordnaren. Ge rollen till någon annan först.',
  en: 'This is the last coordinator. Give the role to somebody else first.',
});
export const RoleEndsBeforeStart = domainError('invalid', 'ROLE_ENDS_BEFORE_START', {
  sv: 'Sista dagen ligger före den första.',
  en: 'The last day is before the first.',
});
constraintError('role_assignment_once', () => new RoleHeldAlready({}, ['input', 'role']));
constraintError('role_assignment_ends_on_check', () => new RoleEndsBeforeStart({}, ['input', 'endsOn']));
constraintError('role_assignment_check', () => new RoleEndsBeforeStart({}, ['input', 'endsOn']));

export interface GrantInput extends AreaInput {
  email: string;
  role: RoleName;
  startsOn?: string | null;
  endsOn?: string | null;
}

/** Who may do what, where, from when to when. */
@Injectable()
export class RoleAssignmentService {
  constructor(private readonly scopes: ScopeSource) {}

  /** Gives a role to an account that the tenant knows; whoever it does not know is invited instead. Answers the assignment's uuid. */
  async grant(tx: Tx, input: GrantInput): Promise<string> {
    const { role } = input;
    const area = await readArea(tx, role, input);
    access.require(tx.scope, 'roleAssignment.grant', area);
    if (!mayGive(tx.scope, role, area)) throw new RoleBeyondOwn({}, ['input', 'role']);
    const [account] = await tx.sql<{ id: string; today: string }>(
      `select a.id, to_char(samnav_now() at time zone t.time_zone, 'YYYY-MM-DD') as today from account a, tenant t
       where a.email = $1 and t.id = current_tenant() and exists (select from role_assignment r where r.tenant_id = t.id and r.account_id = a.id)`,
      [input.email],
    );
    if (!account) throw new NotFound({}, ['input', 'email']);
    const startsOn = input.startsOn ?? account.today;
    const values = { accountId: account.id, role, ...area, startsOn, endsOn: input.endsOn ?? null, grantedBy: tx.scope.accountId };
    const id = await tx.create(RoleAssignment, values, 'roleAssignment.granted');
    await rolesChanged(tx, { ...area, role, accountId: account.id });
    this.scopes.forget();
    return id;
  }

  /** Ends a role at once. The last coordinator stays. */
  async end(tx: Tx, input: { roleAssignmentId: string; expectedVersion: number }): Promise<string> {
    const held = await tx.find(RoleAssignment, input.roleAssignmentId, ['roleAssignmentId']);
    const { municipalityId, workgroupId, projectId } = held;
    access.require(tx.scope, 'roleAssignment.end', { municipalityId, workgroupId, projectId });
    if (held.role === 'regionCoordinator') await this.keepOneCoordinator(tx, held.id);
    const ended = { endedAt: new Date(tx.now), endedBy: tx.scope.accountId };
    if (!held.endedAt) await tx.change(RoleAssignment, held.id, input.expectedVersion, ended, 'roleAssignment.ended');
    await rolesChanged(tx, { municipalityId, workgroupId, role: held.role, accountId: held.accountId });
    this.scopes.forget();
    return held.id;
  }

  private async keepOneCoordinator(tx: Tx, id: string): Promise<void> {
    // locked in one order, so that two coordinators who end each other do not both succeed
    const held = await tx.sql<{ id: string }>(
      `select r.id from role_assignment r join tenant t on t.id = r.tenant_id
       where r.tenant_id = current_tenant() and r.role = 'regionCoordinator' and r.ends_on is null
         and holds_now(r.starts_on, r.ends_on, r.ended_at, t.time_zone) order by r.id for update of r`,
    );
    if (!held.some((other) => other.id !== id)) throw new LastCoordinator({}, ['input', 'roleAssignmentId']);
  }
}
