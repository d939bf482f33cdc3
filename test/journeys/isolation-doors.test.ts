import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer, Visitor } from '../world.ts';
import { asOwner, CANARY, does, newcomer, openIsolationWorld } from './isolation-world.ts';
import type { IsolationWorld } from './isolation-world.ts';

let world: IsolationWorld;
let ida: Visitor;
let secret: string;
let readOnly: string;
beforeAll(async () => {
  world = await openIsolationWorld({ TRUST_PROXY: 'true' });
  ida = await world.visit(await newcomer(world, 'kiruna', 'regionCoordinator'), 'kiruna');
  secret = await token(['all:admin']);
  readOnly = await token(['all:read']);
}, 240_000);
afterAll(() => world.close());

const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const token = (scopes: string[]): Promise<string> =>
  does(world.strategist, 'createApiToken', { name: CANARY, scopes, expiresOn: day(20) }, 'secret') as Promise<unknown> as Promise<string>;

const ME = '{ me { roles } }';
const GRAPHQL = '/t/kiruna/graphql';
const json = { 'content-type': 'application/json' };
const post = (query: string, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { ...json, ...headers },
  body: JSON.stringify({ query }),
});

/** Status and body, without the request's own id. */
async function told(path: string, init: RequestInit = {}): Promise<string> {
  const response = await fetch(world.url + path, { redirect: 'manual', ...init });
  return `${response.status} ${(await response.text()).replace(/"requestId":"[^"]+"/g, '"requestId":"…"')}`;
}

