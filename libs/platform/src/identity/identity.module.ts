import { Module } from '@nestjs/common';
import { readConfig } from '../database/config.ts';
import { ApiTokenService } from './api-token.service.ts';
import { Authenticator } from './authenticator.ts';
import { IDENTITY_OPTIONS } from './http.ts';
import type { IdentityOptions } from './http.ts';
import { InvitationService } from './invitation.service.ts';
import { LinkController } from './link.controller.ts';
import { OwnSettingsService } from './own-settings.service.ts';
import { Passwords } from './passwords.ts';
import { RecoveryService } from './recovery.service.ts';
import { RoleAssignmentService } from './role-assignment.service.ts';
import { RoomService } from './room.service.ts';
import { ScopeSource } from './scope-source.ts';
import { SessionController } from './session.controller.ts';
import { Sessions } from './sessions.ts';
import { Throttle } from './throttle.ts';

/** Who one is and what one may do where. Needs a global `Database` with the runtime's address; the resolvers are the app's to list. */
@Module({
  controllers: [SessionController, LinkController],
  providers: [
    { provide: IDENTITY_OPTIONS, useFactory: (): IdentityOptions => ({ publicUrl: readConfig().PUBLIC_URL }) },
    ApiTokenService,
    Authenticator,
    InvitationService,
    OwnSettingsService,
    Passwords,
    RecoveryService,
    RoleAssignmentService,
    RoomService,
    ScopeSource,
    Sessions,
    Throttle,
  ],
  exports: [ApiTokenService, IDENTITY_OPTIONS, InvitationService, OwnSettingsService, RoleAssignmentService, RoomService, ScopeSource, Throttle],
})
export class IdentityModule {}
