/** `212000-2627` of `2120002627`, `16212000-2627` or `212000 2627`; null where it is no organisation number or its check digit is wrong. */
export function organisationNumberOf(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '').replace(/^16(?=\d{10}$)/, '');
  if (!/^\d{10}$/.test(digits) || !luhn(digits)) return null;
  return `${digits.slice(0, 6)}-${digits.slice(6)}`;
}

/** The check of the Swedish tax agency: every other digit doubled, all digits summed, a multiple of ten. */
function luhn(digits: string): boolean {
  const sum = [...digits].map((digit, i) => (i % 2 ? Number(digit) : Number(digit) * 2)).reduce((all, n) => all + (n > 9 ? n - 9 : n), 0);
  return sum % 10 === 0;
}