describe('what opens one tenant opens no other', () => {
  test('a session: another tenant is as one that does not exist', async () => {
    const cookie = { cookie: ida.cookie };
    expect(await told('/t/umearegionen/graphql', post(ME, cookie))).toBe(await told('/t/finns-inte/graphql', post(ME, cookie)));
    expect(await told('/t/umearegionen/audit.jsonl', { headers: cookie })).toBe(await told('/t/finns-inte/audit.jsonl', { headers: cookie }));
    expect(await told('/auth/me', { headers: cookie })).not.toMatch(/umea/i);
  });

  test('an API token: elsewhere it is as one that nobody has', async () => {
    const by = (token: string) => ({ authorization: `Bearer ${token}` });
    expect(await told('/t/umearegionen/graphql', post(ME, by(secret)))).toMatch(/^200 /);
    const none = await told(GRAPHQL, post(ME, by(`samnav_${randomBytes(32).toString('base64url')}`)));
    expect(none).toMatch(/^401 /);
    for (const path of [GRAPHQL, '/t/finns-inte/graphql', '/platform/graphql', '/f/tillvaxtverket/graphql'])
      expect(await told(path, post(ME, by(secret)))).toBe(none);
    expect(await told('/t/kiruna/audit.jsonl', { headers: by(secret) })).toMatch(/^401 /);
  });

  test('an API token is no way to more: it makes and revokes no tokens, and one that reads only reads', async () => {
    const by = (token: string, query: string) => told('/t/umearegionen/graphql', post(query, { authorization: `Bearer ${token}` }));
    const make = `mutation { createApiToken(input: { name: "x", scopes: ["all:admin"], expiresOn: "${day(9)}" }) { secret errors { code } } }`;
    const token = { name: CANARY, scopes: ['all:read'], expiresOn: day(9) };
    const { id } = await does(world.strategist, 'createApiToken', token, 'apiToken { id }');
    const revoke = `mutation { revokeApiToken(input: { apiTokenId: "${id}" }) { errors { code } } }`;
    for (const query of [make, revoke]) expect(await by(secret, query)).toContain('"code":"FORBIDDEN"');
    expect(await by(readOnly, 'mutation { createPerson(input: { name: "x" }) { errors { code } } }')).toContain('"code":"FORBIDDEN"');
    expect(await by(readOnly, ME)).toContain('strategist');
  });

  test('the address of a file: for others it is one that was never made', async () => {
    const input = { name: 'hemlig.txt', size: 6, type: 'text/plain' };
    const uploadUrl = (await does(world.strategist, 'createUpload', input, 'uploadUrl')) as unknown as string;
    const put = (path: string, cookie: string) => told(path, { method: 'PUT', headers: { cookie }, body: 'hemlig' });
    const never = await put(`/files/upload/${randomBytes(69).toString('base64url')}`, ida.cookie);
    expect(never).toMatch(/^404 /);
    expect(await put(uploadUrl, ida.cookie)).toBe(never);
    expect(await put(uploadUrl, '')).toBe(never);
    expect(await put(uploadUrl, world.strategist.cookie)).toMatch(/^204 /);
  });

  test('a table of books with its faults: for others than who uploaded it there is none', async () => {
    const cookieOf = async (email: string): Promise<string> => (await world.visit(email)).cookie;
    const coordinator = await world.visit('samordnare@umearegionen.example');
    const content = 'Ver;Datum;Konto;Belopp\n1;i dag;7410;=1+1\n';
    const made = await coordinator.ask(
      `mutation { createUpload(input: { name: "b.csv", size: ${content.length}, type: "text/csv" }) { uploadUrl file { id } } }`,
    );
    const { uploadUrl, file } = made.data.createUpload;
    await coordinator.fetch(uploadUrl, { method: 'PUT', body: content });
    await does(coordinator, 'completeUpload', { fileId: file.id }, 'file { id }');
    const at = (tenant: string): string => `/t/${tenant}/ledger-files/${file.id}/faults.csv?municipalityCode=2480`;
    const by = (cookie: string, tenant = 'umearegionen'): Promise<string> => told(at(tenant), { headers: { cookie } });
    expect(await by(coordinator.cookie)).toMatch(/^200 .*"Vad som är fel"\r\n"1";"i dag";"7410";"'=1\+1";"Rad 2: ”i dag” är ingen dag/s);
    const never = await by(coordinator.cookie, 'finns-inte');
    expect(never).toMatch(/^404 /);
    expect(await by(ida.cookie)).toBe(never);
    expect(await by(ida.cookie, 'kiruna')).toBe(never);
    expect(await by(await cookieOf('ekonom@umea.example'))).toBe(never);
  });

  test('an idempotency key: others who use the same get their own answer', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const upload = 'mutation { createUpload(input: { name: "a.txt", size: 4, type: "text/plain" }) { file { id } errors { code } } }';
    const another = await world.visit(await newcomer(world, 'umearegionen', 'regionCoordinator'));
    const made: string[] = [];
    for (const who of [world.strategist, another, ida, world.strategist]) made.push((await who.ask(upload, {}, key)).data.createUpload.file.id);
    expect(new Set(made).size).toBe(3);
    expect(made[3]).toBe(made[0]);
  });

  test('a secret is kept for no idempotency key', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const make = `mutation { createApiToken(input: { name: "x", scopes: ["networks:read"], expiresOn: "${day(9)}" }) { secret } }`;
    const [one, two] = [await ida.ask(make, {}, key), await ida.ask(make, {}, key)];
    expect(one.data.createApiToken.secret).not.toBe(two.data.createApiToken.secret);
    const kept = await asOwner<{ n: number }>((query) =>
      query(`select count(*)::int as n from idempotency_key where answer::text like '%samnav\\_%'`),
    );
    expect(kept).toEqual([{ n: 0 }]);
  });
});

