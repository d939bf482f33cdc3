import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { access, areasOf } from '../access/index.ts';
import { roleNames } from '../database/scope.ts';
import type { Scope } from '../database/scope.ts';
import { globalId } from '../read/index.ts';
import { newTenant, refusedWith } from '../testing/index.ts';
import type { World } from '../testing/index.ts';
import { ApiToken } from './api-token.entity.ts';
import { ApiTokenService } from './api-token.service.ts';
import { RoleAssignment } from './role-assignment.entity.ts';
import { RoleAssignmentService } from './role-assignment.service.ts';
import type { GrantInput } from './role-assignment.service.ts';
import { ScopeSource } from './scope-source.ts';
import { asOwner, giveRole, identityApp, newAccount } from './testing/app.ts';

let app: NestFastifyApplication;
beforeAll(async () => (app = await identityApp()));
afterAll(() => app.close());

const grant = (world: World, scope: Scope, input: GrantInput) => world.database.write(scope, (tx) => app.get(RoleAssignmentService).grant(tx, input));
const end = (world: World, scope: Scope, id: string, expectedVersion = 1) =>
  world.database.write(scope, (tx) => app.get(RoleAssignmentService).end(tx, { roleAssignmentId: globalId(RoleAssignment, id), expectedVersion }));

async function knownAccount(world: World): Promise<string> {
  const { id, email } = await newAccount(world.database);
  await giveRole(world, id, 'reader');
  return email;
}

describe('a role', () => {
  test('is given to an account that the tenant knows, from today, and ends at once', async () => {
    const world = await newTenant();
    const scope = await world.as('regionCoordinator');
    const id = await grant(world, scope, {
      email: await knownAccount(world),
      role: 'financeOfficer',
      municipalityId: `mun_${world.municipalities.Umeå}`,
    });

    await end(world, scope, id);

    const [row] = await asOwner(
      'select starts_on <= current_date as began, ended_at is not null as ended, granted_by from role_assignment where id = $1',
      [id],
    );
    expect(row).toMatchObject({ began: true, ended: true, granted_by: scope.accountId });
  });

  test('is not given twice, nor before it ends', async () => {
    const world = await newTenant();
    const scope = await world.as('regionCoordinator');
    const email = await knownAccount(world);

    expect(await refusedWith(grant(world, scope, { email, role: 'reader' }))).toEqual(['ROLE_HELD_ALREADY']);
    expect(await refusedWith(grant(world, scope, { email, role: 'politician', startsOn: '2026-02-01', endsOn: '2026-01-01' }))).toEqual([
      'ROLE_ENDS_BEFORE_START',
    ]);
  });

  test('of the last coordinator does not end', async () => {
    const world = await newTenant();
    const scope = await world.as('regionCoordinator');
    const [own] = await world.database.write(scope, (tx) => tx.rows(RoleAssignment).find());

    expect(await refusedWith(end(world, scope, own!.id))).toEqual(['LAST_COORDINATOR']);
    await world.as('regionCoordinator');
    expect(await end(world, scope, own!.id)).toBe(own!.id);
  });

  test('in another tenant is invisible, and so is its account', async () => {
    const [world, other] = [await newTenant(), await newTenant()];
    const [scope, foreign] = [await world.as('regionCoordinator'), await other.as('regionCoordinator')];
    const email = await knownAccount(other);
    const [theirs] = await world.database.write(foreign, (tx) => tx.rows(RoleAssignment).find());

    expect(await refusedWith(grant(world, scope, { email, role: 'reader' }))).toEqual(['NOT_FOUND']);
    expect(await refusedWith(end(world, scope, theirs!.id))).toEqual(['NOT_FOUND']);
    const seen = await world.database.write(scope, (tx) => tx.sql<{ email: string }>('select email from account'));
    expect(seen.map((account) => account.email)).not.toContain(email);
  });

  test('may be held where the table of areas says, and the database says the same', async () => {
    const uuid = `'00000000-0000-7000-8000-000000000001'::uuid`;
    const [{ rule }] = (await asOwner<{ rule: string }>(
      `select pg_get_expr(conbin, conrelid) as rule from pg_constraint where conname = 'role_assignment_area'`,
    )) as [{ rule: string }];
    const columns = {
      tenant: 'null::uuid, null::uuid, null::uuid',
      municipality: `${uuid}, null::uuid, null::uuid`,
      workgroup: `null::uuid, ${uuid}, null::uuid`,
      project: `null::uuid, null::uuid, ${uuid}`,
    };
    const rows = roleNames.flatMap((role) => Object.entries(columns).map(([area, values]) => `('${role}', '${area}', ${values})`));

    const allowed = await asOwner<{ role: string; area: string }>(
      `select role, area from (values ${rows.join()}) v (role, area, municipality_id, workgroup_id, project_id) where ${rule}`,
    );

    const table = roleNames.flatMap((role) => areasOf[role].filter((area) => area in columns).map((area) => ({ role, area })));
    expect(new Set(allowed.map(({ role, area }) => `${role} ${area}`))).toEqual(new Set(table.map(({ role, area }) => `${role} ${area}`)));
  });
});

