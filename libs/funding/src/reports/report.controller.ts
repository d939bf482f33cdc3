import { Readable } from 'node:stream';
import { Controller, Get, Header, Module, Param, Req, StreamableFile, UseFilters } from '@nestjs/common';
import { Allow, FileStoreModule, IdentityModule, NothingHere, RefusalFilter, ScopeSource } from '@samnav/platform';
import type { Scope } from '@samnav/platform';
import type { FastifyRequest } from 'fastify';
import { ReportFiles } from './report-files.ts';

const files = {
  'report.pdf': { type: 'application/pdf', disposition: 'inline' },
  'report.json': { type: 'application/json; charset=utf-8', disposition: 'attachment' },
  'bundle.zip': { type: 'application/zip', disposition: 'attachment' },
} as const;
type FileName = keyof typeof files;

/** The files of signed reports. To everybody who may not read a report there is none. */
@Controller()
@UseFilters(RefusalFilter)
export class ReportController {
  constructor(
    private readonly scopes: ScopeSource,
    private readonly reports: ReportFiles,
  ) {}

  /** At a tenant's door. */
  @Get('t/:place/reports/:id/:file')
  @Allow('projectReport.read')
  @Header('cache-control', 'private, no-store')
  async ofTenant(
    @Param('place') place: string,
    @Param('id') id: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
  ): Promise<StreamableFile> {
    return this.send(await this.scopes.tenantScope(request, place), id, file);
  }

  /** At a funder's door. */
  @Get('f/:place/reports/:id/:file')
  @Allow('projectReport.read')
  @Header('cache-control', 'private, no-store')
  async ofFunder(
    @Param('place') place: string,
    @Param('id') id: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
  ): Promise<StreamableFile> {
    return this.send(await this.scopes.funderScope(request, place), id, file);
  }

  private async send(scope: Scope | null, id: string, file: string): Promise<StreamableFile> {
    if (!scope || !Object.hasOwn(files, file)) throw new NothingHere();
    const name = file as FileName;
    const bytes = name === 'bundle.zip' ? await this.reports.bundle(scope, id) : await this.reports.part(scope, id, name);
    if (!bytes) throw new NothingHere();
    const { type, disposition } = files[name];
    const options = { type, disposition: `${disposition}; filename="${id}-${name}"` };
    return new StreamableFile(bytes instanceof Buffer ? Readable.from([bytes]) : Readable.from(bytes), options);
  }
}

/** The addresses of signed reports, for the API. */
@Module({ imports: [IdentityModule, FileStoreModule], controllers: [ReportController], providers: [ReportFiles] })
export class ReportRoutesModule {}
