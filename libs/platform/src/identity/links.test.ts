import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { newTenant, refusedWith, testDatabase } from '../testing/index.ts';
import type { World } from '../testing/index.ts';
import { InvitationService } from './invitation.service.ts';
import { RecoveryService } from './recovery.service.ts';
import { asOwner, call, identityApp, mailedSecret, newAccount, PASSWORD } from './testing/app.ts';

let app: NestFastifyApplication;
beforeAll(async () => (app = await identityApp()));
afterAll(() => app.close());

const post = (url: string, payload: object) => call(app, 'POST', `/auth/${url}`, payload);
const get = (url: string) => call(app, 'GET', `/auth/${url}`);
const FRESH = 'gröna kullar gungar';

/** Asks for a new password and waits for what happens after the answer. */
async function asked(email: string): Promise<number> {
  const { status } = await post('password-reset', { email });
  await app.get(RecoveryService).onModuleDestroy();
  return status;
}

describe('a new password', () => {
  test('is chosen by a link that was mailed, once, and ends every session', async () => {
    const { email } = await newAccount(await testDatabase());
    const { cookie } = await post('login', { email, password: PASSWORD });
    await asked(email);
    const token = await mailedSecret(email);

    expect((await get(`password-reset/${token}`)).body).toMatchObject({ kind: 'passwordReset', email: expect.stringMatching(/^a….@test.example$/) });
    expect((await post('password-reset/complete', { token, password: FRESH })).status).toBe(204);
    expect((await post('password-reset/complete', { token, password: FRESH })).body.code).toBe('LINK_NOT_GOOD');
    expect((await call(app, 'GET', '/auth/me', undefined, { cookie })).status).toBe(401);
    expect((await post('login', { email, password: PASSWORD })).status).toBe(401);
    expect((await post('login', { email, password: FRESH })).status).toBe(200);
  });

  test('is answered alike whether the address is known or not, and mailed to the known one only', async () => {
    const { email } = await newAccount(await testDatabase());
    const unknown = `x${email}`;

    expect([await asked(email), await asked(unknown)]).toEqual([202, 202]);
    expect(await asOwner('select from mail_message where to_address = $1', [unknown])).toHaveLength(0);
    expect(await mailedSecret(email)).toMatch(/^[\w-]{43}$/);
  });

  test('is not mailed a fourth time in a quarter of an hour, without saying so', async () => {
    const { email } = await newAccount(await testDatabase());

    expect([await asked(email), await asked(email), await asked(email), await asked(email)]).toEqual([202, 202, 202, 202]);
    expect(await asOwner('select from mail_message where to_address = $1', [email])).toHaveLength(3);
  });

  test('is refused with an expired, an invented and another kind of link in the same words', async () => {
    const { email, id } = await newAccount(await testDatabase());
    await asked(email);
    const token = await mailedSecret(email);
    await asOwner(`update one_time_link set expires_at = samnav_now() where account_id = $1`, [id]);

    const expired = await post('password-reset/complete', { token, password: FRESH });
    const invented = await post('password-reset/complete', { token: 'A'.repeat(43), password: FRESH });

    expect([expired.status, invented.status]).toEqual([404, 404]);
    expect(expired.text).toBe(invented.text);
    expect((await get(`password-reset/${token}`)).text).toBe((await get(`operator/${token}`)).text);
  });

  test.each(['kort', 'samnav-demo', 'Password123', 'aaaaaaaaaaaaaa'])('must not be "%s"', async (password) => {
    const { email } = await newAccount(await testDatabase());
    await asked(email);

    const answer = await post('password-reset/complete', { token: await mailedSecret(email), password });

    expect(answer).toMatchObject({ status: 400, body: { code: 'PASSWORD_REFUSED' } });
  });
});

/** The coordinator of the world invites somebody to a role; answers the secret of the letter. */
async function invited(world: World, email: string, role: 'reader' | 'strategist' = 'reader'): Promise<string> {
  const scope = await world.as('regionCoordinator');
  const municipalityId = role === 'strategist' ? `mun_${world.municipalities.Umeå}` : null;
  await world.database.write(scope, (tx) => app.get(InvitationService).send(tx, { email, role, municipalityId }));
  return mailedSecret(email);
}

