import { Resolver } from '@nestjs/graphql';
import type { Tx } from '../database/tx.ts';
import { Input, InTx, Verb } from '../graphql/index.ts';
import { ApiToken } from './api-token.entity.ts';
import { ApiTokenService } from './api-token.service.ts';
import {
  ChangeOwnSettingsInput,
  CreateApiTokenInput,
  CreateFunderInput,
  CreateTenantInput,
  EndRoleInput,
  GrantRoleInput,
  InviteCoordinatorInput,
  RevokeApiTokenInput,
  SendInvitationInput,
} from './inputs.ts';
import { Invitation } from './invitation.entity.ts';
import { InvitationService } from './invitation.service.ts';
import { OwnSettingsService } from './own-settings.service.ts';
import { RoleAssignment } from './role-assignment.entity.ts';
import { RoleAssignmentService } from './role-assignment.service.ts';
import { RoomService } from './room.service.ts';

@Resolver()
export class IdentityResolver {
  constructor(
    private readonly invitations: InvitationService,
    private readonly roles: RoleAssignmentService,
    private readonly tokens: ApiTokenService,
    private readonly settings: OwnSettingsService,
    private readonly rooms: RoomService,
  ) {}

  @Verb('invitation.send', { invitation: () => Invitation }, 'Invites somebody by mail to take a role; the link works for seven days.', {
    idempotent: true,
  })
  sendInvitation(@InTx() tx: Tx, @Input() input: SendInvitationInput) {
    return this.invitations.send(tx, input).then((invitation) => ({ invitation }));
  }

  @Verb('roleAssignment.grant', { roleAssignment: () => RoleAssignment }, 'Gives a role to an account that the tenant knows.')
  grantRole(@InTx() tx: Tx, @Input() input: GrantRoleInput) {
    return this.roles.grant(tx, input).then((roleAssignment) => ({ roleAssignment }));
  }

  @Verb('roleAssignment.end', { roleAssignment: () => RoleAssignment }, 'Ends a role at once; it is kept as ended.')
  endRole(@InTx() tx: Tx, @Input() input: EndRoleInput) {
    return this.roles.end(tx, input).then((roleAssignment) => ({ roleAssignment }));
  }

  @Verb('token.create', { apiToken: () => ApiToken, secret: () => String }, 'Makes an API token. `secret` is the token itself, shown this once.', {
    secret: true,
  })
  createApiToken(@InTx() tx: Tx, @Input() input: CreateApiTokenInput) {
    return this.tokens.create(tx, input).then(({ id, secret }) => ({ apiToken: id, secret }));
  }

  @Verb('token.revoke', { apiToken: () => ApiToken }, 'Stops an API token of yours within a second.')
  revokeApiToken(@InTx() tx: Tx, @Input() input: RevokeApiTokenInput) {
    return this.tokens.revoke(tx, input).then((apiToken) => ({ apiToken }));
  }

  @Verb('ownSettings.change', { language: () => String }, 'Changes the settings of your own account.')
  changeOwnSettings(@InTx() tx: Tx, @Input() input: ChangeOwnSettingsInput) {
    return this.settings.change(tx, input).then((language) => ({ language }));
  }

  @Verb(
    'tenant.create',
    { slug: () => String, invitationUrl: () => String },
    'Makes a tenant with its municipalities and invites its coordinator by mail. `invitationUrl` is the link of that invitation, to be passed on, where this installation has no mail server (SMTP_URL); else null.',
    { secret: true },
  )
  createTenant(@InTx() tx: Tx, @Input() input: CreateTenantInput) {
    return this.rooms.createTenant(tx, input);
  }

  @Verb(
    'tenant.create',
    { slug: () => String, invitationUrl: () => String },
    'Invites the coordinator of a tenant that has none once more, e.g. when the first letter was lost; the earlier link to the same address is dead then. `invitationUrl` as in createTenant.',
    { secret: true },
  )
  inviteCoordinator(@InTx() tx: Tx, @Input() input: InviteCoordinatorInput) {
    return this.rooms.inviteCoordinator(tx, input);
  }

  @Verb('funder.create', { slug: () => String }, 'Makes a funder.')
  createFunder(@InTx() tx: Tx, @Input() input: CreateFunderInput) {
    return this.rooms.createFunder(tx, input).then((slug) => ({ slug }));
  }
}
