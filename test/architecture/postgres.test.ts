import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { startPostgres } from '../../tools/postgres.mjs';
import type { EmbeddedPostgres } from '../../tools/postgres.mjs';
import { commandLine } from '../../tools/processes.mjs';

const parent = mkdtempSync(join(tmpdir(), 'samnav-pg-'));
chmodSync(parent, 0o711); // the server's own account must be able to enter
afterAll(() => rmSync(parent, { recursive: true, force: true }));

async function ask<R>(server: EmbeddedPostgres, sql: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: server.adminUrl.replace(/samnav$/, 'postgres') });
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows as R[];
}

describe('the database server of npm', () => {
  const dir = join(parent, 'home');

  test('keeps its data, and its secrets to its owner', async () => {
    const first = await startPostgres({ dir });
    await ask(first, 'create table kept as select 7 as n');
    await first.stop();
    const again = await startPostgres({ dir });
    expect(await ask(again, 'select n from kept')).toEqual([{ n: 7 }]);
    await again.stop();
    expect(statSync(join(dir, 'secret.json')).mode & 0o777).toBe(0o600);
  });

  test('knows the letters of Swedish, and their order', async () => {
    const server = await startPostgres({ dir });
    expect(await ask(server, `select lower('ÅÄÖ') as small, 'Ö' ~* 'ö' as same`)).toEqual([{ small: 'åäö', same: true }]);
    const sorted = await ask<{ x: string }>(server, `select x from unnest(array['Öst', 'Zorn', 'Ärla', 'Åre']) x order by x collate "sv-x-icu"`);
    expect(sorted.map(({ x }) => x)).toEqual(['Zorn', 'Åre', 'Ärla', 'Öst']);
    await server.stop();
  });

  test('takes the place of an old server that still runs on the same data', async () => {
    const old = await startPostgres({ dir });
    const server = await startPostgres({ dir });
    await old.exited;
    expect(await ask(server, 'select 1 as n')).toEqual([{ n: 1 }]);
    await Promise.all([old.stop(), server.stop()]);
  });

  test('starts after a crash whose pid now belongs to another program', async () => {
    const crashed = await startPostgres({ dir });
    const note = readFileSync(join(crashed.dir, 'postmaster.pid'), 'utf8');
    process.kill(crashed.pid, 'SIGKILL');
    await crashed.exited;
    const stranger = spawn('sleep', ['60']);
    writeFileSync(join(crashed.dir, 'postmaster.pid'), note.replace(/^\d+/, String(stranger.pid)));
    const server = await startPostgres({ dir });
    expect(await ask(server, 'select n from kept')).toEqual([{ n: 7 }]);
    await server.stop();
    stranger.kill();
  });

  test('is stopped, and a forgetful one removed, when its parent dies without a word', async () => {
    const home = join(parent, 'forgetful');
    const script = `import(${JSON.stringify(resolve('tools/postgres.mjs'))}).then((m) => m.startPostgres({ dir: ${JSON.stringify(home)}, persistent: false })).then((s) => { console.log(s.pid); setInterval(() => 0, 1e6); })`;
    const child = spawn(process.execPath, ['-e', script], { env: { ...process.env, NODE_OPTIONS: '' } });
    const [pid] = (await once(child.stdout, 'data')) as [Buffer];
    child.kill('SIGKILL');
    for (const until = Date.now() + 10_000; commandLine(Number(pid)) && Date.now() < until;) await sleep(50);
    expect(commandLine(Number(pid))).toBe('');
    await sleep(500);
    expect(() => statSync(home)).toThrow('ENOENT');
  });

  test('says which file is wrong when the password is not the one of the data', async () => {
    const secret = readFileSync(join(dir, 'secret.json'), 'utf8');
    writeFileSync(join(dir, 'secret.json'), JSON.stringify({ ...(JSON.parse(secret) as object), superuser: 'other' }));
    await expect(startPostgres({ dir })).rejects.toThrow(/secret\.json is not the one of the database/);
    writeFileSync(join(dir, 'secret.json'), secret);
  });

  (process.getuid?.() === 0 ? test : test.skip)('lies outside a folder that the account of the server cannot enter', async () => {
    const closed = join(parent, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const server = await startPostgres({ dir: join(closed, 'home') });
    expect(server.dir).toMatch(/^\/var\/lib\/samnav\/[0-9a-f]{16}\/pg$/);
    expect(await ask(server, 'select 1 as n')).toEqual([{ n: 1 }]);
    await server.stop();
    rmSync(dirname(server.dir), { recursive: true });
  });
});
