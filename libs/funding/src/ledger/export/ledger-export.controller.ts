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

  // each by its whole address: the web app has pages beside them
  @Get(['t/:place/projects/:id/ledger.csv', 't/:place/projects/:id/ledger.xlsx'])
  @Allow('expenditure.read')
  @Header('cache-control', 'private, no-store')
  async ofProject(@Param('place') place: string, @Param('id') id: string, @Req() request: FastifyRequest): Promise<StreamableFile> {
    const file: LedgerFile = request.url.split('?')[0]!.endsWith('.csv') ? 'ledger.csv' : 'ledger.xlsx';
    const scope = await this.scopes.tenantScope(request, place);
    const bytes = scope && (await this.ledgers.file(scope, id, file));
    if (!bytes) throw new NothingHere();
    const { type } = ledgerFiles[file];
    return new StreamableFile(Readable.from([bytes]), { type, length: bytes.length, disposition: `attachment; filename="${file}"` });
  }
}

/** The addresses of ledgers, for the API. */
@Module({ imports: [IdentityModule], controllers: [LedgerExportController], providers: [LedgerExport] })
export class LedgerRoutesModule {}