const nextMonth = (): string => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
const makeToken = (world: World, scope: Scope, scopes: string[], expiresOn = nextMonth()) =>
  world.database.write(scope, (tx) => app.get(ApiTokenService).create(tx, { name: 'Ekonomisystemet', scopes, expiresOn }));
const by = (token: string, tenant: string) =>
  app.get(ScopeSource).tenantScope({ method: 'POST', headers: { authorization: `Bearer ${token}` } }, tenant);

describe('an API token', () => {
  test('acts as its owner, narrowed to its scopes', async () => {
    const world = await newTenant();
    const owner = await world.as('regionCoordinator');
    const { secret, id } = await makeToken(world, owner, ['networks:read']);

    const scope = await by(secret, world.tenant);

    expect(secret).toMatch(/^samnav_[\w-]{43}$/);
    expect(scope).toMatchObject({ accountId: owner.accountId, tokenId: id, roles: ['regionCoordinator'] });
    expect([access.can(scope!, 'network.read', {}), access.can(scope!, 'network.create', {}), access.can(scope!, 'project.read', {})]).toEqual([
      true,
      false,
      false,
    ]);
    expect(await refusedWith(makeToken(world, scope!, ['all:admin']))).toEqual(['FORBIDDEN']);
  });

  test('works in its own tenant only', async () => {
    const [world, other] = [await newTenant(), await newTenant()];
    const { secret } = await makeToken(world, await world.as('regionCoordinator'), ['all:read']);

    await expect(by(secret, other.tenant)).rejects.toThrow('Logga in');
    await expect(by('samnav_nonsense', world.tenant)).rejects.toThrow('Logga in');
    await expect(by(secret.slice(7), world.tenant)).rejects.toThrow('Logga in');
  });

  test('ends with its day, with its revocation and with the role of its owner', async () => {
    const world = await newTenant();
    const [first, second] = [await world.as('regionCoordinator'), await world.as('regionCoordinator')];
    const [old, revoked, left] = [
      await makeToken(world, first, ['all:read']),
      await makeToken(world, first, ['all:read']),
      await makeToken(world, second, ['all:read']),
    ];
    await asOwner('update api_token set expires_at = samnav_now() where id = $1', [old.id]);
    await world.database.write(first, (tx) => app.get(ApiTokenService).revoke(tx, { apiTokenId: globalId(ApiToken, revoked.id) }));
    await asOwner('update role_assignment set ended_at = samnav_now() where account_id = $1', [second.accountId]);

    await expect(by(old.secret, world.tenant)).rejects.toThrow('Logga in');
    await expect(by(revoked.secret, world.tenant)).rejects.toThrow('Logga in');
    expect(await by(left.secret, world.tenant)).toBeNull();
  });

  test('lives at most a year, and only with scopes that exist', async () => {
    const world = await newTenant();
    const owner = await world.as('reader');

    expect(await refusedWith(makeToken(world, owner, ['all:read'], '2199-01-01'))).toEqual(['TOKEN_LIVES_TOO_LONG']);
    expect(await refusedWith(makeToken(world, owner, ['everything']))).toEqual(['TOKEN_SCOPE_UNKNOWN']);
  });

  test('is kept as a hash, and is nobody else’s to revoke', async () => {
    const world = await newTenant();
    const [owner, stranger] = [await world.as('reader'), await world.as('regionCoordinator')];
    const { id, secret } = await makeToken(world, owner, ['all:read']);
    const revoke = world.database.write(stranger, (tx) => app.get(ApiTokenService).revoke(tx, { apiTokenId: globalId(ApiToken, id) }));

    expect(await refusedWith(revoke)).toEqual(['NOT_FOUND']);
    expect(JSON.stringify(await asOwner('select t::text from api_token t where id = $1', [id]))).not.toContain(secret.slice(7));
    expect(JSON.stringify(await asOwner('select changes from audit_event where subject_id = $1', [id]))).not.toContain(secret);
  });
});