describe('nobody learns who has an account elsewhere', () => {
  const theirs = 'strateg@umea.example';
  const nobody = 'ingen.alls@umea.example';

  test('by giving it a role', async () => {
    const grant = (email: string) =>
      ida.ask('mutation ($e: String!) { grantRole(input: { email: $e, role: reader }) { roleAssignment { id } errors { code message path } } }', {
        e: email,
      });
    const answer = await grant(theirs);
    expect(answer.data.grantRole.errors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'email'] }]);
    expect(answer).toEqual(await grant(nobody));
  });

  test('by inviting it', async () => {
    const invite = async (email: string) => {
      const send =
        'mutation ($e: String!) { sendInvitation(input: { email: $e, role: reader }) { invitation { role areaId acceptedAt invitedByName } errors { code } } }';
      return ida.ask(send, { e: email }, { 'idempotency-key': randomUUID() });
    };
    expect(await invite(theirs)).toEqual(await invite(nobody));
  });

  test('by signing in or asking for a new password', async () => {
    const send = (path: string, body: object) => told(path, { method: 'POST', headers: json, body: JSON.stringify(body) });
    const wrong = await send('/auth/login', { email: nobody, password: 'fel lösenord' });
    expect(wrong).toMatch(/^401 /);
    expect(await send('/auth/login', { email: 'ekonom@umea.example', password: 'fel lösenord' })).toBe(wrong);
    expect(await send('/auth/password-reset', { email: 'ekonom@umea.example' })).toBe(await send('/auth/password-reset', { email: nobody }));
  });

  test('and no writing of an address, nor an invented sender, gives more attempts at it', async () => {
    const name = `kontot-${randomBytes(5).toString('hex')}`;
    const ways = [
      `${name}@x.example`,
      `${name.toUpperCase()}@X.EXAMPLE`,
      ` ${name}@x.example `,
      `\u212aontot${name.slice(6)}@x.example`,
      `${name}@X.example\t`,
    ];
    const attempt = (email: string, i: number) =>
      told('/auth/login', {
        method: 'POST',
        headers: { ...json, 'x-forwarded-for': `10.1.1.${i}`, forwarded: `for=10.1.1.${i}` },
        body: JSON.stringify({ email, password: 'x' }),
      });
    for (let i = 0; i < 10; i++) expect(await attempt(ways[i % 5]!, i)).toMatch(/^401 /);
    expect(await Promise.all(ways.map((email, i) => attempt(email, 20 + i)))).toEqual(ways.map(() => expect.stringMatching(/^429 /)));
  });
});

test('an operator makes nobody coordinator where there is one', async () => {
  const query =
    'mutation { inviteCoordinator(input: { slug: "umearegionen", coordinatorEmail: "drift@samnav.example" }) { invitationUrl errors { code } } }';
  const operator = await world.visit('drift@samnav.example');
  const answer = await operator.fetch('/platform/graphql', post(query));

  expect(await answer.json()).toMatchObject({ data: { inviteCoordinator: { invitationUrl: null, errors: [{ code: 'TENANT_HAS_COORDINATOR' }] } } });
});

test('there is no mailbox to look into', async () => {
  for (const path of ['/dev/mail', '/dev/mail.json', '/t/kiruna/mail', '/t/umearegionen/mail']) expect((await ida.fetch(path)).status).toBe(404);
});

test('whoever writes addresses before the proxy’s own has one address', async () => {
  const email = `${randomBytes(6).toString('hex')}@x.example`;
  for (const invented of ['10.9.9.1', '10.9.9.2, 127.0.0.1'])
    await told('/auth/login', {
      method: 'POST',
      headers: { ...json, 'x-forwarded-for': `${invented}, 203.0.113.7` },
      body: JSON.stringify({ email, password: 'x' }),
    });
  const addresses = await asOwner((query) =>
    query('select distinct address_key = sha256($2::bytea) as its from login_attempt where account_key = sha256($1::bytea)', [email, '203.0.113.7']),
  );
  expect(addresses).toEqual([{ its: true }]);
});

