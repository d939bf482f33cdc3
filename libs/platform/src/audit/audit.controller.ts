import { Readable } from 'node:stream';
import { Controller, Get, Header, Param, Req, StreamableFile, UseFilters } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { can } from '../access/access.ts';
import { Allow } from '../access/allow.ts';
import { Database } from '../database/database.ts';
import { RefusalFilter } from '../identity/http.ts';
import { NotAllowed, NothingHere } from '../identity/refusals.ts';
import { ScopeSource } from '../identity/scope-source.ts';
import { exportLog } from './export.ts';
import { insertAuditEvent } from './record.ts';

/** The sealed log as a file that `npm run verify` proves anywhere. */
@Controller('t/:tenant')
@UseFilters(RefusalFilter)
export class AuditController {
  constructor(
    private readonly scopes: ScopeSource,
    private readonly database: Database,
  ) {}

  /** Streams the whole log, personal values included, to who may read all of it; that it was taken is itself an event. */
  @Get('audit.jsonl')
  @Allow('audit.read')
  @Header('cache-control', 'no-store')
  async download(@Param('tenant') tenant: string, @Req() request: FastifyRequest): Promise<StreamableFile> {
    const scope = await this.scopes.tenantScope(request, tenant);
    if (!scope) throw new NothingHere();
    if (!can(scope, 'audit.read', {})) throw new NotAllowed();
    await this.database.write(scope, (tx) => insertAuditEvent(tx, { action: 'audit.exported', subjectType: 'Tenant', subjectId: scope.tenantId }));
    return new StreamableFile(Readable.from(exportLog(this.database, scope)), {
      type: 'application/x-ndjson; charset=utf-8',
      disposition: `attachment; filename="audit-${scope.tenant}.jsonl"`,
    });
  }
}
