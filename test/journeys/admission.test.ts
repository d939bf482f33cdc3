import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema, validate } from 'graphql';
import { Costs, parseWithin } from '@samnav/platform';
import type { OperationDefinitionNode } from 'graphql';
import { openWorld } from '../world.ts';
import type { Furnished, Visitor } from '../world.ts';
import { browserPath, openBrowser, openPage, visit } from './browser.ts';

const manifest = JSON.parse(readFileSync(new URL('../../apps/web/src/generated/persisted-documents.json', import.meta.url), 'utf8')) as Record<
  string,
  string
>;
const me = Object.entries(manifest).find(([, text]) => text.startsWith('query Me '))!;
const GRAPHQL = '/t/umearegionen/graphql';
const ids = new Set<string>();

let open: Furnished;
let closed: Furnished;
beforeAll(async () => {
  [open, closed] = await Promise.all([
    openWorld({ SAMNAV_COST_PER_MINUTE: '2000000' }),
    openWorld({ SAMNAV_FREE_TEXT: 'tokens', SAMNAV_COST_PER_MINUTE: '9000' }),
  ]);
}, 300_000);
afterAll(() => Promise.all([open.close(), closed.close()]));

interface Told {
  status: number;
  headers: Headers;
  body: any;
}
async function post(world: Furnished, headers: Record<string, string>, body: unknown, path = GRAPHQL): Promise<Told> {
  const response = await fetch(`${world.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
const visitor = (world: Furnished): Promise<Visitor> => world.visit('gruppledare@umearegionen.example');

/** An API token of the visitor's own, as a header. */
async function token(): Promise<Record<string, string>> {
  const who = await open.visit('gruppledare@umearegionen.example');
  const { data } = await who.ask(
    'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret errors { code message path } } }',
    { input: { name: 'Prov', scopes: ['all:write'], expiresOn: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10) } },
  );
  expect(data.createApiToken.errors).toEqual([]);
  return { authorization: `Bearer ${data.createApiToken.secret}` };
}

describe('what a request costs', () => {
  const people = '{ people(first: 7) { totalCount nodes { id } } }';

  test('is told to those who ask for it, with what came back, and is not said otherwise', async () => {
    const { cookie } = await visitor(open);
    const { body } = await post(open, { cookie, 'x-samnav-cost': '1' }, { query: people });
    expect(body.extensions.cost).toMatchObject({
      requested: 17,
      actual: 7,
      limit: 200_000,
      remaining: expect.any(Number),
      resetAt: expect.any(String),
    });
    expect(Object.keys(body)).toEqual(['data', 'extensions']);
    expect((await post(open, { cookie }, { query: people })).body).not.toHaveProperty('extensions');
    const mixed = await post(open, { cookie, 'x-samnav-cost': '1' }, { query: '{ me { roles } people(first: 7) { nodes { id } } }' });
    expect(mixed.body.extensions.cost).toMatchObject({ requested: 7, actual: 7 });
  });

  test('is taken from a budget, which each token and each account has for itself', async () => {
    const { cookie } = await visitor(closed);
    const bearer = await token();
    const ask = () =>
      post(
        closed,
        { ...bearer, 'x-samnav-cost': '1' },
        { query: '{ people(first: 100) { nodes { organisation { people(first: 80) { nodes { id } } } } } }' },
      );
    expect((await ask()).body.extensions.cost).toMatchObject({ requested: 8100, remaining: 900 });
    const refused = await ask();
    expect([refused.status, Number(refused.headers.get('retry-after'))]).toEqual([429, expect.any(Number)]);
    expect(refused.body.errors).toMatchObject([
      { extensions: { code: 'THROTTLED', limit: 'costPerMinute', allowed: 9000, requestId: expect.any(String) } },
    ]);
    expect((await post(closed, { cookie }, { documentId: me[0] })).status).toBe(200);
  });
});

describe('a known document', () => {
  test('is each that the web app asks: valid, within the limits, affordable', () => {
    const schema = buildSchema(readFileSync(new URL('../../apps/api/schema.graphql', import.meta.url), 'utf8'));
    const costs = new Costs(schema);
    for (const text of Object.values(manifest)) {
      const document = parseWithin(text);
      expect(validate(schema, document)).toEqual([]);
      const most = costs.of(document, document.definitions[0] as OperationDefinitionNode, { first: 100 });
      expect([text.slice(0, 60), most < 50_000]).toEqual([text.slice(0, 60), true]);
    }
    expect(Object.keys(manifest).length).toBeGreaterThan(50);
  });

  test('is answered by its id alone, and an id that is not known is named as such', async () => {
    const { cookie } = await visitor(open);
    const [byText, byId] = [await post(open, { cookie }, { query: me[1] }), await post(open, { cookie }, { documentId: me[0], operationName: 'Me' })];
    expect(byId.status).toBe(200);
    expect(byId.body).toEqual(byText.body);
    const unknown = await post(open, { cookie }, { documentId: `sha256:${'0'.repeat(64)}`, query: me[1] });
    expect([unknown.status, unknown.body.errors[0].extensions.code]).toEqual([400, 'DOCUMENT_UNKNOWN']);
  });

  test('is all that a session may send where free text is for tokens', async () => {
    const { cookie } = await visitor(closed);
    const refused = ['{ people { nodes { id } } }', '{ __schema { types { name } } }', 'mutation { signOutEverywhere { errors { code } } }', '{'];
    for (const query of refused)
      expect((await post(closed, { cookie }, { query })).body.errors).toMatchObject([{ extensions: { code: 'FREE_TEXT_OFF' } }]);
    const byGet = await fetch(`${closed.url}${GRAPHQL}?qu%65ry=%7B__typename%7D`, { headers: { cookie, 'apollo-require-preflight': '1' } });
    expect([byGet.status, await byGet.text()]).toEqual([403, expect.stringContaining('FREE_TEXT_OFF')]);
    expect((await post(closed, { cookie }, { query: me[1] })).status).toBe(200);
    const bearer = await token();
    expect((await post(closed, bearer, { query: '{ me { roles } }' })).body.data.me.roles).toEqual(['workgroupLead']);
  });
});

(browserPath() ? describe : describe.skip)('the web app', () => {
  test('sends ids of documents and no text, so it works where free text is off', async () => {
    const browser = await openBrowser();
    const { page, faults } = await openPage(browser, closed.url, { cookie: (await visitor(closed)).cookie });
    const sent: Record<string, unknown>[] = [];
    page.on('request', (request) => request.url().endsWith('/graphql') && sent.push(request.postDataJSON() as Record<string, unknown>));
    for (const path of ['/t/umearegionen', '/t/umearegionen/networks', '/t/umearegionen/projects']) await visit(page, path);
    await browser.close();
    expect(faults).toEqual([]);
    expect(sent.length).toBeGreaterThan(3);
    expect(sent.filter(({ documentId, query }) => query !== undefined || !/^sha256:[0-9a-f]{64}$/.test(String(documentId)))).toEqual([]);
  }, 120_000);
});

describe('every refusal has a code and the id of its request', () => {
  const cases: [string, number, string, () => Promise<Told>][] = [
    ['nobody signed in', 401, 'UNAUTHENTICATED', () => post(open, {}, { query: '{ me { roles } }' })],
    [
      'no such tenant',
      404,
      'NOT_FOUND',
      async () => post(open, { cookie: (await visitor(open)).cookie }, { query: '{ me { roles } }' }, '/t/nowhere/graphql'),
    ],
    ['broken JSON', 400, 'BAD_REQUEST', () => post(open, {}, '{"query":')],
    ['no JSON', 415, 'JSON_EXPECTED', () => post(open, { 'content-type': 'application/xml' }, '<a/>')],
    ['a megabyte too much', 413, 'LIMIT_EXCEEDED', () => post(open, {}, `{"query":"${'x'.repeat(1_100_000)}"}`)],
    ['a form of another site', 400, 'BAD_REQUEST', () => post(open, { 'content-type': 'text/plain' }, 'x')],
    ['a batch', 400, 'BAD_REQUEST', async () => post(open, { cookie: (await visitor(open)).cookie }, [{ query: '{ me { roles } }' }])],
    [
      'too deep',
      400,
      'LIMIT_EXCEEDED',
      async () => post(open, { cookie: (await visitor(open)).cookie }, { query: `${'{a'.repeat(13)}${'}'.repeat(13)}` }),
    ],
    ['no grammar', 400, 'GRAPHQL_PARSE_FAILED', async () => post(open, { cookie: (await visitor(open)).cookie }, { query: '{' })],
  ];
  test.each(cases)('%s', async (_name, status, code, ask) => {
    const told = await ask();
    const { extensions } = told.body.errors[0];
    expect([told.status, extensions.code]).toEqual([status, code]);
    expect(extensions.requestId).toBe(told.headers.get('x-request-id'));
    expect(ids.has(extensions.requestId)).toBe(false);
    ids.add(extensions.requestId);
  });
});
