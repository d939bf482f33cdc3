/** An exact fraction; `under` is above 0. */
export interface Rational {
  over: bigint;
  under: bigint;
}

export const ZERO: Rational = { over: 0n, under: 1n };

/** "-1.25" exactly. */
export function rational(decimal: string): Rational {
  const [, sign, whole, rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  if (whole === undefined) throw new TypeError(`${decimal} is no decimal number`);
  const over = BigInt(whole + rest);
  return { over: sign ? -over : over, under: 10n ** BigInt(rest.length) };
}

export const plus = (a: Rational, b: Rational): Rational => ({ over: a.over * b.under + b.over * a.under, under: a.under * b.under });
export const times = (a: Rational, b: Rational): Rational => ({ over: a.over * b.over, under: a.under * b.under });
export function by(a: Rational, b: Rational): Rational {
  if (b.over === 0n) throw new RangeError('divided by zero');
  const sign = b.over < 0n ? -1n : 1n;
  return { over: a.over * b.under * sign, under: a.under * b.over * sign };
}

/** As PostgreSQL writes it with at most ten decimals: half away from zero, no zeros at the end. */
export function written({ over, under }: Rational): string {
  const size = (over < 0n ? -over : over) * 10n ** 10n;
  const rounded = (2n * size + under) / (2n * under);
  const text = String(rounded).padStart(11, '0');
  const rest = text.slice(-10).replace(/0+$/, '');
  return `${over < 0n && rounded ? '-' : ''}${text.slice(0, -10)}${rest ? `.${rest}` : ''}`;
}
