import { domainError } from '@samnav/platform';
import type { DomainError } from '@samnav/platform';
import { ValuePrecision } from '../indicators/indicator-choices.ts';
import { MeasurementImportColumn as Column } from './measurement-import.types.ts';

export const MeasurementHeadingMissing = domainError('invalid', 'MEASUREMENT_HEADING_MISSING', {
  sv: 'Kolumnen {column} saknas. Skriv rubriker i första raden: indikator, kommun, period, värde, täljare, nämnare, text, anmärkning.',
  en: 'The column {column} is missing. Write headings in the first row: indicator, municipality, period, value, numerator, denominator, text, note.',
});
export const MeasurementCellWrong = domainError('invalid', 'MEASUREMENT_CELL_WRONG', {
  sv: 'Rad {row}, {column}: {problem}',
  en: 'Row {row}, {column}: {problem}',
});

/** What one row of the file says. */
export interface MeasurementRow {
  row: number;
  indicator: string;
  scope: string;
  period: string;
  value: string | null;
  numerator: string | null;
  denominator: string | null;
  precision: ValuePrecision;
  text: string | null;
  note: string | null;
}
export interface RowFault {
  row: number;
  column: Column | null;
  error: DomainError;
}

const names: Record<Column, { sv: string; en: string }> = {
  indicator: { sv: 'Indikator', en: 'Indicator' },
  scope: { sv: 'Kommun', en: 'Municipality' },
  period: { sv: 'Period', en: 'Period' },
  value: { sv: 'Värde', en: 'Value' },
  numerator: { sv: 'Täljare', en: 'Numerator' },
  denominator: { sv: 'Nämnare', en: 'Denominator' },
  text: { sv: 'Text', en: 'Text' },
  note: { sv: 'Anmärkning', en: 'Note' },
};
const headings = new Map<string, Column>(
  Object.entries({
    indicator: 'indikator nyckeltal indicator',
    scope: 'avgränsning kommun område scope municipality',
    period: 'period år year',
    value: 'värde utfall value',
    numerator: 'täljare numerator',
    denominator: 'nämnare vikt denominator weight',
    text: 'text beskrivning',
    note: 'anmärkning kommentar note',
  }).flatMap(([column, words]) => words.split(' ').map((word): [string, Column] => [word, column as Column])),
);

/** That a cell of a row is wrong, and what would be right. */
export function cellFault(row: number, column: Column | null, problem: { sv: string; en: string }): RowFault {
  const told = { row, column: column ? names[column] : { sv: 'raden', en: 'the row' }, problem };
  return { row, column, error: new MeasurementCellWrong(told, ['input', 'content'], { index: row }) };
}

/** A number as Swedes and programs write it: `64,9`, `1 234,5`, `-0.6`; undefined where it could mean two things or nothing. */
export function decimalOf(text: string): string | undefined {
  const plain = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(/\u2212/g, '-')
    .replace(/%$/, '');
  // 1.234 is a thousand and more to one, one and a bit to another
  if (/^-?\d{1,3}(\.\d{3})+$/.test(plain)) return undefined;
  const whole = /^-?\d{1,3}(\.\d{3})*,\d+$/.test(plain) ? plain.replace(/\./g, '') : plain;
  const decimal = whole.replace(',', '.');
  return /^-?\d{1,30}(\.\d{1,10})?$/.test(decimal) ? decimal : undefined;
}

const about = /^(?:ca|cirka|ungefär|about|~|≈)\.?\s*/i;
const atLeast = /^(?:minst|at least|≥|>=)\s*/i;
/** `ca 80` is about 80. */
function qualified(cell: string): { precision: ValuePrecision; rest: string } {
  if (about.test(cell)) return { precision: ValuePrecision.about, rest: cell.replace(about, '') };
  if (atLeast.test(cell)) return { precision: ValuePrecision.atLeast, rest: cell.replace(atLeast, '') };
  return { precision: ValuePrecision.exact, rest: cell };
}

const TITLES = 10; // files often begin with a title above the headings
/** Reads headings and rows; every fault of every row is told, not only the first. */
export function readMeasurements(cells: readonly string[][]): { rows: MeasurementRow[]; faults: RowFault[] } {
  const columnOf = (heading: string): Column | undefined => headings.get(heading.toLowerCase().trim());
  const head = cells.slice(0, TITLES).findIndex((row) => row.some((cell) => columnOf(cell) === Column.indicator));
  const places = new Map<Column, number>();
  for (const [index, heading] of (cells[head] ?? []).entries()) {
    const column = columnOf(heading);
    if (column && !places.has(column)) places.set(column, index);
  }
  for (const column of [Column.indicator, Column.scope, Column.period])
    if (!places.has(column)) throw new MeasurementHeadingMissing({ column: names[column] }, ['input', 'content']);
  const faults: RowFault[] = [];
  const rows = cells.slice(head + 1).flatMap((line, i) => {
    const cell = (column: Column): string => (places.has(column) ? (line[places.get(column)!] ?? '') : '');
    return line.some((one) => one) ? [rowOf(head + 2 + i, cell, faults)] : [];
  });
  return { rows, faults };
}

const longest = { [Column.text]: 10_000, [Column.note]: 2000 } as const;

function rowOf(row: number, cell: (column: Column) => string, faults: RowFault[]): MeasurementRow {
  const wrong = (column: Column, sv: string, en: string): void => void faults.push(cellFault(row, column, { sv, en }));
  for (const column of [Column.indicator, Column.scope, Column.period]) if (!cell(column)) wrong(column, 'Cellen är tom.', 'The cell is empty.');
  const number = (column: Column, text = cell(column)): string | null => {
    const decimal = text ? decimalOf(text) : null;
    if (decimal !== undefined) return decimal;
    const [sv, en] = [`”${text}” går inte att läsa som ett tal.`, `“${text}” cannot be read as a number.`];
    wrong(column, `${sv} Skriv till exempel 1234 eller 64,9.`, `${en} Write e.g. 1234 or 64.9.`);
    return null;
  };
  const words = (column: Column.text | Column.note): string | null => {
    const most = longest[column];
    if (cell(column).length > most) wrong(column, `Texten är längre än ${most} tecken.`, `The text is longer than ${most} characters.`);
    return cell(column) || null;
  };
  const { precision, rest } = qualified(cell(Column.value));
  const said = { row, indicator: cell(Column.indicator), scope: cell(Column.scope), period: cell(Column.period) };
  const figures = { value: number(Column.value, rest), numerator: number(Column.numerator), denominator: number(Column.denominator), precision };
  if (figures.denominator !== null && Number(figures.denominator) <= 0)
    wrong(Column.denominator, 'Nämnaren måste vara större än 0.', 'The denominator must be more than 0.');
  return { ...said, ...figures, text: words(Column.text), note: words(Column.note) };
}
