import writeXlsxFile from 'write-excel-file/node';
import type { SheetData } from 'write-excel-file/node';
import { safeText } from '../ledger/export/safe-text.ts';

/** The columns of an exported line: its name, its SQL over the line `l` and what is said of it `r`, and its heading; amounts as decimal text. */
const columns = [
  ['id', `'cli_' || l.id`, 'Id'],
  ['number', 'l.number', 'Rad'],
  ['kind', 'l.kind', 'Slag'],
  ['category', 'l.category', 'Kostnadsslag'],
  ['spentOn', 'l.spent_on::text', 'Kostnadens dag'],
  ['bookedOn', 'l.booked_on::text', 'Bokförd'],
  ['voucherNumber', 'l.voucher_number', 'Verifikat'],
  ['supplier', 'l.supplier', 'Leverantör'],
  ['text', 'l.text', 'Text'],
  ['account', 'l.account', 'Konto'],
  ['amount', 'round(l.amount_ore / 100.0, 2)::text', 'Belopp'],
  ['vat', 'round(l.vat_ore / 100.0, 2)::text', 'varav moms'],
  ['eligible', 'round(l.eligible_ore / 100.0, 2)::text', 'Stödgrundande'],
  ['excluded', 'round(l.excluded_ore / 100.0, 2)::text', 'Räknat bort'],
  ['exclusion', 'l.exclusion', 'Varför'],
  ['rule', 'l.rule', 'Regel'],
  ['minutes', 'l.minutes', 'Minuter'],
  ['hourlyRate', 'round(l.hourly_ore / 100.0, 2)::text', 'Timpris'],
  ['person', 'l.person_label', 'Person'],
  ['certifiedAt', `to_char(l.certified_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`, 'Intygad'],
  ['inSample', 'coalesce(r.in_sample, false)', 'Stickprov'],
  ['outcome', `coalesce(r.outcome, 'unseen')`, 'Bedömning'],
  ['deducted', 'round(coalesce(r.deducted_ore, 0) / 100.0, 2)::text', 'Avdrag'],
  ['errorType', 'r.error_type', 'Typ av fel'],
  ['reason', 'r.reason', 'Skäl'],
  ['evidence', 'l.evidence', ''],
] as const;
const AMOUNTS = new Set(['amount', 'vat', 'eligible', 'excluded', 'hourlyRate', 'deducted']);

/** A line of a claim as it leaves the room. */
export type ExportedLine = Record<(typeof columns)[number][0], any>;
export const columnsOfLine = columns.map(([name, sql]) => `${sql} as "${name}"`).join();

/** A workbook of texts and numbers: no cell holds a formula, whatever a text begins with. */
export async function workbookOf(rows: readonly ExportedLine[]): Promise<Buffer> {
  const shown = columns.filter(([, , heading]) => heading);
  const head = shown.map(([, , value]) => ({ value, type: String, fontWeight: 'bold' as const }));
  const body = rows.map((row) => shown.map(([name]) => cellOf(name, row[name])));
  return (writeXlsxFile as unknown as (data: SheetData) => { toBuffer(): Promise<Buffer> })([head, ...body] as SheetData).toBuffer();
}

function cellOf(name: string, value: unknown): { value: unknown; type: unknown } | null {
  if (value === null || value === undefined) return null;
  if (AMOUNTS.has(name)) return { value: +(value as string), type: Number }; // a workbook knows no other numbers; the exact ones are in the JSON lines
  if (typeof value === 'number') return { value, type: Number };
  if (typeof value === 'boolean') return { value: value ? 'ja' : '', type: String };
  return { value: safeText(String(value as string)), type: String }; // as they stand, texts are in the JSON lines
}
