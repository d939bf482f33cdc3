import { Controller, Get, Header, Module, Param, Req, StreamableFile, UseFilters } from '@nestjs/common';
import { Allow, attachment, FileStoreModule, IdentityModule, NothingHere, RefusalFilter, ScopeSource } from '@samnav/platform';
import type { Scope } from '@samnav/platform';
import type { FastifyRequest } from 'fastify';
import { RoomFiles } from './room-files.ts';
import type { Sent } from './room-files.ts';

/** Files at a funder's door. To everybody who may not read a claim there is none. */
@Controller('f/:funder/claims/:id')
@UseFilters(RefusalFilter)
export class RoomController {
  constructor(
    private readonly scopes: ScopeSource,
    private readonly files: RoomFiles,
  ) {}

  /** The lines, one JSON object in each line of text, amounts exact. */
  @Get('lines.jsonl')
  @Allow('paymentClaim.read')
  @Header('cache-control', 'private, no-store')
  jsonl(@Param('funder') funder: string, @Param('id') id: string, @Req() request: FastifyRequest): Promise<StreamableFile> {
    return this.send(funder, request, (scope) => this.files.lines(scope, id, 'jsonl'));
  }

  /** The lines as a workbook. */
  @Get('lines.xlsx')
  @Allow('paymentClaim.read')
  @Header('cache-control', 'private, no-store')
  xlsx(@Param('funder') funder: string, @Param('id') id: string, @Req() request: FastifyRequest): Promise<StreamableFile> {
    return this.send(funder, request, (scope) => this.files.lines(scope, id, 'xlsx'));
  }

  /** A file that was frozen with the claim, by its hash. */
  @Get('files/:sha256')
  @Allow('paymentClaim.read')
  @Header('cache-control', 'private, no-store')
  @Header('x-content-type-options', 'nosniff')
  @Header('content-security-policy', "default-src 'none'; sandbox")
  evidence(
    @Param('funder') funder: string,
    @Param('id') id: string,
    @Param('sha256') sha256: string,
    @Req() request: FastifyRequest,
  ): Promise<StreamableFile> {
    return this.send(funder, request, (scope) => this.files.evidence(scope, id, sha256));
  }

  private async send(funder: string, request: FastifyRequest, find: (scope: Scope) => Promise<Sent | null>): Promise<StreamableFile> {
    const scope = await this.scopes.funderScope(request, funder);
    const sent = scope && (await find(scope));
    if (!sent) throw new NothingHere();
    return new StreamableFile(sent.bytes, { type: sent.type, disposition: attachment(sent.name) });
  }
}

/** The addresses of files at funders' doors, for the API. */
@Module({ imports: [IdentityModule, FileStoreModule], controllers: [RoomController], providers: [RoomFiles] })
export class RoomRoutesModule {}
