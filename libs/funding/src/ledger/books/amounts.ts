/** More than this no voucher of a municipality says, and no öre of it would be lost. */
const MOST = 10n ** 15n;

/**
 * An amount as accounting programs write it, in öre: `-1234.5`, `1 234,50`, `1.234,50`, `1234`. Null where it is none, or has fractions of
 * an öre. What a spreadsheet worked out, `12.300000000000001`, is what it stands for.
 */
export function oreOfText(text: string): bigint | null {
  const plain = text
    .replace(/[\s\u00a0\u202f']/g, '')
    .replace(/^\u2212/, '-')
    .replace(/(?:kr|sek)$/i, '');
  const [, sign = '', whole = '', fraction = ''] = /^([-+]?)(\d{1,3}(?:[.,]\d{3})+(?=[.,]\d{1,2}$)|\d+)?(?:[.,](\d*))?$/.exec(plain) ?? [];
  if (whole === '' && fraction === '') return null;
  const cents = centsOf(fraction);
  if (cents === null || whole.length > 20) return null;
  const ore = BigInt(whole.replace(/\D/g, '') || '0') * 100n + cents;
  if (ore > MOST) return null;
  return sign === '-' ? -ore : ore;
}

/** The first two decimals; the rest may only be what binary fractions leave behind. */
function centsOf(fraction: string): bigint | null {
  const [cents, rest] = [fraction.slice(0, 2).padEnd(2, '0'), fraction.slice(2)];
  if (/^0*$/.test(rest) || (rest.length >= 8 && /^0{6}/.test(rest))) return BigInt(cents);
  return rest.length >= 8 && /^9{6}/.test(rest) ? BigInt(cents) + 1n : null;
}

/** `20250131` or `2025-01-31` → `2025-01-31`; null where the calendar has no such day. */
export function dayOfText(text: string): string | null {
  const [, year, month, day] = /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(text) ?? [];
  if (!year || !month || !day || year < '1900' || year > '2200') return null;
  const iso = `${year}-${month}-${day}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null;
}
