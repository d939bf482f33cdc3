import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { AuditController } from './audit.controller.ts';
import { SealKeyController } from './seal-key.controller.ts';

/** The log's download and the key that it is sealed with, for the API. */
@Module({ imports: [IdentityModule], controllers: [AuditController, SealKeyController] })
export class AuditModule {}
