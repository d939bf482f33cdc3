import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse, validate } from 'graphql';
import type { ExecutionResult } from 'graphql';
import { scopeOf, testApp } from './testing/app.ts';
import type { Ask, TestApp } from './testing/app.ts';
import { Generator } from './testing/generate.ts';
import type { Operation, Values } from './testing/generate.ts';
import { Oracle } from './testing/oracle.ts';
import { searches } from './testing/oracle-rows.ts';
import { rowId, tenants } from './testing/tables.ts';

const SCHEMA = 'read_generated';
const from = Number(process.env.SEED ?? 1);
const operations = Number(process.env.OPERATIONS ?? 600);
const [tenant, other] = tenants;
const town = (n: number): string => rowId(tenant, 'town', n);

/** Two viewers: one who reads everything, and one of two towns, without the fields that need more. */
const viewers: { ask: Ask; without: string[] }[] = [
  { ask: { tenant, roles: ['regionCoordinator'], towns: [town(3)] }, without: [] },
  { ask: { tenant, roles: ['strategist', 'chiefExecutive'], towns: [town(1), town(4)] }, without: ['risk'] },
];

let app: TestApp;
let executor: TestApp;
let oracles: Oracle[];
beforeAll(async () => {
  [app, executor] = [await testApp(SCHEMA), await testApp(`${SCHEMA}_executor`, { planned: false })];
  oracles = await Promise.all(viewers.map((viewer) => Oracle.of(app.schema, app.catalogue, SCHEMA, scopeOf(viewer.ask))));
});
afterAll(() => Promise.all([app.close(), executor.close()]));

const ids = [
  ...[1, 2, 3, 4, 5, 9].map((n) => `pla_${rowId(tenant, 'plan', n)}`),
  ...[1, 2].map((n) => `twn_${rowId(tenant, 'town', n)}`),
  `tem_${rowId(tenant, 'team', 2)}`,
  `stp_${rowId(tenant, 'step', 3)}`,
  `pla_${rowId(other, 'plan', 2)}`,
  'x',
  'pla_1',
  '',
];
const scalars: Record<string, readonly unknown[]> = {
  ID: ids,
  String: searches,
  Date: ['2026-06-01', '2024-01-05'],
  DateTime: ['2026-12-01T00:00:00Z', '2025-03-30T12:00:00.5+02:00'],
  Decimal: ['70000.00', '-1', '350000.5'],
  Int: [1, 2, 2025],
  Boolean: [true, false],
};
const valuesOf = (oracle: Oracle): Values => ({
  scalar: (type, pick) => pick(scalars[type]!),
  cursor: (type, orderBy, pick) => {
    const model = app.catalogue.byName(type)!;
    return oracle.cursor(model, orderBy as never, pick(oracle.rows(model)));
  },
});

interface Outcome {
  seed: number;
  kind: 'equal' | 'errors alike' | 'different' | 'invalid' | 'not in one trip';
  says?: string;
}
async function compared(seed: number, by: TestApp): Promise<Outcome> {
  const [viewer, oracle] = [viewers[seed % 2]!, oracles[seed % 2]!];
  const { query, variables }: Operation = Generator.operation(app.schema, seed, valuesOf(oracle), viewer.without);
  const document = parse(query);
  const invalid = validate(app.schema, document);
  if (invalid.length) return { seed, kind: 'invalid', says: `${query} ${invalid[0]!.message}` };
  const want = await oracle.answer(document, variables);
  by.trips();
  const got = await by.ask(query, { ...viewer.ask, variables });
  if (want.errors && sameErrors(got.json, want)) return { seed, kind: 'errors alike' };
  const equal = !want.errors && got.body === `${JSON.stringify({ data: want.data })}\n`;
  if (equal) return by === app && by.trips() !== 1 ? { seed, kind: 'not in one trip', says: query } : { seed, kind: 'equal' };
  return { seed, kind: 'different', says: `${query} ${JSON.stringify(variables)}\n got ${got.body}\nwant ${JSON.stringify(want)}` };
}
const sameErrors = (got: { data?: unknown; errors?: { message: string }[] }, want: ExecutionResult): boolean =>
  JSON.stringify(got.data) === JSON.stringify(want.data) &&
  JSON.stringify(got.errors?.map((e) => e.message)) === JSON.stringify(want.errors!.map((e) => e.message));

/** Runs operations one after the other; answers how many were equal, and the first that were not. */
async function run(by: TestApp, count: number): Promise<{ equal: number; faults: Outcome[] }> {
  const outcomes: Outcome[] = [];
  for (let seed = from; seed < from + count; seed++) outcomes.push(await compared(seed, by));
  return { equal: outcomes.filter((o) => o.kind === 'equal').length, faults: outcomes.filter((o) => o.says).slice(0, 3) };
}

test(`${operations} generated operations read in one trip the same as the plain way`, async () => {
  const { equal, faults } = await run(app, operations);
  if (process.env.OPERATIONS) console.log(`${equal} of ${operations} equal`);
  expect(faults).toEqual([]);
  expect(equal).toBeGreaterThan(operations * 0.95);
}, 1_200_000);

test('the executor gives the same answers field by field', async () => {
  const { equal, faults } = await run(executor, Math.ceil(operations / 4));
  expect(faults).toEqual([]);
  expect(equal).toBeGreaterThan((operations / 4) * 0.95);
}, 1_200_000);
