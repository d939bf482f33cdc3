import { Readable } from 'node:stream';
import { Controller, Get, Header, Module, Param, Req, StreamableFile, UseFilters } from '@nestjs/common';
import { Allow, IdentityModule, NothingHere, RefusalFilter, ScopeSource } from '@samnav/platform';
import type { FastifyRequest } from 'fastify';
import { LedgerExport, ledgerFiles } from './ledger-export.ts';
import type { LedgerFile } from './ledger-export.ts';

/** A project's ledger as CSV and as a workbook. To everybody who does not see the project there is none. */
@Controller()
@UseFilters(RefusalFilter)
export class LedgerExportController {
  constructor(
    private readonly scopes: ScopeSource,
    private readonly ledgers: LedgerExport,
  ) {}

  @Get('t/:place/projects/:id/:file')
  @Allow('expenditure.read')
  @Header('cache-control', 'private, no-store')
  async ofProject(
    @Param('place') place: string,
    @Param('id') id: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
  ): Promise<StreamableFile> {
    const scope = await this.scopes.tenantScope(request, place);
    if (!scope || !Object.hasOwn(ledgerFiles, file)) throw new NothingHere();
    const bytes = await this.ledgers.file(scope, id, file as LedgerFile);
    if (!bytes) throw new NothingHere();
    const { type } = ledgerFiles[file as LedgerFile];
    return new StreamableFile(Readable.from([bytes]), { type, length: bytes.length, disposition: `attachment; filename="${file}"` });
  }
}

/** The addresses of ledgers, for the API. */
@Module({ imports: [IdentityModule], controllers: [LedgerExportController], providers: [LedgerExport] })
export class LedgerRoutesModule {}
