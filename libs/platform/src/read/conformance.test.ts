import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { scopeOf, testApp } from './testing/app.ts';
import type { Answer, Ask, TestApp } from './testing/app.ts';
import { Oracle } from './testing/oracle.ts';
import { rowId, tenants } from './testing/tables.ts';
import { wireTo } from './testing/wire.ts';
import type { Wire } from './testing/wire.ts';

const SCHEMA = 'read_conformance';
const [tenant, other] = tenants;
const home = rowId(tenant, 'town', 3);
const plan = (n: number, of: string = tenant): string => `pla_${rowId(of, 'plan', n)}`;
const viewer: Ask = { tenant, roles: ['strategist'], towns: [home] };

let app: TestApp;
let oracle: Oracle;
let wire: Wire;
beforeAll(async () => {
  app = await testApp(SCHEMA, { through: async (url) => (wire = await wireTo(url)).url });
  oracle = await Oracle.of(app.schema, app.catalogue, SCHEMA, scopeOf(viewer));
});
afterAll(async () => {
  await app.close();
  wire.close();
});
const ask = (query: string, more: Ask = {}): Promise<Answer> => app.ask(query, { ...viewer, ...more });
const data = async (query: string, more: Ask = {}): Promise<any> => {
  const { json, body } = await ask(query, more);
  expect(json.errors).toBeUndefined();
  return json.data ?? body;
};

const NODE = 'query($id:ID!){node(id:$id){__typename id ...on Plan{name days lines{totalCount}} ...on Town{code}}}';
const FILTERED = 'query($f:PlanFilter){plans(filter:$f,first:100){totalCount nodes{id stage}}}';
const operations: [string, Record<string, unknown>?][] = [
  ['{plans(first:50){nodes{id name stage open startsOn endsOn decidedAt version createdAt share notes town{id name}}}}'],
  [
    '{teams(first:20){nodes{name town{name code} plans(first:5){nodes{name planned{amount} openSteps steps(first:3,orderBy:{field:dueAt}){nodes{title dueAt}}}}}}}',
  ],
  [
    'query($n:Int!,$d:OrderDirection!){towns(first:$n,orderBy:[{field:code,direction:$d},{field:name}]){nodes{code name} pageInfo{endCursor hasNextPage}}}',
    { n: 4, d: 'DESC' },
  ],
  [FILTERED, { f: { stage: { in: ['running', 'closed'] }, endsOn: { gte: '2026-06-01', lte: '2027-12-31' } } }],
  [FILTERED, { f: { or: [{ name: { contains: 'UMEÅ' }, team: { town: { code: { isNull: true } } } }, { not: { grant: { lte: '400000.00' } } }] } }],
  [FILTERED, {}],
  [FILTERED, { f: { season: { eq: 'closed' }, team: {} } }],
  [FILTERED, { f: { and: [], or: [] } }],
  ['query($yes:Boolean!){plans(first:2){nodes{id name @include(if:$yes) stage @skip(if:$yes) ...on Plan @include(if:false){open}}}}', { yes: true }],
  ['query($yes:Boolean!){plans(first:2){nodes{id name @include(if:$yes) stage @skip(if:$yes) ...on Plan @include(if:false){open}}}}', { yes: false }],
  [
    '{a:plans(first:1){x:nodes{y:name z:name __typename}} b:plans(first:1,filter:{stage:{eq:closed}}){nodes{...F ...G}}} fragment F on Plan{id town{id}} fragment G on Node{id ...on Plan{town{name}}}',
  ],
  [
    'query Q{...R __typename} fragment R on Query{towns(last:2){edges{cursor node{name}} pageInfo{startCursor endCursor hasPreviousPage hasNextPage}}}',
  ],
  ['{towns{nodes{openPlans planned{amount} seasons{plans stage season grant{amount currency} openSteps planned{amount} __typename}}}}'],
  ['{plans(last:3){nodes{firstStep matrix{year category planned{amount}} lines{nodes{plan{name} planned{amount}}}}}}'],
  [
    '{plans(first:4,orderBy:[{field:firstStep,direction:DESC},{field:name}]){nodes{firstStep name} edges{cursor} pageInfo{endCursor hasNextPage}} towns(last:3,orderBy:{field:openPlans}){nodes{name openPlans}}}',
  ],
  [
    '{steps(first:40){nodes{title aboutType about{__typename id ...on Plan{name days} ...on Town{name} ...on Line{plan{name}} ...on Spending{amount{amount}}}}}}',
  ],
  ['query($n:Int){towns(filter:{openPlans:{gte:$n},planned:{gte:"3500"}}){totalCount nodes{openPlans}}}', { n: 3 }],
  [NODE, { id: plan(1) }],
  [NODE, { id: `twn_${rowId(tenant, 'town', 1)}` }],
  [`{nodes(ids:["${plan(2)}","twn_${rowId(tenant, 'town', 1)}","${plan(1)}","${plan(2)}"]){__typename id ...on Plan{d:days} ...on Town{name}}}`],
  [`{node(id:"${plan(7)}"){...on Plan{grant{currency amount} half{amount} summary viewerCan{update may:approve __typename}}}}`],
  [
    `{x1:plans(first:1){x2:nodes{x3:id t1:name v4:name r:grant{v:amount v5:currency x:__typename} n:town{t2:name i:id}} p:pageInfo{it:endCursor}} it:nodes(ids:["${plan(1)}"]){id n:__typename ...on Plan{i:days y:name}} r:towns{id:totalCount}}`,
  ],
  ['{plans(first:0){nodes{id} pageInfo{hasNextPage endCursor startCursor} totalCount __typename}}'],
  ['{plans(first:2){nodes{name ...on Plan{lines(first:1){nodes{id}}}} nodes{lines(first:1){nodes{year}}}}}'],
  ['{plans(first:100,filter:{endsOn:{isNull:true}}){nodes{endsOn days}} towns(first:3,filter:{not:{code:{gte:"0005"}}}){nodes{code}}}'],
  ['{towns(query:"umeå"){totalCount nodes{name}} plans(query:"ume & !|:*",first:3){totalCount nodes{name stage} pageInfo{hasNextPage endCursor}}}'],
  ['query($q:String){teams(first:3){nodes{plans(query:$q){totalCount nodes{name}} town{plans(query:"Å",last:2){nodes{name}}}}}}', { q: 'öster' }],
  ['query($q:String){steps(query:$q,first:3){totalCount nodes{title}}}', { q: 'upp 12' }],
  ['query($q:String){steps(query:$q,first:3){totalCount nodes{title}}}', { q: null }],
];

