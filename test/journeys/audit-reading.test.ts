import { createPublicKey } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { verifyLog } from '../../apps/verify/src/verify.ts';
import { insertAuditEvent } from '../../libs/platform/src/audit/record.ts';
import { fingerprint, loadSealKey } from '../../libs/platform/src/audit/seal-key.ts';
import { Sessions } from '../../libs/platform/src/identity/sessions.ts';
import { Sealer } from '@samnav/platform';
import type { Scope } from '@samnav/platform';
import { newTenant } from '@samnav/platform/testing';
import type { World } from '@samnav/platform/testing';

const folder = mkdtempSync(join(tmpdir(), 'samnav-audit-'));
process.env.SAMNAV_DATA = folder;
const sealing = new pg.Pool({ connectionString: process.env.SEALER_DATABASE_URL, max: 1 });
let app: NestFastifyApplication;
let base: string;
beforeAll(async () => {
  const { AppModule } = await import('../../apps/api/src/app.module.ts'); // reads the environment
  app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter(), { logger: ['fatal', 'error'] });
  await app.listen(0, '127.0.0.1');
  base = await app.getUrl();
});
afterAll(() => Promise.all([app.close(), sealing.end()]));

const cookieOf = async (scope: Scope): Promise<string> => (await app.get(Sessions, { strict: false }).open(scope.accountId!, null)).split(';')[0]!;
async function eventsFor(scope: Scope): Promise<any[]> {
  const query = '{ auditEvents { nodes { id at action actorName subjectType subjectId changes note seq system requestId } } }';
  const headers = { 'content-type': 'application/json', cookie: await cookieOf(scope) };
  const answer = await fetch(`${base}/t/${scope.tenant}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { data, errors } = (await answer.json()) as { data: { auditEvents: { nodes: any[] } }; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data.auditEvents.nodes;
}
const download = async (scope: Scope, tenant = scope.tenant): Promise<Response> =>
  fetch(`${base}/t/${tenant}/audit.jsonl`, { headers: { cookie: await cookieOf(scope) } });
const record = (world: World, scope: Scope, municipality: string, note?: string): Promise<string> =>
  world.database.write(scope, (tx) =>
    insertAuditEvent(tx, {
      action: 'person.updated',
      subjectType: 'Person',
      subjectId: '0198c0de-0000-7000-8000-000000000001',
      municipalityId: world.municipalities[municipality],
      changes: { name: { before: 'Anna', after: 'Åsa' }, title: { after: 'Strateg' } },
      personal: ['name'],
      note,
    }),
  );
async function seal(world: World): Promise<void> {
  const sealer = new Sealer(sealing, await loadSealKey(folder));
  while ((await sealing.query('select from audit_unsealed where tenant_id = $1', [world.tenantId])).rowCount) await sealer.seal(world.tenantId);
}

test('an event tells who did what, what was before and after, why, and where it stands in the sealed log', async () => {
  const world = await newTenant();
  const coordinator = await world.as('regionCoordinator');
  await record(world, coordinator, 'Umeå', 'Bytte namn');
  await seal(world);

  const [event] = await eventsFor(coordinator);

  expect(event).toMatchObject({
    action: 'person.updated',
    actorName: 'Test regionCoordinator',
    subjectType: 'Person',
    subjectId: expect.stringMatching(/^\w+_0198c0de-0000-7000-8000-000000000001$/),
    changes: [
      { field: 'name', before: 'Anna', after: 'Åsa' },
      { field: 'title', before: null, after: 'Strateg' },
    ],
    note: 'Bytte namn',
    seq: 1,
    system: null,
    requestId: coordinator.requestId,
  });
});

test('the coordinator reads all, a strategist what concerns the own municipality or was done by oneself, another tenant nothing', async () => {
  const world = await newTenant();
  const [coordinator, umea, vindeln] = [
    await world.as('regionCoordinator'),
    await world.as('strategist', { municipalityId: world.municipalities.Umeå! }),
    await world.as('strategist', { municipalityId: world.municipalities.Vindeln! }),
  ];
  await record(world, coordinator, 'Umeå');
  await record(world, vindeln, 'Umeå');
  await record(world, coordinator, 'Vindeln');

  const seen = await Promise.all([coordinator, umea, vindeln].map(async (scope) => (await eventsFor(scope)).length));

  expect(seen).toEqual([3, 2, 2]);
  expect(await eventsFor(await (await newTenant()).as('regionCoordinator'))).toEqual([]);
});

test('the log is downloaded whole and proves itself; that it was taken is an event', async () => {
  const world = await newTenant();
  const coordinator = await world.as('regionCoordinator');
  await record(world, coordinator, 'Umeå', 'Bytte namn');
  await seal(world);

  const answer = await download(coordinator);
  const file = join(folder, 'audit.jsonl');
  writeFileSync(file, await answer.text());

  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="audit-${world.tenant}.jsonl"`);
  expect(await verifyLog(file, { key: (await loadSealKey(folder)).publicKey })).toMatchObject({ origin: `samnav/${world.tenant}`, size: 1 });
  expect((await eventsFor(coordinator)).map((event) => event.action)).toEqual(['audit.exported', 'person.updated']);
});

test('the download is for who may read all of it', async () => {
  const world = await newTenant();
  const strategist = await world.as('strategist', { municipalityId: world.municipalities.Umeå! });
  const stranger = await (await newTenant()).as('regionCoordinator');
  expect((await download(strategist)).status).toBe(403);
  const [foreign, absent] = [await download(stranger, world.tenant), await download(stranger, 'no-such-region')];
  expect([foreign.status, await foreign.text()]).toEqual([absent.status, await absent.text()]);
  expect((await fetch(`${base}/t/${world.tenant}/audit.jsonl`)).status).toBe(401);
});

test('the key that all of it is sealed with is told to everybody, with its fingerprint', async () => {
  const { publicKey } = await loadSealKey(folder);
  const answer = await fetch(`${base}/seal-key.pub`);
  const text = await answer.text();
  expect(answer.status).toBe(200);
  expect(text.split('\n')[0]).toBe(`# ${fingerprint(publicKey)}`);
  expect(createPublicKey(text).export({ type: 'spki', format: 'der' }).subarray(-32)).toEqual(publicKey);
});
