export { ApiToken } from './api-token.entity.ts';
export { furnishAccount, furnishFunder, furnishOperator, furnishTenantRow } from './furnishing.ts';
export { onMemberJoined, onRolesChanged, onTenantCreated, rolesChanged } from './hooks.ts';
export type { RolePlace } from './hooks.ts';
export {
  IDENTITY_OPTIONS,
  languageOf,
  namesLanguage,
  OwnPages,
  readBody,
  refuseForeignOrigin,
  RefusalFilter,
  sessionSecret,
  storable,
} from './http.ts';
export type { CallingRequest, IdentityOptions } from './http.ts';
export { IdentityModule } from './identity.module.ts';
export { identityResolvers } from './resolvers.ts';
export { Invitation } from './invitation.entity.ts';
export { InvitationService } from './invitation.service.ts';
export { createOperatorLink } from './recovery.service.ts';
export { InvalidRequest, LinkNotGood, NothingHere, Refusal } from './refusals.ts';
export { RoleAssignment } from './role-assignment.entity.ts';
export { RoleAssignmentService } from './role-assignment.service.ts';
export { Role, roleTitles } from './role.ts';
export { RoomService } from './room.service.ts';
export { Funder, Tenant } from './rooms.entity.ts';
export { ScopeSource } from './scope-source.ts';
export { hashOf, isSecret, newSecret } from './secrets.ts';
export { Throttle } from './throttle.ts';