describe('what is asked', () => {
  test.each(operations.map(([query, variables = {}]) => ({ query, variables })))(
    'reads the same as the plain way, in one trip: $query',
    async ({ query, variables }) => {
      const want = await oracle.answer(parse(query), variables);
      app.trips();
      const { body } = await ask(query, { variables });
      expect(app.trips()).toBe(1);
      expect(body).toBe(`${JSON.stringify(want)}\n`);
    },
  );

  test('is one data statement beside set_config, however deep', async () => {
    const deep =
      '{towns{nodes{name teams{nodes{name plans{totalCount nodes{name days planned{amount} team{town{name}} steps{nodes{title}}}}}}}} plans{totalCount}}';
    await data(deep);
    await data(deep); // prepared on some connection by now, perhaps not on all
    wire.sent();
    await data(deep);
    const { B: binds, E: executes, S: syncs, Q: queries } = wire.sent();
    expect({ binds, executes, syncs, queries }).toEqual({ binds: 2, executes: 2, syncs: 1, queries: undefined });
  });

  test('may be mixed with ordinary queries and introspection', async () => {
    const mixed = await data(
      `{hello __schema{queryType{name}} node(id:"${plan(1)}"){i:id __typename ...on Plan{d:days n:name team{n:name}}} plans(first:1){totalCount}}`,
    );
    const pure = await data(`{node(id:"${plan(1)}"){i:id __typename ...on Plan{d:days n:name team{n:name}}} plans(first:1){totalCount}}`);
    expect(mixed).toEqual({ hello: 'hello', __schema: { queryType: { name: 'Query' } }, ...pure });
  });

  test('a null in a non-null field travels as the specification says', async () => {
    const { json } = await ask(`{node(id:"${plan(13)}"){id ...on Plan{name health}} plans(first:1){totalCount}}`);
    expect(json.data).toEqual({ node: null, plans: { totalCount: expect.any(Number) } });
    expect(json.errors).toMatchObject([{ message: 'Cannot return null for non-nullable field Plan.health.', path: ['node', 'health'] }]);
  });

  test('a mutation answers ids, which are read as selected after it has committed', async () => {
    const id = plan(22, other);
    const { version } = (await data(`{node(id:"${id}"){...on Plan{version}}}`, { tenant: other })).node;
    const { rename } = await data(
      `mutation{rename(id:"${id}",version:${version},name:"Nytt"){plan{ident:id name version days town{name}} plans{name} current{__typename ...on Plan{name}} price{sum:amount currency}}}`,
      { tenant: other },
    );
    expect(rename.plan).toMatchObject({ ident: id, name: 'Nytt', version: version + 1, town: { name: expect.any(String) } });
    expect(rename.plans).toEqual([{ name: 'Nytt' }, { name: 'Nytt' }]);
    expect(rename.current).toEqual({ __typename: 'Plan', name: 'Nytt' });
    expect(rename.price).toEqual({ sum: '1200.50', currency: 'SEK' });
  });
});

