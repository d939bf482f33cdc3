import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { GraphQLObjectType } from 'graphql';
import { testApp } from './testing/app.ts';
import type { Answer, Ask, TestApp } from './testing/app.ts';
import { rowId, tenants } from './testing/tables.ts';

const [tenant, other] = tenants;
const viewer: Ask = { tenant, roles: ['strategist'], towns: [rowId(tenant, 'town', 3)] };
const id = (kind: 'plan' | 'town' | 'team', n: number): string =>
  `${kind === 'plan' ? 'pla' : kind === 'town' ? 'twn' : 'tem'}_${rowId(tenant, kind, n)}`;
const [plan, broken] = [id('plan', 1), id('plan', 13)];
const cursor = (...parts: unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

let sql: TestApp;
let executor: TestApp;
beforeAll(async () => void ([sql, executor] = [await testApp('read_paths'), await testApp('read_paths_executor', { path: 'executor' })]));
afterAll(() => Promise.all([sql.close(), executor.close()]));

/** The answer, which is the same to the byte on both paths. */
async function same(query: string, more: Ask = {}): Promise<Answer['json']> {
  const ask = { ...viewer, ...more };
  const [a, b] = [await sql.ask(query, ask), await executor.ask(query, ask)];
  expect(a.body).toBe(b.body);
  return a.json;
}
const data = async (query: string, variables?: Record<string, unknown>): Promise<any> => {
  const json = await same(query, { variables });
  expect(json.errors).toBeUndefined();
  return json.data;
};
const refused = async (query: string, more: Ask = {}): Promise<Answer['json']> => {
  sql.trips();
  executor.trips();
  const json = await same(query, more);
  expect(json).not.toHaveProperty('data');
  expect([sql.trips(), executor.trips()]).toEqual([0, 0]);
  return json;
};

describe('response keys', () => {
  const odd = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then', 'toJSON', 'valueOf', 'length', 'nodes', 'it', '__typename'];

  test.each(odd)('may be %s: of a column, of JavaScript, of an object, of a list, of a root', async (key) => {
    await data(`{${key}:plans(first:2){${key}:nodes{${key}:name}}}`);
    await data(`{plans(first:2){nodes{${key}:days} edges{${key}:node{${key}:summary}}}}`);
    await data(`{node(id:"${plan}"){...on Plan{${key}:grant{${key}:currency amount} team{${key}:town{name}} lines{${key}:totalCount}}}}`);
    await data(`{${key}:nodes(ids:["${plan}"]){...on Plan{${key}:viewerCan{${key}:update}}}}`);
  });

  test('that are other fields of the same object take nothing from them', async () => {
    const { node } = await data(`{node(id:"${plan}"){id ...on Plan{grant{amount:currency currency:amount} name:startsOn startsOn:name id:id}}}`);
    expect(node).toMatchObject({ grant: { amount: 'SEK', currency: '12345.67' }, name: '2024-01-02' });
    const { json } = await sql.ask(
      `mutation{rename(id:"${plan}",version:0,name:"x"){price{amount:currency currency:amount toString:currency}}}`,
      viewer,
    );
    expect(json.data.rename.price).toEqual({ amount: 'SEK', currency: '1200.50', toString: 'SEK' });
  });

  test('are as long as PostgreSQL keeps names, and no longer', async () => {
    const longest = 'a'.repeat(63);
    expect(await data(`{${longest}:towns(first:1){${longest}:nodes{${longest}:name}}}`)).toHaveProperty(longest);
    expect((await refused(`{towns{nodes{${longest}b:name}}}`)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('that stand twice hold what both selections ask for, in the order of the first', async () => {
    const { plans } = await data(
      `{plans(first:1){nodes{town{name}}} plans(first:1){totalCount nodes{days town{code name} days ...F ...F}} ...R ...R} fragment F on Plan{town{id} days grant{amount}} fragment R on Query{plans(first:1){nodes{grant{currency}}}}`,
    );
    expect(Object.keys(plans.nodes[0])).toEqual(['town', 'days', 'grant']);
    expect(Object.keys(plans.nodes[0].town)).toEqual(['name', 'code', 'id']);
  });

  test('may be the same under several roots', async () => {
    await data(
      `{a:plans(first:2){n:nodes{x:days y:name}} b:plans(last:2){n:nodes{x:name y:summary}} c:node(id:"${plan}"){...on Plan{x:days y:days}}}`,
    );
  });
});

describe('directives', () => {
  test('may leave nothing at all', async () => {
    expect(await data('{plans @skip(if:true){nodes{id}}}')).toEqual({});
    expect(
      await data(
        'query($no:Boolean!){plans(first:1){nodes{id @include(if:$no) ...on Plan @skip(if:true){name}}} ...@include(if:false){towns{totalCount}}}',
        { no: false },
      ),
    ).toEqual({ plans: { nodes: [{}] } });
    expect(
      await data(
        '{plans(first:1){nodes @skip(if:true){id} edges{node{grant{amount @skip(if:true)}} cursor @skip(if:true)} pageInfo{startCursor @skip(if:true)}}}',
      ),
    ).toEqual({
      plans: { edges: [{ node: { grant: {} } }], pageInfo: {} },
    });
    expect(await data(`{node(id:"${plan}") @skip(if:true){id} nodes(ids:["${plan}"]){id @skip(if:true)}}`)).toEqual({ nodes: [{}] });
  });

  test('may stand both on one field', async () => {
    for (const skip of [true, false])
      for (const include of [true, false])
        await data('query($s:Boolean!,$i:Boolean!){plans(first:1){nodes{id name @skip(if:$s) @include(if:$i)}}}', { s: skip, i: include });
  });

  test('do not hide a fragment that is spread again without them', async () => {
    expect(await data('{towns(first:1){nodes{...F @skip(if:true) ...F}}} fragment F on Town{__typename}')).toEqual({
      towns: { nodes: [{ __typename: 'Town' }] },
    });
  });
});

describe('filters and orders', () => {
  const FILTER = 'query($f:PlanFilter){plans(filter:$f,first:100){totalCount nodes{id}}}';
  const cases: [Record<string, unknown> | null, number | undefined][] = [
    [null, undefined],
    [{}, undefined],
    [{ and: [], or: [] }, 0],
    [{ and: [{}], or: [{}] }, undefined],
    [{ not: {} }, 0],
    [{ not: { not: {} } }, undefined],
    [{ id: { in: [] } }, 0],
    [{ name: { in: [] } }, 0],
    [{ not: { name: { in: [] } } }, undefined],
    [{ name: null, and: null, team: null, not: null }, undefined],
    [{ name: { eq: null, isNull: null } }, undefined],
    [{ endsOn: { isNull: false } }, undefined],
    [{ name: { isNull: true } }, 0],
    [{ name: { contains: '' } }, undefined],
    [{ name: { eq: 'é\u{1f469}‍\u{1f467}' } }, 0],
    [{ name: { eq: '\ud800' } }, 0],
    [{ id: { eq: id('town', 1) } }, 0],
    [{ id: { in: ['', 'x', '_', `pla_${'0'.repeat(36)}`] } }, 0],
    [{ startsOn: { gte: '0001-01-01', lte: '9999-12-31' } }, undefined],
    [{ decidedAt: { gte: '0001-01-01T00:00:00+14:00', lte: '9999-12-31T23:59:59.999999-14:00' } }, undefined],
    [{ version: { gte: -2_147_483_648, lte: 2_147_483_647 } }, undefined],
    [{ grant: { gte: '-92233720368547758.07', lte: '92233720368547758.07' } }, undefined],
    [{ grant: { eq: '-0.00' } }, 0],
  ];
  test.each(cases)('%j', async (f, total) => {
    const { plans } = await data(FILTER, { f });
    if (total !== undefined) expect(plans.totalCount).toBe(total);
  });

  test('a variable may be false, null or absent in the same place', async () => {
    const query = 'query($null:Boolean,$in:[String!],$name:String="Umeå"){plans(filter:{endsOn:{isNull:$null},name:{in:$in,eq:$name}}){totalCount}}';
    for (const variables of [
      {},
      { null: false },
      { null: true },
      { null: null, in: null, name: null },
      { in: [] },
      { in: 'Umeå' },
      { name: 'Zorn', in: ['Zorn', 'Umeå'] },
    ])
      await data(query, variables);
  });

  test('pages lie the same on both sides of rows without a value', async () => {
    for (const direction of ['ASC', 'DESC']) {
      const query = `query($a:String,$b:String,$f:Int,$l:Int){plans(first:$f,last:$l,after:$a,before:$b,orderBy:[{field:endsOn,direction:${direction}}],filter:{open:{eq:true}}){nodes{id endsOn} edges{cursor} pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}`;
      const { plans } = await data(query, { f: 100 });
      const border = plans.nodes.findIndex((n: any, i: number) => i > 0 && (n.endsOn === null) !== (plans.nodes[i - 1].endsOn === null));
      expect(border).toBeGreaterThan(0);
      for (const at of [border - 1, border]) {
        const c = plans.edges[at].cursor as string;
        expect((await data(query, { a: c, f: 100 })).plans.nodes).toEqual(plans.nodes.slice(at + 1));
        expect((await data(query, { b: c, l: 100 })).plans.nodes).toEqual(plans.nodes.slice(0, at));
        expect((await data(query, { b: c, l: 1 })).plans.nodes).toEqual(plans.nodes.slice(at - 1, at));
      }
    }
  });
});

describe('an operation that asks for what it may not is refused whole, before anything is read or done', () => {
  test('wherever the field stands', async () => {
    for (const query of [
      '{plans{nodes{risk}}}',
      '{towns{totalCount} node(id:"x"){id} plans{nodes{a:risk}}}',
      '{hello towns{totalCount} plans{nodes{risk}}}',
      '{plans{nodes{risk}} __schema{queryType{name}}}',
    ])
      expect((await refused(query)).errors).toMatchObject([
        { extensions: { code: 'FORBIDDEN', requires: 'organisation.merge' }, path: expect.arrayContaining(['plans', 'nodes']) },
      ]);
  });

  test('a mutation whose payload may not be read does nothing', async () => {
    const [mine, version] = [`pla_${rowId(other, 'plan', 1)}`, '{node(id:"ID"){...on Plan{name version}}}'];
    const before = await same(version.replace('ID', mine), { tenant: other });
    const { errors } = await refused(`mutation{rename(id:"${mine}",version:1,name:"x"){plans{town{name}} again:plan{r:risk}}}`, { tenant: other });
    expect(errors).toMatchObject([{ path: ['rename', 'again', 'r'], extensions: { code: 'FORBIDDEN' } }]);
    expect(await same(version.replace('ID', mine), { tenant: other })).toEqual(before);
  });

  const wrong: [string, Record<string, unknown>?][] = [
    ['{towns(first:101){totalCount} plans{nodes{risk}}}'],
    ['{towns(after:"x"){nodes{id}} plans(first:1,last:1){totalCount}}'],
    [`{plans(after:"${cursor('name asc,id asc', 'x', rowId(tenant, 'plan', 1))}"){nodes{id}}}`],
    [`{plans(after:"${cursor('name asc,startsOn desc,id desc', 'a\u0000', '2026-01-01', rowId(tenant, 'plan', 1))}"){nodes{id}}}`],
    ['{plans(filter:{grant:{eq:"1.005"}}){totalCount}}'],
    ['{plans(filter:{grant:{eq:"99999999999999999999.00"}}){totalCount}}'],
    ['{plans(filter:{name:{eq:"a\\u0000b"}}){totalCount}}'],
    ['{hello plans(filter:{name:{contains:"a\\u0000b"}}){totalCount}}'],
    ['query($id:ID="x"){node(id:$id){id}}', { id: null }],
    ['query($ids:[ID!]=["x"]){towns{totalCount} nodes(ids:$ids){id}}', { ids: null }],
    ['query($d:OrderDirection){towns(orderBy:{field:name,direction:$d}){nodes{id}}}', { d: null }],
    ['query($yes:Boolean=true){towns{totalCount @include(if:$yes)}}', { yes: null }],
    ['query($yes:Boolean=true){towns @skip(if:$yes){totalCount}}', { yes: null }],
    ['query($x:String="x"){plans(filter:{name:{in:[$x]}}){totalCount}}', { x: null }],
    [`{nodes(ids:[${Array.from({ length: 101 }, () => '"x"').join()}]){id}}`],
  ];
  test.each(wrong.map(([query, variables = {}]) => ({ query, variables })))('$query', async ({ query, variables }) => {
    const { errors } = await refused(query, { variables });
    expect(errors).toHaveLength(1);
    expect(['BAD_USER_INPUT', 'FORBIDDEN']).toContain(errors![0]!.extensions.code);
  });

  test('variables that their types cannot hold are all named at once', async () => {
    const { errors } = await refused('query($n:Int,$d:Date,$b:Boolean){plans(first:$n,filter:{startsOn:{eq:$d},open:{eq:$b}}){totalCount}}', {
      variables: { n: 3e9, d: '2026-02-30', b: 1 },
    });
    expect(errors!.map((e) => e.extensions.code)).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT', 'BAD_USER_INPUT']);
  });
});

describe('what only the rows can tell is an error of its field', () => {
  test('a null where none may be', async () => {
    expect(
      await same(`{a:node(id:"${broken}"){...on Plan{health}} nodes(ids:["${broken}","${plan}"]){...on Plan{h:health}} towns(first:1){nodes{name}}}`),
    ).toMatchObject({
      data: { a: null, nodes: [null, { h: 1 }], towns: { nodes: [{}] } },
      errors: [{ path: ['a', 'health'] }, { path: ['nodes', 0, 'h'] }],
    });
    expect(await same('{plans(first:100){nodes{health}}}')).toMatchObject({
      data: null,
      errors: [{ path: ['plans', 'nodes', expect.any(Number), 'health'] }],
    });
  });

  test('a cursor whose parts cannot be read', async () => {
    const forged = cursor('dueAt desc,id desc', 'no day', rowId(tenant, 'step', 1));
    expect(await same(`{steps(after:"${forged}"){nodes{id}} towns{totalCount}}`)).toMatchObject({
      data: null,
      errors: [{ path: ['steps'], extensions: { code: 'BAD_USER_INPUT' } }],
    });
    expect((await same(`{steps(after:"${cursor('dueAt desc,id desc', null, null)}"){nodes{id}}}`)).errors).toBeUndefined();
  });

  test('JavaScript that throws, or answers what its type cannot hold', async () => {
    const odd = `plans(first:100,orderBy:{field:decidedAt}){nodes{id thrown whole:half{amount} listed fraction}}`;
    const json = await same(`{${odd}}`);
    expect(new Set(json.errors!.map((e) => e.message))).toEqual(new Set(['No such thing', 'Int cannot represent non-integer value: 0.5']));
    expect(json.errors![0]!.path).toEqual(['plans', 'nodes', expect.any(Number), expect.any(String)]);
    expect(json.data.plans.nodes[0]).toHaveProperty('thrown');
  });
});

describe('what JavaScript needs never leaves', () => {
  test('under aliases, in fragments, on edges, behind nodes and in payloads', async () => {
    const query = `{plans(first:3){e:edges{n:node{a:days ...F}} nodes{...on Plan{...F} days}} node(id:"${plan}"){...F ...on Plan{b:summary}} nodes(ids:["${plan}","${id('team', 1)}"]){...F}} fragment F on Plan{d:days s:summary listed}`;
    for (const answer of [await sql.ask(query, viewer), await executor.ask(query, viewer)]) {
      expect(answer.json.errors).toBeUndefined();
      expect(answer.body).not.toMatch(/"\$|decidedAt|startsOn|endsOn|"grant"|amount/);
    }
    await data(query);
    const { body } = await sql.ask(
      `mutation{rename(id:"${plan}",version:0,name:"x"){plan{d:days} plans{s:summary} current{...on Plan{listed}}}}`,
      viewer,
    );
    expect(body).not.toMatch(/"\$|decidedAt|startsOn|endsOn|"grant"|amount/);
  });
});

describe('the comparison of both paths, under which tests can run', () => {
  const rename = `mutation{rename(id:"${plan}",version:0,name:"x"){p:plan{id days ...F} plans{i:id n:name} price{amount}}} fragment F on Plan{team{name}}`;
  let app: TestApp;
  beforeAll(async () => void (app = await testApp('read_paths_compare', { compare: true })));
  afterAll(() => app.close());

  test('says nothing where they are alike', async () => {
    for (const query of ['{towns{nodes{name}}}', rename, '{plans(first:1){nodes{risk}}}', `{node(id:"${broken}"){...on Plan{health}}}`])
      expect((await app.ask(query, viewer)).body).toBe((await sql.ask(query, viewer)).body);
  });

  test('fails where they differ, in a list and in a payload', async () => {
    const { name } = (app.schema.getType('Town') as GraphQLObjectType).getFields();
    const { name: planName } = (app.schema.getType('Plan') as GraphQLObjectType).getFields();
    name!.resolve = planName!.resolve = () => 'Annan';
    const silent = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    for (const query of ['{towns{nodes{name}}}', rename]) {
      const { json } = await app.ask(query, viewer);
      expect(json.errors).toMatchObject([{ extensions: { code: 'PATHS_DIFFER', executor: expect.stringContaining('Annan') } }]);
    }
    silent.mockRestore();
  });
});
