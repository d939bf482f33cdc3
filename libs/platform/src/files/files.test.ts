import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Global, Module } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Database } from '../database/database.ts';
import type { Scope } from '../database/scope.ts';
import { Sessions } from '../identity/sessions.ts';
import { globalId } from '../read/index.ts';
import { newTenant, refusedWith, testDatabase } from '../testing/index.ts';
import type { World } from '../testing/index.ts';
import { refuseAbandonedUploads } from './abandoned-uploads.ts';
import { FileLinks } from './file-link.ts';
import { FileStore } from './file-store.ts';
import { File } from './file.entity.ts';
import { FileService } from './file.service.ts';
import { FilesModule } from './files.module.ts';
import { s3Server } from './testing/s3-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'samnav-files-'));
process.env.SAMNAV_DATA = folder;
@Global()
@Module({ providers: [{ provide: Database, useFactory: testDatabase }], exports: [Database] })
class TestDatabaseModule {}

let app: NestFastifyApplication;
let files: FileService;
let base: string;
beforeAll(async () => {
  const made = await Test.createTestingModule({ imports: [TestDatabaseModule, FilesModule] }).compile();
  app = made.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: ['fatal', 'error'] });
  await app.init();
  await app.listen(0, '127.0.0.1');
  base = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  files = app.get(FileService, { strict: false });
});
afterAll(() => app.close());

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

interface Somebody {
  world: World;
  scope: Scope;
  cookie: string;
}
async function somebody(world?: World): Promise<Somebody> {
  const there = world ?? (await newTenant());
  const scope = await there.as('strategist', { municipalityId: there.municipalities.Umeå! });
  const cookie = (await app.get(Sessions, { strict: false }).open(scope.accountId!, null)).split(';')[0]!;
  return { world: there, scope, cookie };
}
const announce = ({ world, scope }: Somebody, size = PDF.length, type = 'application/pdf', name = 'protokoll.pdf') =>
  world.database.write(scope, (tx) => files.createUpload(tx, { name, size, type }));
const put = (url: string, bytes: Buffer, cookie?: string): Promise<Response> =>
  fetch(base + url, { method: 'PUT', body: bytes, headers: { 'content-type': 'application/json', ...(cookie && { cookie }) } });
const complete = ({ world, scope }: Somebody, file: string, sha256?: string) =>
  world.database.write(scope, (tx) => files.completeUpload(tx, { fileId: globalId(File, file), sha256 }));
const download = ({ world, scope }: Somebody, file: string) =>
  world.database.write(scope, (tx) => files.createDownload(tx, { fileId: globalId(File, file) }));
const rowOf = ({ world, scope }: Somebody, file: string): Promise<File> => world.database.write(scope, (tx) => tx.get(File, file));
async function uploaded(who: Somebody, bytes = PDF, type?: string, name?: string): Promise<string> {
  const { file, uploadUrl } = await announce(who, bytes.length, type, name);
  expect((await put(uploadUrl, bytes, who.cookie)).status).toBe(204);
  return complete(who, file);
}

