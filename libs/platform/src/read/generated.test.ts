import { appendFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import type { ExecutionResult } from 'graphql';
import { scopeOf, testApp } from './testing/app.ts';
import type { Ask, TestApp } from './testing/app.ts';
import { Generator } from './testing/generate.ts';
import type { Values } from './testing/generate.ts';
import { Oracle } from './testing/oracle.ts';
import { searches } from './testing/oracle-rows.ts';
import { rowId, tenants } from './testing/tables.ts';

const SCHEMA = 'read_generated';
const from = Number(process.env.SEED ?? 1);
const operations = Number(process.env.OPERATIONS ?? 120);
const [tenant, other] = tenants;
const town = (n: number): string => rowId(tenant, 'town', n);

/** Two viewers: one who reads everything, and one of two towns, without the fields that need more. */
const viewers: { ask: Ask; without: readonly string[] }[] = [
  { ask: { tenant, roles: ['regionCoordinator'], towns: [town(3)] }, without: [] },
  {
    ask: { tenant, roles: ['strategist', 'chiefExecutive'], towns: [town(1), town(4)] },
    without: ['risk', 'spent', 'taken', 'spendings', 'left', 'over', 'takings'],
  },
];

let app: TestApp;
let executor: TestApp;
let oracles: Oracle[];
beforeAll(async () => {
  [app, executor] = [await testApp(SCHEMA), await testApp(`${SCHEMA}_executor`, { path: 'executor' })];
  oracles = await Promise.all(viewers.map((viewer) => Oracle.of(app.schema, app.catalogue, SCHEMA, scopeOf(viewer.ask))));
});
afterAll(() => Promise.all([app.close(), executor.close()]));

const ids = [
  ...[1, 2, 3, 4, 5, 9, 13].map((n) => `pla_${rowId(tenant, 'plan', n)}`),
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
  kind: 'equal' | 'errors alike' | 'spoilt alike' | 'different';
  says?: string;
}
/** Both paths to the byte; and where nothing is wrong on purpose, what the plain way answers. */
async function compared(seed: number): Promise<Outcome> {
  const [viewer, oracle] = [viewers[seed % 2]!, oracles[seed % 2]!];
  const allows = (_type: string, field: string): boolean => !viewer.without.includes(field);
  const { query, variables, spoilt } = Generator.operation({ schema: app.schema, values: valuesOf(oracle), allows, spoilOneIn: 8 }, seed);
  app.trips();
  const got = await app.ask(query, { ...viewer.ask, variables });
  const trips = app.trips();
  const fieldByField = await executor.ask(query, { ...viewer.ask, variables });
  const says = (what: string, want: string): Outcome => ({
    kind: 'different',
    says: `seed ${seed} ${what}: ${query} ${JSON.stringify(variables)}\n got ${got.body}\nwant ${want}`,
  });
  if (got.body !== fieldByField.body) return says('the executor', fieldByField.body);
  if (spoilt) return { kind: got.json.errors ? 'spoilt alike' : 'equal' };
  const want = await oracle.answer(parse(query), variables);
  if (want.errors) return sameErrors(got.json, want) ? { kind: 'errors alike' } : says('the oracle', JSON.stringify(want));
  if (got.body !== `${JSON.stringify({ data: want.data })}\n`) return says('the oracle', JSON.stringify(want));
  return trips === 1 ? { kind: 'equal' } : says('one trip', String(trips));
}
const sameErrors = (got: { data?: unknown; errors?: { message: string }[] }, want: ExecutionResult): boolean =>
  JSON.stringify(got.data) === JSON.stringify(want.data) &&
  JSON.stringify(got.errors?.map((e) => e.message).sort()) === JSON.stringify(want.errors!.map((e) => e.message).sort());

test(`${operations} generated operations read the same by one statement, field by field, and the plain way`, async () => {
  const counts = { equal: 0, 'errors alike': 0, 'spoilt alike': 0, different: 0 };
  const faults: string[] = [];
  for (let seed = from; seed < from + operations; seed++) {
    const { kind, says } = await compared(seed);
    counts[kind]++;
    if (says && faults.length < 3) faults.push(says);
  }
  const said = JSON.stringify({ schema: 'of the tests', seed: from, operations, ...counts });
  if (process.env.PATHS_COUNTS) appendFileSync(process.env.PATHS_COUNTS, `${said}\n`);
  expect(faults).toEqual([]);
  expect(counts.equal).toBeGreaterThan(operations * 0.75);
}, 7_200_000);

test('a payload answers generated selections as its id does', async () => {
  const id = `pla_${rowId(other, 'plan', 4)}`;
  const ask: Ask = { tenant: other, roles: ['regionCoordinator'], towns: [] };
  const source = { schema: app.schema, values: valuesOf(oracles[0]!) };
  for (let seed = from; seed < from + Math.ceil(operations / 6); seed++) {
    const { body, definitions, fragments, variables } = Generator.selection(source, 'Plan', seed);
    const given = definitions && `(${definitions})`;
    const verb = `mutation${given}{rename(id:"${id}",version:0,name:"x"){plan${body} plans${body} current{...on Plan${body}}}} ${fragments}`;
    const { json } = await app.ask(verb, { ...ask, variables });
    const byId = await app.ask(`query${given}{node(id:"${id}"){...on Plan${body}}} ${fragments}`, { ...ask, variables });
    const { plan, plans, current } = json.data?.rename ?? {};
    const want = JSON.stringify(byId.json.data?.node);
    if (byId.json.errors?.some((error) => error.extensions.code === 'GRAPHQL_VALIDATION_FAILED')) continue; // two of a kind in one place
    expect([plan, ...plans, current].map((row) => JSON.stringify(row))).toEqual([want, want, want, want]);
  }
}, 600_000);