describe('a hostile request', () => {
  const body = JSON.stringify({ query: ME });
  const cases: [string, number, string, RequestInit][] = [
    ['a read by address alone', 400, `${GRAPHQL}?query=${ME}`, {}],
    [
      'a mutation by address',
      405,
      `${GRAPHQL}?query=${encodeURIComponent('mutation{changeOwnSettings(input:{language:en}){language}}')}`,
      { headers: { 'apollo-require-preflight': '1' } },
    ],
    ['a form that calls itself text', 400, GRAPHQL, { method: 'POST', headers: { 'content-type': 'text/plain' }, body }],
    ['a form', 400, GRAPHQL, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `query=${ME}` }],
    ['a page of another site', 403, GRAPHQL, { method: 'POST', headers: { ...json, origin: 'https://evil.example' }, body }],
    ['a sandboxed page', 403, GRAPHQL, { method: 'POST', headers: { ...json, origin: 'null' }, body }],
    ['a browser that says cross-site', 403, GRAPHQL, { method: 'POST', headers: { ...json, 'sec-fetch-site': 'cross-site' }, body }],
    ['many operations at once', 400, GRAPHQL, { method: 'POST', headers: json, body: `[${body},${body}]` }],
    ['half a body', 400, GRAPHQL, { method: 'POST', headers: json, body: '{"query":' }],
    ['a prototype in the body', 400, GRAPHQL, { method: 'POST', headers: json, body: '{"__proto__":{"x":1},"query":"{me{roles}}"}' }],
    ['variables that are no object', 400, GRAPHQL, { method: 'POST', headers: json, body: '{"query":"{me{roles}}","variables":[1]}' }],
    ['a body of 2 MB', 413, GRAPHQL, { method: 'POST', headers: json, body: JSON.stringify({ query: `#${'x'.repeat(2_000_000)}` }) }],
    ['a door that objects have', 404, '/constructor/kiruna/graphql', { method: 'POST', headers: json, body }],
    ['another such door', 404, '/__proto__/kiruna/graphql', { method: 'POST', headers: json, body }],
    ['a tenant with U+0000', 404, '/t/kiruna%00/graphql', { method: 'POST', headers: json, body }],
    ['a log of a tenant with U+0000', 404, '/t/kiruna%00/audit.jsonl', {}],
    ['a sign-in with U+0000', 400, '/auth/login', { method: 'POST', headers: json, body: '{"email":"a\\u0000@b.example","password":"x"}' }],
    [
      'a sign-in with half a character',
      401,
      '/auth/login',
      { method: 'POST', headers: json, body: '{"email":"a\\ud800@b.example","password":"\\ud800"}' },
    ],
    ['a sign-in of objects', 400, '/auth/login', { method: 'POST', headers: json, body: '{"email":{"$ne":1},"password":["x"]}' }],
    [
      'a sign-in by form',
      415,
      '/auth/login',
      { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'email=a&password=b' },
    ],
    ['a path out of the folder', 404, '/assets/..%2f..%2f..%2fpackage.json', {}],
  ];

  test.each(cases)('%s is refused and told nothing', async (_what, status, path, init) => {
    const answer = await told(path, { ...init, headers: { cookie: ida.cookie, ...(init.headers as Record<string, string>) } });
    expect(answer).toMatch(new RegExp(`^${status} `));
    expect(answer).not.toMatch(/INTERNAL|node_modules|\.ts:|\.js:|postgres|syntax error|\bselect\b.*\bfrom\b/i);
  });

  test('two sessions in one request are none', async () => {
    expect(await told(GRAPHQL, post(ME, { cookie: `samnav_session=x; ${ida.cookie}` }))).toMatch(/^401 /);
    expect(await told(GRAPHQL, post(ME, { cookie: ida.cookie, authorization: 'Bearer x' }))).toMatch(/^401 /);
  });
});

