import { LedgerFormat } from '../ledger-choices.ts';
import type { BookSummary, Take } from './books.ts';
import { readSie } from './sie.ts';
import { readCsv, readWorkbook } from './table.ts';

const READERS: Record<LedgerFormat, (bytes: Buffer, take: Take) => BookSummary> = {
  [LedgerFormat.SIE4]: readSie,
  [LedgerFormat.XLSX]: readWorkbook,
  [LedgerFormat.CSV]: readCsv,
};

/** Reads a file of books in its format. */
export const readBooks = (format: LedgerFormat, bytes: Buffer, take: Take): BookSummary => READERS[format](bytes, take);