describe('pages', () => {
  const orders = [
    undefined,
    [],
    [{ field: 'endsOn' }, { field: 'name', direction: 'DESC' }],
    [{ field: 'endsOn', direction: 'DESC' }],
    [
      { field: 'decidedAt', direction: 'DESC' },
      { field: 'grant', direction: 'DESC' },
    ],
    [{ field: 'share' }, { field: 'open', direction: 'DESC' }, { field: 'id', direction: 'DESC' }],
    [{ field: 'name' }],
  ];
  const FORWARD =
    'query($c:String,$o:[PlanOrder!]){plans(first:7,after:$c,orderBy:$o){nodes{id} pageInfo{more:hasNextPage cursor:endCursor back:hasPreviousPage} totalCount}}';
  const BACKWARD =
    'query($c:String,$o:[PlanOrder!]){plans(last:7,before:$c,orderBy:$o){nodes{id} pageInfo{more:hasPreviousPage cursor:startCursor back:hasNextPage} totalCount}}';
  async function walk(query: string, o: unknown, end: (ids: string[], page: string[]) => string[]): Promise<{ ids: string[]; total: number }> {
    let ids: string[] = [];
    for (let c: string | null = null; ;) {
      const { plans } = await data(query, { variables: { o, c } });
      expect(plans.pageInfo.back).toBe(c !== null);
      ids = end(
        ids,
        plans.nodes.map((n: { id: string }) => n.id),
      );
      if (!plans.pageInfo.more) return { ids, total: plans.totalCount as number };
      c = plans.pageInfo.cursor as string;
    }
  }

  test.each(orders.map((orderBy) => ({ orderBy })))('reach every row once, forward and backward, ordered by $orderBy', async ({ orderBy }) => {
    const forward = await walk(FORWARD, orderBy, (ids, page) => [...ids, ...page]);
    const backward = await walk(BACKWARD, orderBy, (ids, page) => [...page, ...ids]);
    expect(new Set(forward.ids).size).toBe(forward.total);
    expect(backward.ids).toEqual(forward.ids);
  });

  test('follow the Swedish alphabet', async () => {
    const { towns } = await data('{towns{nodes{name}}}');
    const names = towns.nodes.map((n: { name: string }) => n.name);
    expect(names).toEqual([...names].sort(new Intl.Collator('sv').compare));
    expect(names.slice(-2)).toEqual(['Ängelholm', 'Östersund']);
  });

  test.each([
    ['{plans(first:101){nodes{id}}}', 'first must lie between 0 and 100, and is 101'],
    ['{plans(last:101){totalCount nodes{id}}}', 'last must lie between 0 and 100, and is 101'],
    ['{plans(first:-1){nodes{id}}}', 'first must lie between 0 and 100, and is -1'],
    ['{plans(first:1,last:1){nodes{id}}}', 'Give first or last, not both'],
    ['{plans(after:"x"){nodes{id}}}', 'after is no cursor of this order'],
    ['{plans(before:"WyJpZCBhc2MiLCAieCJd"){nodes{id}}}', 'before is no cursor of this order'],
    [`{nodes(ids:[${Array.from({ length: 101 }, () => '"x"').join()}]){id}}`, 'ids has 101 ids; at most 100 are allowed'],
    ['{plans(filter:{name:{eq:"a\\u0000b"}}){totalCount}}', 'A text contains the character U+0000, which cannot be searched for'],
  ])('and lists beyond their limits are refused by name: %s', async (query, message) => {
    app.trips();
    const { json } = await ask(query);
    expect(json.errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(json.data ?? null).toBeNull();
    expect(app.trips()).toBe(0);
  });
});

describe('permission', () => {
  const refused: [string, Ask, string][] = [
    ['{plans{nodes{risk}}}', {}, 'organisation.merge'],
    ['{plans{nodes{...F}}} fragment F on Plan{team{plans{nodes{r:risk}}}}', {}, 'organisation.merge'],
    ['{plans(filter:{or:[{not:{risk:{contains:"l"}}}]}){totalCount}}', {}, 'organisation.merge'],
    ['{steps(filter:{plan:{risk:{eq:"x"}}}){totalCount}}', {}, 'organisation.merge'],
    ['{plans(orderBy:{field:risk}){totalCount nodes{id}}}', {}, 'organisation.merge'],
    ['query($f:PlanFilter){plans(filter:$f){totalCount}}', { variables: { f: { risk: { isNull: true } } } }, 'organisation.merge'],
    ['{plans{nodes{matrix{category spent{amount}}}}}', {}, 'organisation.merge'],
    ['{plans{nodes{spent{amount}}}}', {}, 'organisation.merge'],
    ['{plans{nodes{left{amount}}}}', {}, 'organisation.merge'],
    ['{plans(filter:{left:{gte:"1"}}){totalCount}}', {}, 'organisation.merge'],
    ['{plans{totalCount}}', { roles: ['funderAuditor'] }, 'project.read'],
    ['{towns{totalCount}}', { roles: ['operator'] }, 'municipality.read'],
    ['{plans{nodes{name}}}', { roles: [] }, 'project.read'],
  ];
  test.each(refused)('is refused by name before any statement: %s', async (query, more, requires) => {
    app.trips();
    const { json } = await ask(query, more);
    expect(json.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', requires }, path: expect.any(Array) }]);
    expect(app.trips()).toBe(0);
    expect(await data(query, { ...more, roles: ['regionCoordinator'] })).toBeTruthy(); // and not because it cannot be read at all
  });

  test('of a group’s sum is asked by its own name, and only where it is selected', async () => {
    const { json } = await ask('{plans(first:1){nodes{m:matrix{s:spent{amount}}}}}');
    expect(json.errors).toMatchObject([{ message: 'PlanCell.spent requires organisation.merge', path: ['plans', 'nodes', 'm', 's'] }]);
    expect((await data('{plans(first:1){nodes{matrix{category planned{amount}}}}}')).plans.nodes[0].matrix).toBeTruthy();
  });

  test('is asked anew where a variable brings the field into a plan that was kept', async () => {
    const query = 'query($f:PlanFilter){plans(filter:$f){totalCount}}';
    await data(query, { variables: { f: { name: { contains: 'x' } } } });
    const { json } = await ask(query, { variables: { f: { risk: { contains: 'x' } } } });
    expect(json.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  test('is refused in the same words where the executor goes field by field', async () => {
    const planned = await ask('{plans{nodes{risk}}}');
    const mixed = await ask('{hello plans{nodes{risk}}}');
    expect(mixed.json.errors![0]).toMatchObject({ message: planned.json.errors![0]!.message, path: ['plans', 'nodes', 'risk'] });
    expect(planned.json.errors![0]!.path).toEqual(['plans', 'nodes', 'risk']);
    const { json } = await ask(`mutation{rename(id:"${plan(4, other)}",version:0,name:"x"){a:plan{r:risk}}}`, { tenant: other });
    expect(json.errors).toMatchObject([{ path: ['rename', 'a', 'r'], extensions: { code: 'FORBIDDEN' } }]);
  });

  test('hides a whole type behind null where an id is asked for', async () => {
    const query = `{node(id:"${plan(1)}"){id} nodes(ids:["${plan(1)}"]){id}}`;
    expect(await data(query)).toEqual({ node: { id: plan(1) }, nodes: [{ id: plan(1) }] });
    expect(await data(query, { roles: ['funderAuditor'] })).toEqual({ node: null, nodes: [null] });
  });

  test('viewerCan follows the reach of the viewer, row by row', async () => {
    const query = '{plans(first:100){nodes{town{id} viewerCan{update approve}}}}';
    for (const { town, viewerCan } of (await data(query)).plans.nodes)
      expect(viewerCan).toEqual({ update: town.id === `twn_${home}`, approve: false });
    const all = (await data(query, { roles: ['regionCoordinator'] })).plans.nodes;
    expect(all.every((n: any) => n.viewerCan.update && n.viewerCan.approve)).toBe(true);
  });
});

describe('visibility', () => {
  const draft = 3; // every third plan is a draft; this one is of town 4
  const owner: Ask = { towns: [rowId(tenant, 'town', 4)] };

  test('drafts are seen by their own town only: by id, in lists, relations, counts and filters', async () => {
    const query = `{node(id:"${plan(draft)}"){id} nodes(ids:["${plan(draft)}"]){id} plans(filter:{stage:{eq:draft}}){totalCount}
      lines:steps(filter:{plan:{id:{eq:"${plan(draft)}"}}}){totalCount} steps(first:100){nodes{plan{stage}}}}`;
    const [strange, own] = [await data(query), await data(query, owner)];
    expect(own).toMatchObject({ node: { id: plan(draft) }, nodes: [{ id: plan(draft) }] });
    expect(own.lines.totalCount).toBeGreaterThan(0);
    expect(strange).toMatchObject({ node: null, nodes: [null], lines: { totalCount: 0 } });
    expect(strange.plans.totalCount).not.toBe(own.plans.totalCount);
    expect(strange.steps.nodes.some((s: any) => s.plan === null)).toBe(true);
  });

  test('what is hidden is not counted', async () => {
    const { plans } = await data('{plans(first:100){nodes{openSteps steps(first:100){totalCount nodes{title takenAt}}}}}');
    for (const { openSteps, steps } of plans.nodes) {
      expect(steps.nodes.filter((s: any) => s.takenAt === null)).toHaveLength(openSteps);
      expect(steps.nodes.some((s: any) => s.title.startsWith('secret'))).toBe(false);
    }
  });

  test("another tenant's ids answer as ids that do not exist", async () => {
    const ids = [plan(1, other), plan(999), `twn_${rowId(tenant, 'plan', 1)}`, 'pla_nonsense', "pla_'; drop table read_plan", ''];
    for (const id of ids) expect(await data('query($id:ID!){node(id:$id){id}}', { variables: { id } })).toEqual({ node: null });
    const query = 'query($ids:[ID!]!){nodes(ids:$ids){id}}';
    expect(await data(query, { variables: { ids: [...ids, plan(1)] } })).toEqual({ nodes: [...ids.map(() => null), { id: plan(1) }] });
    expect(await data(`{plans(filter:{id:{in:["${plan(1, other)}"]}}){totalCount}}`)).toEqual({ plans: { totalCount: 0 } });
  });

  test('tenants that share connections never share rows', async () => {
    const query = '{teams(first:100){nodes{id}}}';
    const want = new Map(await Promise.all(tenants.map(async (t) => [t, (await ask(query, { tenant: t })).body] as const)));
    expect(want.get(tenant)).not.toBe(want.get(other));
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_x, i) => ({ t: tenants[i % 2]!, body: (await ask(query, { tenant: tenants[i % 2] })).body })),
    );
    expect(answers.filter(({ t, body }) => body !== want.get(t))).toEqual([]);
  });

  test('a statement that fails leaves its connection fit for use', async () => {
    const forged = Buffer.from(JSON.stringify(['dueAt desc,id desc', 'no day', rowId(tenant, 'step', 1)])).toString('base64url');
    for (let i = 0; i < 12; i++) {
      const { json } = await ask(`{steps(after:"${forged}"){totalCount nodes{id}}}`);
      expect(json.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
    expect((await data('{steps{totalCount}}')).steps.totalCount).toBeGreaterThan(0);
  });
});
