import { language } from '../i18n/index.ts';

/** What the API answers for an amount: a decimal string and a currency. */
export interface Amount {
  amount: string;
  currency?: string;
}

/** Whole öre of a decimal string such as "2400000.00". */
export function toOre(amount: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(amount.trim());
  if (!match) return 0n;
  const ore = BigInt(match[2] ?? '0') * 100n + BigInt((match[3] ?? '').padEnd(2, '0') || '0');
  return match[1] ? -ore : ore;
}

/** A decimal string with two decimals, as the API takes it. */
export function fromOre(ore: bigint): string {
  const positive = ore < 0n ? -ore : ore;
  return `${ore < 0n ? '-' : ''}${positive / 100n}.${String(positive % 100n).padStart(2, '0')}`;
}

/** Öre of what a person wrote: "1 250,50", "1250.5", "1,250.50"; null when it is no amount. */
export function readAmount(written: string): bigint | null {
  const bare = written.replace(/[\s\u00a0\u202f]|kr|SEK/gi, '').replace('\u2212', '-');
  const decimal = /^(-?[\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(bare);
  if (!decimal || bare === '' || bare === '-') return null;
  const whole = (decimal[1] ?? '').replace(/[.,](?=\d{3}(\D|$))/g, '');
  if (!/^-?\d+$/.test(whole)) return null;
  return toOre(`${whole}${decimal[2] ? `.${decimal[2]}` : ''}`);
}

const locale = () => (language() === 'en' ? 'en-GB' : 'sv-SE');

function digits(ore: bigint, decimals: 0 | 2): string {
  const value = decimals === 0 ? roundToKronor(ore) : Number(ore) / 100;
  return new Intl.NumberFormat(locale(), { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value).replace(/^-/, '\u2212');
}

function roundToKronor(ore: bigint): bigint {
  const half = ore < 0n ? -50n : 50n;
  return (ore + half) / 100n;
}

const withUnit = (number: string) => (language() === 'en' ? `SEK\u00a0${number}` : `${number}\u00a0kr`);

/** Whole kronor without unit, for tables: `1 250 000`. */
export const kronor = (ore: bigint): string => digits(ore, 0);

/** Kronor and öre without unit, for tables of vouchers: `52 900,00`. */
export const kronorOre = (ore: bigint): string => digits(ore, 2);

/** How a column of amounts is written: with öre in every row where any row has them, so that a difference is never rounded away. */
export const columnOf = (amounts: readonly bigint[]): ((ore: bigint) => string) => (amounts.some((ore) => ore % 100n !== 0n) ? kronorOre : kronor);

/** Whole kronor with unit; öre are shown only when there are any and `ore` is asked for. */
export function money(amount: Amount | bigint, options: { ore?: boolean } = {}): string {
  const value = typeof amount === 'bigint' ? amount : toOre(amount.amount);
  return withUnit(digits(value, options.ore ? 2 : 0));
}

/** Kronor, with öre only when there are any: what two people must be able to compare. */
export const exactMoney = (ore: bigint): string => money(ore, { ore: ore % 100n !== 0n });

/** Large amounts with two digits of meaning: `2,4 Mkr`, `58 tkr`. */
export function shortMoney(amount: Amount | bigint): string {
  const ore = typeof amount === 'bigint' ? amount : toOre(amount.amount);
  const value = Number(ore) / 100;
  const size = Math.abs(value);
  if (size < 10_000) return money(ore);
  const [divisor, sv, en] = size >= 1_000_000 ? [1_000_000, 'Mkr', 'M'] : [1000, 'tkr', 'k'];
  const scaled = value / divisor;
  const number = new Intl.NumberFormat(locale(), { maximumFractionDigits: Math.abs(scaled) < 10 ? 1 : 0 }).format(scaled);
  return language() === 'en' ? `SEK\u00a0${number}${en}` : `${number}\u00a0${sv}`;
}

/** `58 %` of a part in a whole; nothing to divide by gives 0. */
export function percent(part: bigint | number, whole: bigint | number): string {
  const share = Number(whole) === 0 ? 0 : Math.round((Number(part) / Number(whole)) * 100);
  return `${new Intl.NumberFormat(locale()).format(share)}${language() === 'en' ? '' : '\u00a0'}%`;
}

const words = {
  sv: ['noll', 'en', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv'],
  en: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
};

/** A count as running text has it: words up to twelve, digits above. */
export const inWords = (value: number): string => words[language()][value] ?? count(value);

/** The same at the beginning of a sentence. */
export const atStart = (value: number): string => inWords(value).replace(/^./, (letter) => letter.toLocaleUpperCase('sv'));

/** A plain count in the reader's language. */
export const count = (value: number): string => new Intl.NumberFormat(locale()).format(value);
