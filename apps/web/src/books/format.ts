import type { LedgerFormat } from '../generated/graphql.ts';

const types: Record<LedgerFormat, string> = {
  SIE4: 'text/plain',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  CSV: 'text/csv',
};

/** A file's format by how its name ends; null for what is no book. */
export function formatOf(name: string): LedgerFormat | null {
  const end = /\.(\w+)$/.exec(name.toLowerCase())?.[1];
  if (end === 'se' || end === 'si' || end === 'sie') return 'SIE4';
  if (end === 'xlsx') return 'XLSX';
  return end === 'csv' || end === 'txt' ? 'CSV' : null;
}

/** The file with the type of its format: browsers know none of SIE, and Excel's of CSV. */
export const typed = (file: File, format: LedgerFormat): File => new File([file], file.name, { type: types[format] });

/** Where a table is with what is wrong beside its rows; there is none of SIE. */
export function markedAt(files: string, format: LedgerFormat, municipalityCode?: string): string | undefined {
  if (format === 'SIE4') return undefined;
  const query = municipalityCode ? `?municipalityCode=${encodeURIComponent(municipalityCode)}` : '';
  return `${files}/faults.${format === 'CSV' ? 'csv' : 'xlsx'}${query}`;
}
