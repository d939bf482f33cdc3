import { Injectable } from '@nestjs/common';
import { Database, DomainError, File, FileStore } from '@samnav/platform';
import type { Scope, Tx } from '@samnav/platform';
import { bytesOf } from '../bytes-of.ts';
import type { LedgerFormat } from '../ledger-choices.ts';
import { LedgerImport } from '../ledger-import.entity.ts';
import { LedgerImportService } from '../ledger-import.service.ts';
import { markedTable } from './marked-table.ts';

/** A table of books that somebody uploaded, as it came and with what is wrong with its rows. */
@Injectable()
export class MarkedBooks {
  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
    private readonly imports: LedgerImportService,
  ) {}

  /** Of an upload, as an import of it would find it now; null for who may not import it. */
  ofUpload(scope: Scope, uploadId: string, municipalityCode: string, format: LedgerFormat): Promise<Buffer | null> {
    return this.seen(scope, async (tx) => {
      const { bytes, plan } = await this.imports.plan(tx, { uploadId, municipalityCode, format, dryRun: true });
      const marks = plan.faults.map(({ line, error }) => ({ line, message: error.text(scope.language) }));
      return markedTable(format, bytes, marks, scope.language);
    });
  }

  /** Of an import, as it was found then; null for all but who uploaded its file. */
  ofImport(scope: Scope, importId: string, format: LedgerFormat): Promise<Buffer | null> {
    return this.seen(scope, async (tx) => {
      const books = await tx.find(LedgerImport, importId);
      const file = await tx.get(File, books.fileId);
      if (file.ownerAccountId !== scope.accountId || books.format !== format) return null;
      const kept = books.faults as { line: number | null; message: string; en: string }[];
      const marks = kept.map(({ line, message, en }) => ({ line, message: scope.language === 'en' ? en : message }));
      return markedTable(format, await bytesOf(this.store, file), marks, scope.language);
    });
  }

  private seen(scope: Scope, work: (tx: Tx) => Promise<Buffer | null>): Promise<Buffer | null> {
    return this.database.write(scope, work).catch((error: unknown) => {
      if (error instanceof DomainError) return null; // to who may not see it there is none
      throw error;
    });
  }
}
