import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { NIL, makeScope } from '../database/scope.ts';
import type { Scope } from '../database/scope.ts';
import { newTenant, refusedWith, testDatabase } from '../testing/index.ts';
import { furnishOperator } from './furnishing.ts';
import { createOperatorLink } from './recovery.service.ts';
import { RoomService } from './room.service.ts';
import { asOwner, call, identityApp, mailedSecret, newAccount } from './testing/app.ts';

let app: NestFastifyApplication;
beforeAll(async () => (app = await identityApp()));
afterAll(() => app.close());

async function operator(): Promise<Scope> {
  const database = await testDatabase();
  const { id } = await newAccount(database);
  await furnishOperator(database, id);
  const assignments = [{ role: 'operator' as const, municipalityId: null, workgroupId: null, projectId: null }];
  return makeScope({ kind: 'platform', tenantId: NIL, tenant: '', accountId: id, assignments, now: await database.now() });
}

describe('an operator', () => {
  test('makes a tenant and invites its coordinator, who then is alone with it', async () => {
    const [database, scope] = [await testDatabase(), await operator()];
    const slug = `ny-${scope.accountId!.slice(-12)}`;
    const coordinatorEmail = `samordnare@${slug}.example`;

    await database.write(scope, (tx) =>
      app.get(RoomService).createTenant(tx, { slug, name: 'Nya regionen', municipalityCodes: [], coordinatorEmail }),
    );
    const token = await mailedSecret(coordinatorEmail);
    const accepted = await call(app, 'POST', '/auth/invitation/accept', { token, name: 'Sam Exempel', password: 'gröna kullar gungar' });

    expect(accepted.body).toMatchObject({ tenant: { slug, name: 'Nya regionen' } });
    expect((await call(app, 'GET', '/auth/me', undefined, { cookie: accepted.cookie })).body.tenants).toMatchObject([
      { slug, roles: ['regionCoordinator'] },
    ]);
  });

  test('leaves nothing of a tenant whose slug is taken or malformed', async () => {
    const [world, scope] = [await newTenant(), await operator()];
    const make = (slug: string) =>
      world.database.write(scope, (tx) =>
        app.get(RoomService).createTenant(tx, { slug, name: 'X', municipalityCodes: [], coordinatorEmail: `x@${world.tenant}.example` }),
      );

    expect(await refusedWith(make(world.tenant))).toEqual(['SLUG_TAKEN']);
    expect(await refusedWith(make('Åre!'))).toEqual(['SLUG_MALFORMED']);
    expect(await asOwner('select from mail_message where to_address = $1', [`x@${world.tenant}.example`])).toHaveLength(0);
  });

  test('passes the coordinator’s link on where no letter can be sent, and only there', async () => {
    const [database, scope] = [await testDatabase(), await operator()];
    const make = (slug: string) =>
      database.write(scope, (tx) =>
        app.get(RoomService).createTenant(tx, { slug, name: 'Ny', municipalityCodes: [], coordinatorEmail: `sam@${slug}.example` }),
      );
    const slug = `utan-${scope.accountId!.slice(-12)}`;
    const mode = process.env.SAMNAV_MODE;

    process.env.SAMNAV_MODE = 'production';
    const waiting = await make(slug).finally(() => (process.env.SAMNAV_MODE = mode));
    const token = waiting.invitationUrl!.split('/').at(-1);

    expect((await call(app, 'GET', `/auth/invitation/${token}`)).body).toMatchObject({ kind: 'invitation', tenant: 'Ny' });
    expect(await make(`med-${slug}`)).toEqual({ slug: `med-${slug}`, invitationUrl: null });
  });

  test('invites again while nobody coordinates the tenant, and not afterwards', async () => {
    const [database, scope] = [await testDatabase(), await operator()];
    const slug = `igen-${scope.accountId!.slice(-12)}`;
    const coordinatorEmail = `sam@${slug}.example`;
    const again = (address = coordinatorEmail, name = slug) =>
      database.write(scope, (tx) => app.get(RoomService).inviteCoordinator(tx, { slug: name, coordinatorEmail: address }));
    await database.write(scope, (tx) => app.get(RoomService).createTenant(tx, { slug, name: 'Ny', municipalityCodes: [], coordinatorEmail }));
    const lost = await mailedSecret(coordinatorEmail);

    await again();
    const token = await mailedSecret(coordinatorEmail);
    const accept = (given: string) => call(app, 'POST', '/auth/invitation/accept', { token: given, name: 'Sam', password: 'gröna kullar gungar' });

    expect([(await accept(lost)).status, (await accept(token)).status]).toEqual([404, 200]);
    expect(await refusedWith(again('annan@kommun.example'))).toEqual(['TENANT_HAS_COORDINATOR']);
    expect(await refusedWith(again(coordinatorEmail, 'finns-inte'))).toEqual(['TENANT_UNKNOWN']);
  });

  test('is nobody who coordinates a tenant', async () => {
    const world = await newTenant();
    const scope = await world.as('regionCoordinator');
    const make = world.database.write(scope, (tx) => app.get(RoomService).createFunder(tx, { slug: `f${world.tenant}`, name: 'Fond' }));

    expect(await refusedWith(make)).toEqual(['FORBIDDEN']);
  });

  test('gets a first link only where there is no operator', async () => {
    const database = await testDatabase();
    await operator();

    const answers = await inTransaction(async (owner) => {
      await owner.query('update global_assignment set ended_at = samnav_now()');
      return (await owner.query<{ made: boolean }>(`select create_operator_link(sha256('x')) as made`)).rows;
    });

    expect(answers).toEqual([{ made: true }]);
    expect(await createOperatorLink(database, 'http://samnav.example')).toBeNull();
  });

  test('becomes one by the first link, which works once', async () => {
    const token = randomBytes(32).toString('base64url');
    await asOwner(`insert into one_time_link (kind, token_hash, expires_at) values ('operator', sha256($1), samnav_now() + interval '1 day')`, [
      Buffer.from(token),
    ]);
    const take = (email: string) => call(app, 'POST', '/auth/operator', { token, email, name: 'Drift Exempel', password: 'gröna kullar gungar' });

    expect((await call(app, 'GET', `/auth/operator/${token}`)).body).toMatchObject({ kind: 'operator', email: null });
    const first = await take(`drift-${token.slice(0, 6).toLowerCase()}@test.example`);
    expect((await call(app, 'GET', '/auth/me', undefined, { cookie: first.cookie })).body).toMatchObject({ platform: true, tenants: [] });
    expect((await take('andra@test.example')).body.code).toBe('LINK_NOT_GOOD');
  });
});

/** What the owner of the tables does and undoes again, so that tests beside this one do not notice. */
async function inTransaction<T>(work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  await owner.connect();
  await owner.query('begin');
  return work(owner).finally(() => owner.end());
}
