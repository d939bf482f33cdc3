import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { newTenant, testDatabase } from '../testing/index.ts';
import { asOwner, call, giveRole, identityApp, newAccount, PASSWORD } from './testing/app.ts';

let app: NestFastifyApplication;
beforeAll(async () => (app = await identityApp()));
afterAll(() => app.close());
const signIn = (email: string, password: string, headers?: Record<string, string>) => call(app, 'POST', '/auth/login', { email, password }, headers);

describe('signing in', () => {
  test('answers the account and a cookie that scripts cannot read', async () => {
    const { email } = await newAccount(await testDatabase());

    const answer = await signIn(email.toUpperCase(), PASSWORD);

    expect(answer).toMatchObject({ status: 200, body: { account: { email, name: 'Anna Exempel' } } });
    expect(String(answer.headers['set-cookie'])).toMatch(/^samnav_session=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/);
    expect(JSON.stringify(answer.body)).not.toContain('password');
  });

  test('tells a wrong password and an unknown address apart in nothing', async () => {
    const { email } = await newAccount(await testDatabase());

    const [wrong, unknown] = [await signIn(email, 'något helt annat'), await signIn('nobody@test.example', 'något helt annat')];

    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.text).toBe(unknown.text);
    expect(Object.keys(wrong.headers)).toEqual(Object.keys(unknown.headers));
  });

  test('takes about as long for an unknown address as for a wrong password', async () => {
    const { email } = await newAccount(await testDatabase());
    const took = async (who: string): Promise<number> => {
      const began = performance.now();
      await signIn(who, 'något helt annat');
      return performance.now() - began;
    };

    const pairs: number[][] = [];
    for (let i = 0; i < 5; i++) pairs.push([await took(email), await took(`nobody${i}@test.example`)]);

    const [known, unknown] = [0, 1].map((i) => pairs.map((pair) => pair[i]!).sort((a, b) => a - b)[2]!);
    expect(unknown! / known!).toBeGreaterThan(0.3); // without the hash in vain it is below 0.1
  });

  test('is refused to a disabled account like to an unknown one', async () => {
    const { id, email } = await newAccount(await testDatabase());
    await asOwner('update account set disabled_at = samnav_now() where id = $1', [id]);

    expect(await signIn(email, PASSWORD)).toMatchObject({ status: 401, body: { code: 'SIGN_IN_REFUSED' } });
  });

  test('after ten failures waits, also with the right password, for known and unknown addresses alike', async () => {
    const { email } = await newAccount(await testDatabase());
    const unknown = email.replace('@', '.x@');
    await Promise.all([email, unknown].flatMap((who) => Array.from({ length: 10 }, () => signIn(who, 'fel lösenord här'))));

    const [known, none] = [await signIn(email, PASSWORD), await signIn(unknown, PASSWORD)];

    expect([known.status, none.status]).toEqual([429, 429]);
    expect(Number(known.headers['retry-after'])).toBeGreaterThan(800);
    expect(known.text).toBe(none.text);
  });

  test('forgets failures once the right password came', async () => {
    const { email } = await newAccount(await testDatabase());
    await Promise.all(Array.from({ length: 9 }, () => signIn(email, 'fel lösenord här')));
    await signIn(email, PASSWORD);

    expect((await signIn(email, 'fel lösenord här')).status).toBe(401);
    expect((await signIn(email, PASSWORD)).status).toBe(200);
  });

  test('throttles an address that tries many accounts', async () => {
    const address = { 'x-forwarded-for': '192.0.2.77' };
    await asOwner(
      `insert into login_attempt (kind, account_key, address_key) select 'login', sha256(i::text::bytea), sha256($1::bytea) from generate_series(1, 100) i`,
      ['192.0.2.77'],
    );

    expect((await signIn('someone@test.example', PASSWORD, address)).status).toBe(429);
    expect((await signIn('someone@test.example', PASSWORD)).status).toBe(401);
  });

  test('turns away a flood before it hashes, and serves who came first', async () => {
    const crowd = await Promise.all(Array.from({ length: 70 }, (_, i) => signIn(`crowd${i}@test.example`, PASSWORD)));

    const turnedAway = crowd.filter(({ status }) => status === 503);
    expect(turnedAway.length).toBeGreaterThan(0);
    expect(turnedAway[0]).toMatchObject({ body: { code: 'BUSY' }, headers: { 'retry-after': '3' } });
    expect(crowd.filter(({ status }) => status === 401).length).toBe(70 - turnedAway.length);
  });

  test('refuses what is malformed by the name of the field', async () => {
    expect(await call(app, 'POST', '/auth/login', { email: 'a@test.example' })).toMatchObject({ status: 400, body: { code: 'INVALID' } });
    expect((await signIn('a@test.example', 'x'.repeat(2000))).status).toBe(400);
  });
});

describe('a session', () => {
  test('knows the account and where it may go, and nothing after signing out', async () => {
    const world = await newTenant();
    const { id, email } = await newAccount(world.database);
    await giveRole(world, id, 'reader');
    const { cookie } = await signIn(email, PASSWORD);

    const me = await call(app, 'GET', '/auth/me', undefined, { cookie });
    const out = await call(app, 'POST', '/auth/logout', undefined, { cookie });

    expect(me.body).toMatchObject({ account: { email }, tenants: [{ slug: world.tenant, roles: ['reader'] }], funders: [], platform: false });
    expect(out.status).toBe(204);
    expect((await call(app, 'GET', '/auth/me', undefined, { cookie })).status).toBe(401);
  });

  test('ends when nobody uses it, and at its latest day', async () => {
    const { id, email } = await newAccount(await testDatabase());
    const [idle, old] = [await signIn(email, PASSWORD), await signIn(email, PASSWORD)];
    await asOwner(`update session set last_seen_at = last_seen_at - interval '13 hours' where account_id = $1 and token_hash = sha256($2)`, [
      id,
      secretOf(idle),
    ]);
    await asOwner(`update session set expires_at = samnav_now() where account_id = $1 and token_hash = sha256($2)`, [id, secretOf(old)]);

    expect((await call(app, 'GET', '/auth/me', undefined, { cookie: idle.cookie })).status).toBe(401);
    expect((await call(app, 'GET', '/auth/me', undefined, { cookie: old.cookie })).status).toBe(401);
  });

  test('lies in the database as a hash only, which the runtime cannot even read', async () => {
    const database = await testDatabase();
    const { id, email } = await newAccount(database);
    const { cookie } = await signIn(email, PASSWORD);

    const rows = await asOwner('select s::text as row from session s where account_id = $1', [id]);

    expect(JSON.stringify(rows)).not.toContain(cookie.split('=')[1]!);
    await expect(database.pool.query('select * from session')).rejects.toThrow('permission denied');
    await expect(database.pool.query('select password_hash from account')).rejects.toThrow('permission denied');
  });

  test('is not acted for by pages of other sites', async () => {
    const { email } = await newAccount(await testDatabase());
    const { cookie } = await signIn(email, PASSWORD);
    const from = (headers: Record<string, string>) => call(app, 'POST', '/auth/logout', undefined, { cookie, ...headers });

    expect((await from({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await from({ origin: 'null' })).status).toBe(403);
    expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await from({ origin: 'http://localhost', host: 'localhost' })).status).toBe(204);
    expect((await call(app, 'POST', '/auth/login', undefined, { 'content-type': 'text/plain' })).status).toBe(415);
  });
});

const secretOf = ({ cookie }: { cookie: string }): Buffer => Buffer.from(cookie.split('=')[1]!);
