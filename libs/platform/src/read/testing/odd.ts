export type Pick = <T>(from: readonly T[]) => T;

/** Numbers between 0 and 1, the same for the same seed. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = Math.imul(seed, 2_654_435_761) >>> 0;
  }
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
  readonly pick: Pick = (from) => from[Math.floor(this.next() * from.length)]!;
  /** One to `most` of them, in any order. */
  some<T>(from: readonly T[], most: number): T[] {
    const left = [...from];
    const count = Math.min(left.length, 1 + Math.floor(this.next() * most));
    return Array.from({ length: count }, () => left.splice(Math.floor(this.next() * left.length), 1)[0]!);
  }
}

/** Response keys that mean something to JavaScript, to JSON or to the statement, and the longest that there may be. */
export const oddAliases = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'toJSON',
  'then',
  'length',
  'select',
  'null',
  'r',
  't1',
  'data',
  `a${'b'.repeat(62)}`,
] as const;

const cursorOf = (...parts: unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');
const uuid = '0198c0de-0000-7000-8000-000000000001';

/** Values that are wrong, or at the edge of what is right. */
const odd: Record<string, readonly unknown[]> = {
  String: ['', 'a\u0000b', '\ud800', 'å'.normalize('NFD'), '👩‍👩‍👧', '\\', `'; drop table x; --`, '$1', '\u202e', 'x'.repeat(3000), '%%%', '\n\t'],
  ID: ['', '_', 'x_', '\u0000', `pla_${uuid.toUpperCase()}`, `pla_${uuid} `, `twn_${uuid}`, `nix_${uuid}`, '__proto__', 7],
  Int: [2_147_483_647, -2_147_483_648, 0],
  Time: ['00:00', '23:59', '24:00', '8:00'],
  Date: ['0001-01-01', '9999-12-31', '2024-02-29'],
  DateTime: ['0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59.999999-14:00', '2026-03-29T02:30:00.123456+01:00'],
  Decimal: ['99999999999999999999.00', '1.005', '-0', '-0.00', '92233720368547758.07', '92233720368547758.08', '0.0000000001', `${'9'.repeat(30)}`],
  cursor: [
    '',
    'x',
    'å',
    cursorOf(),
    cursorOf('id asc'),
    cursorOf('id asc', uuid),
    cursorOf('id asc', 'no uuid'),
    cursorOf('id asc', null),
    cursorOf('name asc,id asc', 'Umeå', uuid),
    cursorOf('name asc,id asc', null, uuid),
    cursorOf('name asc,id asc', 'a\u0000', uuid),
    cursorOf('name asc,id asc', 'Umeå', 'no uuid'),
    cursorOf('dueAt desc,id desc', 'no day', uuid),
    cursorOf('name asc,startsOn desc,id desc', 'Umeå', '2026-13-01', uuid),
    cursorOf('version asc,id asc', '99999999999', uuid),
    cursorOf('id asc', 7),
  ],
};

/** An odd value of a scalar; undefined where there are none. */
export const spoiled = (type: string, pick: Pick): unknown => odd[type] && pick(odd[type]);
