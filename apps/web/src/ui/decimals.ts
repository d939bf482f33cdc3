import { language } from '../i18n/index.ts';

const locale = () => (language() === 'en' ? 'en-GB' : 'sv-SE');
const minus = (text: string): string => text.replace(/^-/, '\u2212');

/** A value as people read it, with so many decimals and a true minus: `−0,17`. */
export const decimal = (value: number | string, decimals: number): string =>
  minus(new Intl.NumberFormat(locale(), { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(Number(value)));

/** The same with as many decimals as it needs, at most so many. */
export const shortDecimal = (value: number | string, most: number): string =>
  minus(new Intl.NumberFormat(locale(), { maximumFractionDigits: most }).format(Number(value)));

/** A value and its unit, kept on one line; English has no space before the percent sign. */
export const withUnit = (value: string, unit: string): string => (unit === '%' && language() === 'en' ? `${value}%` : `${value}\u00a0${unit}`);

/** The API's decimal string of what a person wrote: "6,2", "1 250.5", "−3"; null when it is no number. */
export function readDecimal(written: string): string | null {
  const bare = written
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace('\u2212', '-')
    .replace(',', '.');
  return /^-?\d{1,18}(\.\d{1,12})?$/.test(bare) ? bare : null;
}

/** What the API answered, as one writes it into a field: "6,2". */
export const writtenDecimal = (value: string | null | undefined): string => {
  if (value == null) return '';
  const short = value.includes('.') ? value.replace(/\.?0+$/, '') : value;
  return language() === 'en' ? short : short.replace('.', ',');
};