describe('an invitation', () => {
  test('is accepted with a new account, which is signed in and has the role', async () => {
    const world = await newTenant();
    const email = `ny-${world.tenant}@test.example`;
    const token = await invited(world, email, 'reader');

    const seen = await get(`invitation/${token}`);
    const accepted = await post('invitation/accept', { token, name: 'Nya Exempel', password: FRESH });
    const me = await call(app, 'GET', '/auth/me', undefined, { cookie: accepted.cookie });

    expect(seen.body).toMatchObject({ kind: 'invitation', role: 'reader', hasAccount: false, email: expect.stringMatching(/^n….@test.example$/) });
    expect(accepted).toMatchObject({ status: 200, body: { account: { email, name: 'Nya Exempel' }, tenant: { slug: world.tenant } } });
    expect(me.body.tenants).toMatchObject([{ slug: world.tenant, roles: ['reader'] }]);
    expect((await post('invitation/accept', { token, name: 'En till', password: FRESH })).body.code).toBe('LINK_NOT_GOOD');
  });

  test('to an address with an account is accepted with its password only', async () => {
    const world = await newTenant();
    const { email } = await newAccount(world.database);
    const token = await invited(world, email);

    expect((await get(`invitation/${token}`)).body.hasAccount).toBe(true);
    expect((await post('invitation/accept', { token, name: 'Kapare', password: FRESH })).status).toBe(401);
    expect((await post('invitation/accept', { token, password: PASSWORD })).body).toMatchObject({ account: { name: 'Anna Exempel' } });
  });

  test('leaves its events in the audit log of its tenant, without the address in clear', async () => {
    const world = await newTenant();
    const email = `logg-${world.tenant}@test.example`;
    await post('invitation/accept', { token: await invited(world, email), name: 'Logg Exempel', password: FRESH });

    const events = await asOwner<{ action: string }>('select action, changes::text from audit_event where tenant_id = $1 order by id', [
      world.tenantId,
    ]);

    expect(events.map(({ action }) => action)).toEqual(['invitation.sent', 'invitation.accepted', 'roleAssignment.granted']);
    expect(JSON.stringify(events)).not.toContain(email);
  });

  test('that is replaced, expired, or moved to another tenant is not good', async () => {
    const [world, other] = [await newTenant(), await newTenant()];
    const email = `gammal-${world.tenant}@test.example`;
    const first = await invited(world, email);
    const second = await invited(world, email);
    const moved = other.tenantId.replaceAll('-', '') + second.slice(32);

    expect((await get(`invitation/${first}`)).status).toBe(404);
    expect((await get(`invitation/${moved}`)).status).toBe(404);
    await asOwner('update invitation set expires_at = samnav_now() where email = $1', [email]);
    expect((await post('invitation/accept', { token: second, name: 'Sen', password: FRESH })).body.code).toBe('LINK_NOT_GOOD');
  });

  test('is sent by a strategist for the own municipality and for no more than the own rights', async () => {
    const world = await newTenant();
    const { Umeå, Vindeln } = world.municipalities;
    const scope = await world.as('strategist', { municipalityId: Umeå });
    const send = (role: any, municipalityId?: string) =>
      world.database.write(scope, (tx) =>
        app.get(InvitationService).send(tx, { email: 'x@test.example', role, municipalityId: municipalityId && `mun_${municipalityId}` }),
      );

    expect(await send('reader', Umeå)).toMatch(/^[0-9a-f-]{36}$/);
    expect(await refusedWith(send('reader', Vindeln))).toEqual(['FORBIDDEN']);
    expect(await refusedWith(send('regionCoordinator'))).toEqual(['FORBIDDEN']);
    expect(await refusedWith(send('authorisedSignatory', Umeå))).toEqual(['ROLE_BEYOND_OWN']);
    expect(await refusedWith(send('strategist'))).toEqual(['ROLE_NEEDS_AREA']);
  });

  test("cannot name another tenant's municipality", async () => {
    const [world, other] = [await newTenant(), await newTenant()];
    const scope = await world.as('regionCoordinator');
    const municipalityId = `mun_${other.municipalities.Umeå}`;
    const send = world.database.write(scope, (tx) =>
      app.get(InvitationService).send(tx, { email: 'x@test.example', role: 'strategist', municipalityId }),
    );

    expect(await refusedWith(send)).toEqual(['NOT_FOUND']);
  });
});
