import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { AuditController } from './audit.controller.ts';

/** The log's download, for the API. */
@Module({ imports: [IdentityModule], controllers: [AuditController] })
export class AuditModule {}
