import type { Exported } from './exported.ts';
import { SEPARATORS } from './opened.ts';
import type { Opened, Separator } from './opened.ts';
import { isKept } from './strings.ts';

type Open = (name: string, bytes: Buffer, separator: Separator) => Promise<Opened> | Opened;

/** What came of one file, opened in every way. */
export interface Found {
  name: string;
  formulas: number;
  changed: number;
  /** Texts that came back otherwise, for whoever looks. */
  shown: string[];
}

/** Opens a file with each separator that somebody may choose, and sets its texts against what went in with the one that it has. */
export async function asked({ name, bytes, texts }: Exported, open: Open): Promise<Found> {
  const found: Found = { name, formulas: 0, changed: 0, shown: [] };
  const separators = name.endsWith('.csv') ? (Object.keys(SEPARATORS) as Separator[]) : ([';'] as const);
  for (const separator of separators) {
    const { formulas, cells } = await open(name, bytes, separator);
    found.formulas += formulas;
    if (separator === ';') compare(texts, cells, found);
  }
  return found;
}

/** Below the headings; a workbook may have columns of its own between. */
function compare(texts: Exported['texts'], cells: readonly (readonly string[])[], found: Found): void {
  texts.forEach((row, i) => {
    const there = (cells[i + 1] ?? []).filter((cell) => cell !== '');
    row.forEach((text, j) => {
      if (isKept(text, there[j] ?? '')) return;
      found.changed++;
      if (found.shown.length < 5) found.shown.push(`${found.name} row ${i + 2}: ${JSON.stringify(text)} is ${JSON.stringify(there[j])}`);
    });
  });
}
