import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { testApp } from './testing/app.ts';
import type { TestApp } from './testing/app.ts';
import { rowId, tenants } from './testing/tables.ts';

const SCHEMA = 'read_search';
const [tenant, other] = tenants;

let app: TestApp;
beforeAll(async () => {
  app = await testApp(SCHEMA);
  await named('Energifrågor i Vännäs, P-2026-014', 'Åkesson Öst', 'Arbetsgrupp för klimat', 'Kommunikation');
}, 60_000);
afterAll(() => app.close());

/** More towns for the tenant. */
async function named(...names: string[]): Promise<void> {
  const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  await owner.connect();
  const insert = `insert into ${SCHEMA}.read_town (tenant_id, id, name) select $1, gen_random_uuid(), name from unnest($2::text[]) name`;
  await owner.query(insert, [tenant, names]).finally(() => owner.end());
}
const QUERY = 'query($q: String) { towns(query: $q, first: 100) { totalCount nodes { name } } }';
async function found(q: string): Promise<string[]> {
  const { json } = await app.ask(QUERY, { tenant, variables: { q } });
  expect(json.errors).toBeUndefined();
  expect(json.data.towns.totalCount).toBe(json.data.towns.nodes.length);
  return json.data.towns.nodes.map((town: { name: string }) => town.name);
}

test.each([
  ['the beginning of a word', 'energ', ['Energifrågor i Vännäs, P-2026-014']],
  ['a Swedish form of a word', 'arbetsgruppernas', ['Arbetsgrupp för klimat']],
  ['all words in any order, each from its beginning', 'vänn ener', ['Energifrågor i Vännäs, P-2026-014']],
  ['only where all words are', 'energi klimat', []],
  ['a code as it is written', 'p-2026-01', ['Energifrågor i Vännäs, P-2026-014']],
  ['words like "för" say nothing in the middle', 'klimat för arbets', ['Arbetsgrupp för klimat']],
  ['but may be the beginning of the last', 'arbetsgrupp för', ['Arbetsgrupp för klimat']],
  ['capitals do not matter', 'ÅKESSON', ['Åkesson Öst']],
  ['nor how a letter is composed', 'A\u030Akesson', ['Åkesson Öst']],
  ['å is not a', 'akesson', []],
  ['nor o ö', 'ost', []],
  ['a stem is no beginning', 'kommuner', []],
])('%s: %s', async (_what, query, names) => {
  expect(await found(query)).toEqual(names);
});

test.each(['klimat:*', '& klimat | ! ( )', '!klimat', 'klimat <-> ', "klimat') --", '\\klimat"\'', 'klimat\0', '\ud800 klimat'])(
  'signs are no operators: %j',
  async (query) => expect(await found(query)).toEqual(['Arbetsgrupp för klimat']),
);

test('a text without letters and digits finds all', async () => {
  expect(await found(' -!')).toEqual(await found(''));
  expect((await found('')).length).toBeGreaterThan(10);
});

test('a text that is too long is refused by name before any statement', async () => {
  app.trips();
  const { json } = await app.ask(QUERY, { tenant, variables: { q: 'å'.repeat(201) } });
  expect(json.errors).toMatchObject([{ message: 'query has 201 characters; at most 200 are allowed', extensions: { code: 'BAD_USER_INPUT' } }]);
  expect(app.trips()).toBe(0);
});

test('pages of what is found follow each other in the order of the list', async () => {
  const page = (after: string | null): Promise<any> =>
    app
      .ask('query($a: String) { plans(query: "ume", first: 3, after: $a) { nodes { id } pageInfo { endCursor hasNextPage } } }', {
        tenant,
        variables: { a: after },
      })
      .then(({ json }) => json.data.plans);
  const all = (await app.ask('{ plans(query: "ume", first: 100) { nodes { id } } }', { tenant })).json.data.plans.nodes;
  const seen: unknown[] = [];
  for (let at = await page(null); ; at = await page(at.pageInfo.endCursor as string)) {
    seen.push(...at.nodes);
    if (!at.pageInfo.hasNextPage) break;
  }
  expect(all.length).toBeGreaterThan(3);
  expect(seen).toEqual(all);
});

test('what the viewer may not see is not found by its words, nor counted, nor felt in a cursor', async () => {
  const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  await owner.connect();
  const change = `update ${SCHEMA}.read_plan set name = 'Hemligheten', stage = 'draft' where tenant_id = $1 and id = $2 returning town_id`;
  const { rows } = await owner.query<{ town_id: string }>(change, [tenant, rowId(tenant, 'plan', 5)]).finally(() => owner.end());
  const ask = (towns: string[], of: string = tenant): Promise<any> =>
    app
      .ask(
        '{ plans(query: "hemlig") { totalCount nodes { name } pageInfo { endCursor hasNextPage } } teams(first: 100) { nodes { plans(query: "hemlig") { totalCount } } } }',
        {
          tenant: of,
          towns,
        },
      )
      .then(({ json }) => json.data);
  const counted = (data: any): number => data.teams.nodes.reduce((sum: number, team: any) => sum + team.plans.totalCount, 0);

  const own = await ask([rows[0]!.town_id]);
  expect([own.plans.totalCount, counted(own)]).toEqual([1, 1]);
  for (const stranger of [await ask([]), await ask([rows[0]!.town_id], other)]) {
    expect(stranger.plans).toEqual({ totalCount: 0, nodes: [], pageInfo: { endCursor: null, hasNextPage: false } });
    expect(counted(stranger)).toBe(0);
  }
});
