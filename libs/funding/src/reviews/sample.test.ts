import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SampleMethod } from './review-choices.ts';
import { drawSample } from './sample.ts';
import type { SampledLine, SampleOrder } from './sample.ts';

const line = (n: number, more: Partial<SampledLine> = {}): SampledLine => ({
  id: `0198c0de-0000-7000-8000-${String(n).padStart(12, '0')}`,
  kind: 'cost',
  eligible: BigInt(1_000_00 + n * 37),
  spentOn: '2026-03-01',
  bookedOn: '2026-03-05',
  supplier: 'Norrbygg AB',
  files: 1,
  absent: false,
  ...more,
});
const order = (method: SampleMethod, size: number, seed: string): SampleOrder => ({ method, size, seed, endsOn: '2026-06-30' });
const ids = (lines: SampledLine[], given: SampleOrder): string[] => drawSample(lines, given).map(({ id }) => id);
const many = Array.from({ length: 40 }, (_, n) => line(n));

const methods = fc.constantFrom(...Object.values(SampleMethod));
const claims = fc.uniqueArray(
  fc.record({
    n: fc.nat(99_999),
    eligible: fc.bigInt(-500_00n, 900_000_00n),
    kind: fc.constantFrom('cost', 'inKind', 'flatRate', 'income'),
    files: fc.nat(2),
    absent: fc.boolean(),
  }),
  { selector: ({ n }) => n, maxLength: 60 },
);

test('the same seed, method and size choose the same lines, whatever order they come in; as many as asked for, each once', () => {
  fc.assert(
    fc.property(claims, methods, fc.integer({ min: 1, max: 80 }), fc.string({ minLength: 1, maxLength: 20 }), (rows, method, size, seed) => {
      const lines = rows.map(({ n, ...more }) => line(n, more));
      const told = ids(lines, order(method, size, seed));
      const from = lines.filter(({ kind, eligible }) => ['cost', 'inKind'].includes(kind) && eligible > 0n);
      expect(told).toEqual(ids(lines.toReversed(), order(method, size, seed)));
      expect(new Set(told).size).toBe(Math.min(size, from.length));
      expect(told.every((id) => from.some((one) => one.id === id))).toBe(true);
    }),
    { seed: 6, numRuns: 400 },
  );
});

test('another seed chooses others', () => {
  const drawn = new Set(Array.from({ length: 20 }, (_, n) => ids(many, order(SampleMethod.random, 5, `seed ${n}`)).join()));
  expect(drawn.size).toBe(20);
});

test('by chance every line is as likely', () => {
  const hits = new Map<string, number>();
  for (let n = 0; n < 4_000; n++) for (const id of ids(many, order(SampleMethod.random, 10, String(n)))) hits.set(id, (hits.get(id) ?? 0) + 1);
  // 1 000 expected of each, standard deviation 27
  expect(Math.min(...many.map(({ id }) => hits.get(id) ?? 0))).toBeGreaterThan(880);
  expect(Math.max(...hits.values())).toBeLessThan(1_120);
});

test('by amount a line is as likely as it is large, and certain where it is larger than the interval', () => {
  const lines = [line(1, { eligible: 1_000_000n }), ...[10_000n, 20_000n, 30_000n, 40_000n].map((eligible, n) => line(n + 2, { eligible }))];
  const hits = lines.map(() => 0);
  for (let n = 0; n < 4_000; n++)
    for (const id of ids(lines, order(SampleMethod.byAmount, 2, String(n)))) hits[lines.findIndex((l) => l.id === id)]!++;
  expect(hits[0]).toBe(4_000);
  [400, 800, 1_200, 1_600].forEach((expected, n) => expect(Math.abs(hits[n + 1]! - expected)).toBeLessThan(120));
});

test('by risk those with the most signs come first, and say which', () => {
  const lines = [...many, line(90, { files: 0, supplier: null, bookedOn: '2026-05-30' }), line(91, { kind: 'inKind', absent: true, files: 0 })];
  expect(drawSample(lines, order(SampleMethod.byRisk, 2, 'x'))).toEqual([
    { id: line(90).id, risk: ['noEvidence', 'noSupplier', 'lateBooking'] },
    { id: line(91).id, risk: ['notAtMeeting', 'ownWorkTime'] },
  ]);
});
