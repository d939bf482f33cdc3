import { Injectable } from '@nestjs/common';
import { access, domainError, File, NotFound } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Municipality } from '@samnav/networks';
import type { LedgerImportFault, LedgerImportRow, LedgerImportSum } from './ledger-choices.ts';
import type { ImportLedgerInput } from './ledger-import.entity.ts';

export const LedgerUnreadable = domainError('invalid', 'LEDGER_UNREADABLE', {
  sv: 'Filen går inte att läsa i det formatet.',
  en: 'The file cannot be read in that format.',
});

/** What an import answers. */
export interface LedgerImportAnswer {
  rows: LedgerImportRow[];
  sums: LedgerImportSum[];
  faults: LedgerImportFault[];
  job: string | null;
  ledgerImport: string | null;
}

/** Takes in what a municipality's books say of projects. */
@Injectable()
export class LedgerImportService {
  async import(tx: Tx, input: ImportLedgerInput): Promise<LedgerImportAnswer> {
    const municipality = await tx.rows(Municipality).findOneBy({ tenantId: tx.scope.tenantId, code: input.municipalityCode });
    if (!municipality) throw new NotFound({}, ['input', 'municipalityCode']);
    access.require(tx.scope, 'ledger.import', { municipalityId: municipality.id });
    await tx.find(File, input.uploadId, ['uploadId']);
    throw new LedgerUnreadable({}, ['input', 'format']);
  }
}