describe('a hostile query', () => {
  const ask = (query: string, variables: object = {}) => ida.ask(query, variables);

  test('whose response keys are names of the statement’s own gets what it asked for', async () => {
    const names = ['r', 'i', 'it', 't1', 'p2', 'x1', 'x2', 'x3', 'x4', 'v', 'v1', 'n', 'id', 'constructor', 'toString', '__proto__'];
    const { data } = await ask('{ people(first: 1) { nodes { name } } }');
    const [{ name }] = data.people.nodes;
    for (const key of names) {
      const answer = await ask(`{ ${key}: people(first: 1) { ${key}: nodes { ${key}: name } ${key === 'n' ? 'm' : 'n'}: totalCount } }`);
      expect(JSON.stringify(answer)).toContain(`{"data":{"${key}":{"${key}":[{"${key}":${JSON.stringify(name)}}],`);
    }
  });

  const inCursor = [
    "'",
    "x' or true --",
    'now',
    'infinity',
    '\0',
    '{}',
    '1e999',
    '00000000-0000-0000-0000-000000000000',
    'ÿ',
    '\ud800',
    'x'.repeat(3000),
  ];
  test.each(['people', 'deadlines', 'projects', 'auditEvents'])('with invented cursors of %s finds a page or is told what is wrong', async (list) => {
    const { data } = await ask(`{ ${list}(first: 1) { pageInfo { endCursor } } }`);
    const parts = JSON.parse(Buffer.from(data[list].pageInfo.endCursor, 'base64url').toString()) as unknown[];
    for (const [i, value] of inCursor.flatMap((text) => parts.map((_, at) => [at, text] as const))) {
      const cursor = Buffer.from(JSON.stringify(parts.map((part, at) => (at === i ? value : part)))).toString('base64url');
      const { errors } = await ask(`query ($c: String) { ${list}(after: $c, first: 1) { nodes { id } } }`, { c: cursor });
      expect((errors ?? []).map((error) => error.extensions.code).filter((code) => code !== 'BAD_USER_INPUT')).toEqual([]);
    }
  });

  test.each(["' or '1'='1", "\\'; drop table person; --", '%', '_%', '\\', '$1', '"', '\u0001' + '0;', '{"a"}', '\u0000', '\ud83d'])(
    'searching for %j finds nobody, and harms nothing',
    async (text) => {
      const { data, errors } = await ask(
        'query ($s: String!) { people(filter: { or: [{ name: { contains: $s } }, { email: { in: [$s, "x"] } }, { title: { eq: $s } }] }) { totalCount } }',
        { s: text },
      );
      expect(errors?.map((error) => error.extensions.code) ?? [data.people.totalCount]).toEqual(text === '\u0000' ? ['BAD_USER_INPUT'] : [0]);
    },
  );

  test.each(['1.234', '99999999999999999999999', '-0.001'])('for the amount %s is told what is wrong', async (amount) => {
    const { errors } = await ask('query ($a: Decimal) { projects(filter: { budgetTotal: { gte: $a } }) { totalCount } }', { a: amount });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('is refused where its variables are nested beyond reason', async () => {
    const deep = `${'{"not":'.repeat(5000)}{}${'}'.repeat(5000)}`;
    const body = `{"query":"query ($f: PersonFilter) { people(filter: $f) { totalCount } }","variables":{"f":${deep}}}`;
    const response = await ida.fetch(GRAPHQL, { method: 'POST', headers: json, body });
    expect(((await response.json()) as Answer).errors).toMatchObject([{ extensions: { code: 'LIMIT_EXCEEDED', limit: 'variableDepth' } }]);
  });

  test('is refused where it costs more than it may', async () => {
    const long = `x@${'.'.repeat(200_000)}@`;
    const answer = await ask('mutation ($e: String!) { createPerson(input: { name: "x", email: $e }) { errors { code } } }', { e: long });
    expect(answer.data.createPerson.errors).toEqual([{ code: 'INVALID' }]);
    for (const [filter, code] of [
      [{ or: Array(101).fill({}) }, 'BAD_USER_INPUT'],
      [{ and: Array(30_000).fill({}) }, 'LIMIT_EXCEEDED'],
    ] as const) {
      const { errors } = await ask('query ($f: PersonFilter) { people(filter: $f) { totalCount } }', { f: filter });
      expect(errors).toMatchObject([{ extensions: { code } }]);
    }
  });

  test('of two operations that share a fragment gets what each of them asks', async () => {
    const query = `query A($a: Boolean!, $c: Boolean!) { ...F x: __typename @skip(if: $c) } query B($c: Boolean!, $a: Boolean!) { ...F x: __typename @skip(if: $c) }
      fragment F on Query { me { roles } people(first: 1) { nodes { id name @include(if: $a) } } }`;
    const both = async (operationName: string, variables: object) =>
      (await (await ida.fetch(GRAPHQL, { method: 'POST', headers: json, body: JSON.stringify({ query, operationName, variables }) })).json()) as {
        data: any;
      };
    expect((await both('B', { a: false, c: true })).data.people.nodes[0]).not.toHaveProperty('name');
    expect((await both('A', { a: true, c: false })).data.people.nodes[0].name).toEqual(expect.any(String));
  });
});
