import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database, furnishAccount, furnishOperator } from '@samnav/platform';
import pg from 'pg';
import { AppModule } from '../../apps/api/src/app.module.ts';

let app: NestFastifyApplication;
let owner: pg.Client;
let url: string;
beforeAll(async () => {
  app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter(), { logger: ['fatal', 'error'] });
  await app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  await owner.connect();
}, 120_000);
afterAll(async () => {
  await app.close();
  await owner.end();
});

const PASSWORD = 'gröna kullar gungar';

async function post(path: string, body: object, headers: Record<string, string> = {}): Promise<{ status: number; cookie: string; json: any }> {
  const answer = await fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  return { status: answer.status, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '', json: await answer.json().catch(() => null) };
}

/** The one-time secret in the newest letter to the address. */
async function mailedTo(email: string): Promise<string> {
  const { rows } = await owner.query<{ url: string }>(
    `select params->>'url' as url from mail_message where to_address = $1 order by id desc limit 1`,
    [email],
  );
  return rows[0]!.url.split('/').at(-1)!;
}

interface Region {
  slug: string;
  /** Sessions of the operator who made it and the coordinator who took it over. */
  operator: string;
  coordinator: string;
  ask(query: string, variables?: object, headers?: Record<string, string>): Promise<any>;
}

const CREATE = `mutation ($input: CreateTenantInput!) { createTenant(input: $input) { slug errors { code message path } } }`;

/** A region as it comes into being in production: an operator makes it, its coordinator accepts the invitation. */
async function newRegion(): Promise<Region> {
  const slug = `r-${randomBytes(5).toString('hex')}`;
  const id = await furnishAccount(app.get(Database), { email: `drift@${slug}.example`, name: 'Drift Exempel', password: PASSWORD });
  await furnishOperator(app.get(Database), id);
  const { cookie: operator } = await post('/auth/login', { email: `drift@${slug}.example`, password: PASSWORD });
  const input = { slug, name: 'Nya regionen', municipalityCodes: ['2480', '2404'], coordinatorEmail: `sam@${slug}.example` };
  const made = await post('/platform/-/graphql', { query: CREATE, variables: { input } }, { cookie: operator });
  expect(made.json).toEqual({ data: { createTenant: { slug, errors: [] } } });
  const token = await mailedTo(`sam@${slug}.example`);
  const { cookie: coordinator } = await post('/auth/invitation/accept', { token, name: 'Sam Exempel', password: PASSWORD });
  const ask: Region['ask'] = (query, variables = {}, headers = { cookie: coordinator }) =>
    post(`/t/${slug}/graphql`, { query, variables }, headers).then(({ json }) => json as unknown);
  return { slug, operator, coordinator, ask };
}

const ME = `{ me { account { name email } tenant { slug name } person { id ... on Person { name } } roles operations
  roleAssignments { role areaName viewerCan { end } } } }`;

test('an operator makes a tenant, and its coordinator takes it over by mail', async () => {
  const { slug, ask, operator } = await newRegion();

  const { data } = await ask(ME);
  const { data: listed } = await ask('{ municipalities { nodes { code } } }');

  expect(data.me).toMatchObject({
    account: { name: 'Sam Exempel', email: `sam@${slug}.example` },
    tenant: { slug, name: 'Nya regionen' },
    person: { id: expect.stringMatching(/^per_/), name: 'Sam Exempel' },
    roles: ['regionCoordinator'],
    roleAssignments: [{ role: 'regionCoordinator', areaName: null, viewerCan: { end: true } }],
  });
  expect(data.me.operations).toContain('network.create');
  expect(listed.municipalities.nodes).toEqual([{ code: '2404' }, { code: '2480' }]);
  expect((await post(`/t/${slug}/graphql`, { query: ME }, { cookie: operator })).status).toBe(404);
});

const INVITE = `mutation ($input: SendInvitationInput!) { sendInvitation(input: $input) { invitation { email role areaName invitedByName } errors { code path } } }`;
const ROLES = '{ roleAssignments { totalCount nodes { accountName accountEmail role areaName active } } }';

test('a coordinator invites a strategist, who is listed with the municipality, and whose own list is only their own', async () => {
  const { slug, ask } = await newRegion();
  const { data } = await ask('{ municipalities { nodes { id code name } } }');
  const input = { email: `anna@${slug}.example`, role: 'strategist', municipalityId: data.municipalities.nodes[1].id };

  const invited = await ask(INVITE, { input }, { cookie: (await coordinatorOf(slug)).cookie, 'idempotency-key': 'one' });
  const token = await mailedTo(input.email);
  const anna = await post('/auth/invitation/accept', { token, name: 'Anna Exempel', password: PASSWORD });

  expect(invited.data.sendInvitation).toMatchObject({
    invitation: { role: 'strategist', areaName: 'Umeå', invitedByName: 'Sam Exempel' },
    errors: [],
  });
  const all = (await ask(ROLES)).data.roleAssignments;
  expect(all).toMatchObject({ totalCount: 2 });
  expect(all.nodes).toContainEqual({ accountName: 'Anna Exempel', accountEmail: input.email, role: 'strategist', areaName: 'Umeå', active: true });
  const mine = await ask('{ me { roles roleAssignments { areaName viewerCan { end } } } }', {}, { cookie: anna.cookie });
  expect(mine.data.me).toEqual({ roles: ['strategist'], roleAssignments: [{ areaName: 'Umeå', viewerCan: { end: true } }] });
});

const coordinatorOf = (slug: string) => post('/auth/login', { email: `sam@${slug}.example`, password: PASSWORD });
const MAKE = `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret apiToken { name hint scopes } errors { code message } } }`;

test('a token that reads does not write, and cannot make another', async () => {
  const { ask, coordinator } = await newRegion();
  const expiresOn = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  const input = { name: 'Export', scopes: ['all:read'], expiresOn };
  const { secret } = (await ask(MAKE, { input }, { cookie: coordinator, 'idempotency-key': 'make' })).data.createApiToken;
  const by = { authorization: `Bearer ${secret}`, 'idempotency-key': 'two' };

  const read = await ask('{ municipalities { nodes { code } } apiTokens { nodes { hint lastUsedAt } } }', {}, by);
  const write = await ask(INVITE, { input: { email: 'x@umea.example', role: 'reader' } }, by);
  const another = await ask(MAKE, { input }, by);

  expect(read.data.apiTokens.nodes).toEqual([{ hint: secret.slice(-4), lastUsedAt: expect.any(String) }]);
  expect(write.data.sendInvitation).toEqual({ invitation: null, errors: [{ code: 'FORBIDDEN', path: null }] });
  expect((await owner.query('select from idempotency_key where answer::text like $1', [`%${secret}%`])).rowCount).toBe(0);
  expect(another.data.createApiToken).toMatchObject({ secret: null, errors: [{ code: 'FORBIDDEN' }] });
});

test('whoever has no role somewhere gets the answer of nowhere, and a stranger is asked to sign in', async () => {
  const [here, elsewhere] = [await newRegion(), await newRegion()];
  const foreign = await post(`/t/${here.slug}/graphql`, { query: ME }, { cookie: elsewhere.coordinator });
  const nowhere = await post('/t/ingenstans/graphql', { query: ME }, { cookie: elsewhere.coordinator });
  const stranger = await post(`/t/${here.slug}/graphql`, { query: ME });

  const plain = ({ status, json }: typeof foreign): unknown => [status, JSON.stringify(json).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')];
  expect(plain(foreign)).toEqual(plain(nowhere));
  expect([foreign.status, stranger.status]).toEqual([404, 401]);
});
