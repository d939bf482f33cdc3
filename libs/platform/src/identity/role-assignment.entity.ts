import type { RoleName } from '../database/scope.ts';
import { Can, Col, Computed, Key, Table, TenantRow } from '../read/index.ts';
import type { ViewerCan } from '../read/index.ts';
import { areaIdSql, areaNameSql, areaSeenSql } from './area.ts';
import { Role } from './role.ts';

/** Who may do what, where, from when to when. Ended ones are kept. */
@Table<RoleAssignment>('role_assignment', {
  id: 'rol',
  list: 'roleAssignments',
  allow: 'roleAssignment.read',
  visible: (r, scope) => `${scope.can('roleAssignment.read', { accountId: r.accountId })} and ${areaSeenSql(r, scope)}`,
  description: 'A role that an account has in the tenant, a municipality, a workgroup or a project.',
  order: ['startsOn'],
})
export class RoleAssignment extends TenantRow {
  @Key() accountId: string;
  @Computed<RoleAssignment>('text', (r) => `(select a.name from account a where a.id = ${r.accountId})`, {
    nullable: true,
    description: 'Whose role it is.',
  })
  accountName: string | null;
  @Computed<RoleAssignment>('text', (r) => `(select a.email from account a where a.id = ${r.accountId})`, {
    nullable: true,
    description: 'The e-mail address that they sign in with.',
  })
  accountEmail: string | null;
  @Col('choice', { enum: Role, description: 'The role.' }) role: RoleName;
  @Key({ nullable: true }) municipalityId: string | null;
  @Key({ nullable: true }) workgroupId: string | null;
  @Key({ nullable: true }) projectId: string | null;
  @Computed<RoleAssignment>('text', areaIdSql, {
    nullable: true,
    description: 'Global id of the municipality, workgroup or project where it holds; null = the whole tenant.',
  })
  areaId: string | null;
  @Computed<RoleAssignment>('text', areaNameSql, { nullable: true, description: 'Name of where it holds, e.g. Umeå; null = the whole tenant.' })
  areaName: string | null;
  @Col('day', { description: 'First day, in the time zone of the tenant.' }) startsOn: string;
  @Col('day', { nullable: true, description: 'Last day, where one is set.' }) endsOn: string | null;
  @Col('instant', { nullable: true, description: 'When it was ended before its time.' }) endedAt: Date | null;
  @Key({ nullable: true }) endedBy: string | null;
  @Key({ nullable: true }) grantedBy: string | null;
  @Computed<RoleAssignment>(
    'flag',
    (r) => `(select holds_now(${r.startsOn}, ${r.endsOn}, ${r.endedAt}, t.time_zone) from tenant t where t.id = ${r.tenantId})`,
    { description: 'Whether it holds today.' },
  )
  active: boolean;
  @Can<RoleAssignment>({ end: 'roleAssignment.end' }, (r) => ({ municipalityId: r.municipalityId })) viewerCan: ViewerCan;
}