describe('a file', () => {
  test('comes back as it was sent, to be saved and never shown as a page', async () => {
    const anna = await somebody();
    const file = await uploaded(anna, PDF, 'application/pdf', '../mapp/Årsmöte "1".pdf');
    const { downloadUrl } = await download(anna, file);

    const answer = await fetch(base + downloadUrl, { headers: { cookie: anna.cookie } });

    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PDF);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="_rsm_te _1_.pdf"; filename*=UTF-8''%C3%85rsm%C3%B6te%20%221%22.pdf`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    expect(await rowOf(anna, file)).toMatchObject({ state: 'ready', sha256: createHash('sha256').update(PDF).digest('hex'), size: PDF.length });
  });

  test('lies under a generated name that only the server can read', async () => {
    const anna = await somebody();
    await uploaded(anna);
    const [name] = readdirSync(join(folder, 'files', anna.scope.tenantId));
    expect(name).toMatch(/^[0-9a-f-]{36}$/);
    expect(statSync(join(folder, 'files', anna.scope.tenantId, name!)).size).toBe(PDF.length);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  test('of text may be of any encoding that spreadsheets write', async () => {
    const table = Buffer.from('Kommun;Åtgärd\r\nUmeå;Färja\r\n', 'latin1');
    const anna = await somebody();
    expect(await rowOf(anna, await uploaded(anna, table, 'text/csv'))).toMatchObject({ state: 'ready', type: 'text/csv', size: table.length });
  });

  test('is not ready before its bytes have come, nor when other bytes came than were sent', async () => {
    const anna = await somebody();
    const { file, uploadUrl } = await announce(anna);
    expect(await refusedWith(complete(anna, file))).toEqual(['FILE_NOT_RECEIVED']);
    expect(await refusedWith(download(anna, file))).toEqual(['FILE_NOT_RECEIVED']);
    await put(uploadUrl, PDF, anna.cookie);
    expect(await refusedWith(complete(anna, file, '0'.repeat(64)))).toEqual(['FILE_DIFFERS']);
    expect(await complete(anna, file, createHash('sha256').update(PDF).digest('hex'))).toBe(file);
  });
});

describe('what is refused', () => {
  test('is a file that is not what it was said to be; it is refused for good', async () => {
    const anna = await somebody();
    const { file, uploadUrl } = await announce(anna, PNG.length);
    expect((await put(uploadUrl, PNG, anna.cookie)).status).toBe(422);
    expect(await rowOf(anna, file)).toMatchObject({ state: 'refused', storageKey: null });
    expect((await put(uploadUrl, PNG, anna.cookie)).status).toBe(404);
    expect(await refusedWith(complete(anna, file))).toEqual(['FILE_REFUSED']);
  });

  test.each([
    ['a program', Buffer.from('MZ\0\0\x03')],
    ['a page', Buffer.from('<!DOCTYPE html><script>alert(1)</script>')],
    ['a picture that can run', Buffer.from('\ufeff <svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a document', PDF],
  ])('is %s that calls itself text', async (_what, bytes) => {
    const anna = await somebody();
    const { uploadUrl } = await announce(anna, bytes.length, 'text/csv');
    expect((await put(uploadUrl, bytes, anna.cookie)).status).toBe(422);
  });

  test('is a type that is not taken, with those that are', async () => {
    const anna = await somebody();
    expect(await refusedWith(announce(anna, 100, 'application/x-msdownload'))).toEqual(['FILE_TYPE_REFUSED']);
    expect(await refusedWith(announce(anna, 100, 'application/vnd.ms-word.document.macroenabled.12'))).toEqual(['FILE_TYPE_REFUSED']);
  });

  test('is what is larger than 25 MiB, announced or not', async () => {
    const anna = await somebody();
    expect(await refusedWith(announce(anna, 25 * 1024 * 1024 + 1))).toEqual(['FILE_TOO_LARGE']);
    const { file, uploadUrl } = await announce(anna);
    const more = await put(uploadUrl, Buffer.concat([PDF, Buffer.alloc(10)]), anna.cookie);
    expect([more.status, ((await more.json()) as { code: string }).code]).toEqual([422, 'FILE_LENGTH_DIFFERS']);
    expect((await put(uploadUrl, PDF.subarray(1), anna.cookie)).status).toBe(422);
    expect((await put(uploadUrl, PDF, anna.cookie)).status).toBe(204); // it may be sent again
    expect(await complete(anna, file)).toBe(file);
  });

  test('is what would be more than the tenant has room for', async () => {
    const anna = await somebody();
    await anna.world.database.write(anna.scope, (tx) =>
      tx.sql(
        `insert into file (owner_account_id, name, size, type, state, sha256, storage_key, received_at)
        select $1, 'x', 1024 * 1024 * 1024, 'text/csv', 'ready', repeat('0', 64), gen_random_uuid(), samnav_now() from generate_series(1, 5)`,
        [anna.scope.accountId],
      ),
    );
    expect(await refusedWith(announce(anna))).toEqual(['FILE_QUOTA_EXCEEDED']);
    expect((await announce(await somebody())).uploadUrl).toContain('/files/upload/'); // another tenant has its own
  });
});

describe('an address', () => {
  /** All of them must look like an address that never was. */
  async function expectNothing(answers: Promise<Response>[]): Promise<void> {
    const never = await fetch(`${base}/files/${Buffer.alloc(69, 7).toString('base64url')}`);
    const told = async (answer: Response) => ({ status: answer.status, body: await answer.text() });
    const nothing = await told(never);
    expect(nothing.status).toBe(404);
    expect(await Promise.all(answers.map(async (answer) => told(await answer)))).toEqual(answers.map(() => nothing));
  }

  test('for uploading is good for nobody but whom it was made for', async () => {
    const anna = await somebody();
    const [colleague, stranger] = [await somebody(anna.world), await somebody()];
    const { file, uploadUrl } = await announce(anna);
    await expectNothing([
      put(uploadUrl, PDF, colleague.cookie),
      put(uploadUrl, PDF, stranger.cookie),
      put(uploadUrl, PDF),
      put(uploadUrl, PDF, 'samnav_session=x'),
    ]);
    expect(await rowOf(anna, file)).toMatchObject({ state: 'pending', receivedAt: null });
  });

  test('for downloading is good for nobody but whom it was made for', async () => {
    const anna = await somebody();
    const others = [await somebody(anna.world), await somebody(), { cookie: '' }];
    const { downloadUrl } = await download(anna, await uploaded(anna));
    await expectNothing(others.map(({ cookie }) => fetch(base + downloadUrl, { headers: { cookie } })));
  });

  test('is good for a while, for its file and its use, and only as it was made', async () => {
    const anna = await somebody();
    const file = await uploaded(anna);
    const { downloadUrl } = await download(anna, file);
    const token = downloadUrl.split('/').at(-1)!;
    const bound = { tenantId: anna.scope.tenantId, fileId: file, accountId: anna.scope.accountId!, expires: Math.floor(Date.now() / 1000) + 60 };
    const links = app.get(FileLinks, { strict: false });
    const bad = [
      links.token({ ...bound, use: 'download', expires: Math.floor(Date.now() / 1000) - 1 }),
      links.token({ ...bound, use: 'upload' }),
      links.token({ ...bound, use: 'download', fileId: randomUUID() }),
      links.token({ ...bound, use: 'download', tenantId: randomUUID() }),
      new FileLinks('another secret').token({ ...bound, use: 'download' }),
      `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}`,
    ];
    await expectNothing([
      ...bad.map((t) => fetch(`${base}/files/${t}`, { headers: { cookie: anna.cookie } })),
      put(`/files/upload/${token}`, PDF, anna.cookie),
    ]);
    expect((await fetch(base + downloadUrl, { headers: { cookie: anna.cookie } })).status).toBe(200);
  });

  test('is not made for another’s file, in the same tenant or another', async () => {
    const anna = await somebody();
    const file = await uploaded(anna);
    expect(await refusedWith(download(await somebody(anna.world), file))).toEqual(['NOT_FOUND']);
    expect(await refusedWith(download(await somebody(), file))).toEqual(['NOT_FOUND']);
    expect(await refusedWith(complete(await somebody(anna.world), file))).toEqual(['NOT_FOUND']);
  });
});

test('uploads that nobody completed within a day are refused, and their bytes are gone', async () => {
  const anna = await somebody();
  const { file, uploadUrl } = await announce(anna);
  await put(uploadUrl, PDF, anna.cookie);
  await anna.world.database.write(anna.scope, (tx) =>
    tx.sql(`update file set created_at = samnav_now() - interval '25 hours' where id = $1`, [file]),
  );
  const worker = await Database.connect({ url: process.env.WORKER_DATABASE_URL!, transactions: 1, reads: 1 });
  await refuseAbandonedUploads(worker, app.get(FileStore, { strict: false }));
  await worker.onApplicationShutdown();
  expect(await rowOf(anna, file)).toMatchObject({ state: 'refused', storageKey: null });
  expect(readdirSync(join(folder, 'files', anna.scope.tenantId))).toEqual([]);
});

test('files lie in S3 where that is configured', async () => {
  const s3 = await s3Server();
  const store = await FileStore.open({
    dataFolder: folder,
    s3: { bucket: 'samnav', region: 'eu-north-1', endpoint: s3.endpoint, accessKeyId: 'key', secretAccessKey: 'secret' },
  });
  const [tenant, path] = [randomUUID(), store.incomingPath()];
  writeFileSync(path, PDF);
  const key = await store.keep(tenant, path);
  expect([...s3.objects]).toEqual([[`/samnav/${tenant}/${key}`, PDF]]);
  expect(await text(await store.read(tenant, key))).toBe(PDF.toString());
  await store.remove(tenant, key);
  await store.remove(tenant, key);
  expect(s3.objects.size).toBe(0);
  await s3.close();
});
