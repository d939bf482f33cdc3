/**
 * A text that no spreadsheet program takes for a formula, a command or more than one cell: what begins like one, also in the wide forms of
 * East Asian keyboards, gets an apostrophe before it. Line ends and other control characters become blanks.
 */
export function safeText(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return /^[=+\-@|%\uff1d\uff0b\uff0d\uff20]/.test(plain) ? `'${plain}` : plain;
}

/**
 * The same for a table of text. Whoever opens it with commas for separators ends no cell where we end it, so that a comma within a text begins
 * one: what comes after it gets its apostrophe too.
 */
export const safeField = (text: string): string => safeText(text).replace(/(,["'\s]*)(?=[=+\-@|%\uff1d\uff0b\uff0d\uff20])/g, "$1'");
