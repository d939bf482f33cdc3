/**
 * A cell of a CSV file. What a spreadsheet would take for a formula is kept as text by an apostrophe, also after a comma, where one who opens
 * the file with commas for separators begins a cell; line ends and other control characters become blanks.
 */
function cell(value: string): string {
  const plain = value.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  const safe = plain.replace(/(^|,["'\s]*)(?=[=+\-@|%\uff1d\uff0b\uff0d\uff20])/g, "$1'");
  return `"${safe.replaceAll('"', '""')}"`;
}

/** A table as CSV, as Swedish spreadsheet programs read it. */
export const csv = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.map(cell).join(';')).join('\r\n') + '\r\n';
