import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { access } from '../access/index.ts';
import { newTenant } from '../testing/index.ts';
import type { World } from '../testing/index.ts';
import { furnishFunder, furnishOperator } from './furnishing.ts';
import { ScopeSource } from './scope-source.ts';
import { asOwner, call, giveRole, identityApp, newAccount, PASSWORD } from './testing/app.ts';

let app: NestFastifyApplication;
let scopes: ScopeSource;
beforeAll(async () => {
  app = await identityApp();
  scopes = app.get(ScopeSource);
});
afterAll(() => app.close());

const asking = (cookie: string, more: Record<string, string> = {}) => ({ method: 'POST', headers: { cookie, ...more }, id: 'req-1' });

/** Somebody signed in who has the role in the world. */
async function somebody(world: World, role: string, more = {}): Promise<{ id: string; email: string; cookie: string }> {
  const account = await newAccount(world.database);
  await giveRole(world, account.id, role, more);
  return { ...account, ...(await call(app, 'POST', '/auth/login', { email: account.email, password: PASSWORD })) };
}

describe('a scope', () => {
  test('says who acts, where, with which roles, at the time of the database', async () => {
    const world = await newTenant();
    const municipalityId = world.municipalities.Umeå!;
    const { id, cookie } = await somebody(world, 'strategist', { municipalityId });

    const scope = await scopes.tenantScope(asking(cookie, { 'accept-language': 'en-GB, sv;q=0.5' }), world.tenant);

    expect(scope).toMatchObject({
      kind: 'tenant',
      tenantId: world.tenantId,
      accountId: id,
      roles: ['strategist'],
      municipalityIds: [municipalityId],
    });
    expect(scope).toMatchObject({ requestId: 'req-1', language: 'en' });
    expect(Math.abs(Date.parse(scope!.now) - Date.parse(await world.database.now()))).toBeLessThan(2000);
    expect(Object.isFrozen(scope)).toBe(true);
  });

  test('knows the person that the account is in the tenant', async () => {
    const world = await newTenant();
    const { id, cookie, email } = await somebody(world, 'reader');
    const [person] = await world.database.write(world.system, (tx) =>
      tx.sql<{ id: string }>('insert into person (name, email, account_id) values ($1, $2, $3) returning id', ['Anna', email, id]),
    );

    expect((await scopes.tenantScope(asking(cookie), world.tenant))?.personId).toBe(person!.id);
  });

  test('is refused to nobody, and in a foreign tenant looks as in none', async () => {
    const [world, other] = [await newTenant(), await newTenant()];
    const { cookie } = await somebody(world, 'regionCoordinator');

    expect(await scopes.tenantScope(asking(cookie), other.tenant)).toBeNull();
    expect(await scopes.tenantScope(asking(cookie), 'no-such-tenant')).toBeNull();
    await expect(scopes.tenantScope(asking(''), world.tenant)).rejects.toThrow('Logga in');
    await expect(scopes.tenantScope(asking(`samnav_session=${'A'.repeat(43)}`), world.tenant)).rejects.toThrow('Logga in');
  });

  test('has nothing of a role that is over, or that is still to come', async () => {
    const world = await newTenant();
    const past = await somebody(world, 'reader', { endsOn: '2020-12-31' });
    const future = await somebody(world, 'reader', { startsOn: '2190-01-01' });

    expect(await scopes.tenantScope(asking(past.cookie), world.tenant)).toBeNull();
    expect(await scopes.tenantScope(asking(future.cookie), world.tenant)).toBeNull();
    expect((await call(app, 'GET', '/auth/me', undefined, { cookie: past.cookie })).body.tenants).toEqual([]);
  });

  test('ends within a second of what another process revokes', async () => {
    const world = await newTenant();
    const [session, role] = [await somebody(world, 'reader'), await somebody(world, 'reader')];
    await Promise.all([session, role].map(({ cookie }) => scopes.tenantScope(asking(cookie), world.tenant)));
    await asOwner('update session set revoked_at = samnav_now() where account_id = $1', [session.id]);
    await asOwner('update role_assignment set ended_at = samnav_now() where account_id = $1', [role.id]);
    await sleep(1000);

    await expect(scopes.tenantScope(asking(session.cookie), world.tenant)).rejects.toThrow('Logga in');
    expect(await scopes.tenantScope(asking(role.cookie), world.tenant)).toBeNull();
  });

  test('is asked of the database once, however many requests come at once', async () => {
    const world = await newTenant();
    const { cookie } = await somebody(world, 'reader');
    let asked = 0;
    const count = (): void => void asked++;
    world.database.pool.on('acquire', count);
    await Promise.all(Array.from({ length: 20 }, () => scopes.tenantScope(asking(cookie), world.tenant)));
    world.database.pool.off('acquire', count);

    expect(asked).toBe(1);
  });

  test('ends within a second also where changes are listened to', async () => {
    const world = await newTenant();
    const { id, cookie } = await somebody(world, 'reader');
    for (const until = performance.now() + 2000; performance.now() < until; await sleep(50)) await scopes.tenantScope(asking(cookie), world.tenant);
    await asOwner('update role_assignment set ended_at = samnav_now() where account_id = $1', [id]);
    await sleep(1000);

    expect(await scopes.tenantScope(asking(cookie), world.tenant)).toBeNull();
  });

  test('is not made for pages of other sites', async () => {
    const world = await newTenant();
    const { cookie } = await somebody(world, 'reader');

    await expect(scopes.tenantScope(asking(cookie, { origin: 'https://evil.example' }), world.tenant)).rejects.toMatchObject({
      code: 'FOREIGN_ORIGIN',
    });
  });
});

describe('outside tenants', () => {
  test("a funder's auditor reads there and nothing inside a tenant", async () => {
    const world = await newTenant();
    const { id, cookie } = await somebody(world, 'reader', { endsOn: '2020-12-31' });
    await furnishOperator(world.database, id, await furnishFunder(world.database, `f${world.tenant}`, 'Fond'));

    const scope = await scopes.funderScope(asking(cookie), `f${world.tenant}`);

    expect(scope).toMatchObject({ kind: 'funder', roles: ['funderAuditor'] });
    expect(access.can(scope!, 'tenant.read', {})).toBe(false);
    expect(await scopes.tenantScope(asking(cookie), world.tenant)).toBeNull();
    expect(await scopes.platformScope(asking(cookie))).toBeNull();
  });

  test('an operator has the platform and no tenant', async () => {
    const world = await newTenant();
    const { id, cookie } = await somebody(world, 'reader', { endsOn: '2020-12-31' });
    await furnishOperator(world.database, id);

    const scope = await scopes.platformScope(asking(cookie));

    expect(access.can(scope!, 'tenant.create', {})).toBe(true);
    expect(await scopes.tenantScope(asking(cookie), world.tenant)).toBeNull();
    expect((await call(app, 'GET', '/auth/me', undefined, { cookie })).body.platform).toBe(true);
  });
});
