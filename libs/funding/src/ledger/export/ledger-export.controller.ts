import { Readable } from 'node:stream';
import { Controller, Get, Header, Module, Param, Req, StreamableFile, UseFilters } from '@nestjs/common';
import { Allow, FileStoreModule, IdentityModule, NothingHere, RefusalFilter, ScopeSource, storable } from '@samnav/platform';
import type { Scope } from '@samnav/platform';
import type { FastifyRequest } from 'fastify';
import { LedgerExport, ledgerFiles } from './ledger-export.ts';
import type { LedgerFile } from './ledger-export.ts';
import { LedgerFormat } from '../ledger-choices.ts';
import { LedgerImportService } from '../ledger-import.service.ts';
import { MarkedBooks } from './marked-books.ts';

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

/** Tables of books once more, with what is wrong with their rows. To everybody who may not import them there are none. */
@Controller()
@UseFilters(RefusalFilter)
export class MarkedBooksController {
  constructor(
    private readonly scopes: ScopeSource,
    private readonly books: MarkedBooks,
  ) {}

  @Get(['t/:place/ledger-files/:id/faults.csv', 't/:place/ledger-files/:id/faults.xlsx'])
  @Allow('ledger.import')
  @Header('cache-control', 'private, no-store')
  ofUpload(@Param('place') place: string, @Param('id') id: string, @Req() request: FastifyRequest): Promise<StreamableFile> {
    const { municipalityCode } = request.query as { municipalityCode?: unknown };
    const code = typeof municipalityCode === 'string' && storable(municipalityCode) ? municipalityCode : '';
    return this.sent(place, request, (scope, format) => this.books.ofUpload(scope, id, code, format));
  }

  @Get(['t/:place/ledger-imports/:id/faults.csv', 't/:place/ledger-imports/:id/faults.xlsx'])
  @Allow('ledger.import')
  @Header('cache-control', 'private, no-store')
  ofImport(@Param('place') place: string, @Param('id') id: string, @Req() request: FastifyRequest): Promise<StreamableFile> {
    return this.sent(place, request, (scope, format) => this.books.ofImport(scope, id, format));
  }

  private async sent(
    place: string,
    request: FastifyRequest,
    of: (scope: Scope, format: LedgerFormat) => Promise<Buffer | null>,
  ): Promise<StreamableFile> {
    const kind = request.url.split('?')[0]!.endsWith('.csv') ? 'csv' : 'xlsx';
    const scope = await this.scopes.tenantScope(request, place);
    const bytes = scope && (await of(scope, kind === 'csv' ? LedgerFormat.CSV : LedgerFormat.XLSX));
    if (!bytes) throw new NothingHere();
    const { type } = ledgerFiles[`ledger.${kind}`];
    return new StreamableFile(Readable.from([bytes]), { type, length: bytes.length, disposition: `attachment; filename="fel.${kind}"` });
  }
}

/** The addresses of ledgers, for the API. */
@Module({
  imports: [IdentityModule, FileStoreModule],
  controllers: [LedgerExportController, MarkedBooksController],
  providers: [LedgerExport, LedgerImportService, MarkedBooks],
})
export class LedgerRoutesModule {}
