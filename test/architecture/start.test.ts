import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freePort, portIsFree } from '../../tools/processes.mjs';
import { StartProcess } from './start-process.ts';

const data = mkdtempSync(join(tmpdir(), 'samnav-start-'));
chmodSync(data, 0o711); // the account of the database server must be able to enter
let port: number;
const start = (...args: string[]): StartProcess => new StartProcess({ SAMNAV_DATA: data, PORT: String(port) }, args);
const signIn = (): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'gruppledare@umearegionen.example', password: 'samnav-demo' }),
  });

describe('npm start', () => {
  let running: StartProcess;
  beforeAll(async () => {
    port = await freePort();
    running = start();
    await running.ready();
  }, 300_000);
  afterAll(async () => {
    running.signal('SIGTERM');
    await running.ended;
    rmSync(data, { recursive: true, force: true });
  }, 20_000);

  test('says that it is ready when the page answers and a demo person can sign in', async () => {
    const page = await fetch(`http://127.0.0.1:${port}/`, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('<title>');
    expect((await signIn()).status).toBe(200);
    expect(running.output).toContain(`Samnav ready: http://127.0.0.1:${port}\n`);
  });

  test('refuses a second one on the same data in one sentence', async () => {
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.output).toMatch(/^Samnav already runs from this folder \(process \d+, .*\n$/);
  });

  test('recovers by itself after a kill -9 of the whole group', async () => {
    const secret = readFileSync(join(data, 'secret.json'), 'utf8');
    running.killGroup();
    await running.ended;
    running = start(); // at once: the old database server is still up, or on its way down
    await running.ready();
    expect((await signIn()).status).toBe(200);
    expect(readFileSync(join(data, 'secret.json'), 'utf8')).toBe(secret);
  }, 120_000);

  test('stops everything within ten seconds when told to', async () => {
    const began = performance.now();
    running.signal('SIGTERM');
    expect(await running.ended).toBe(0);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(await portIsFree(port)).toBe(true);
    expect(() => readFileSync(join(data, 'pg/postmaster.pid'))).toThrow('ENOENT');
  }, 20_000);

  test('keeps demo and real data apart', async () => {
    const real = start('--no-demo');
    expect(await real.ended).toBe(1);
    expect(real.output).toMatch(/holds demo data; for a real installation choose another folder with SAMNAV_DATA\.\n$/);
  });

  test('names a port that another program holds, and one that is free', async () => {
    const stranger = createServer().listen(0, '127.0.0.1');
    await once(stranger, 'listening');
    const { port: taken } = stranger.address() as AddressInfo;
    const refused = new StartProcess({ SAMNAV_DATA: data, PORT: String(taken) });
    expect(await refused.ended).toBe(1);
    expect(refused.output).toMatch(new RegExp(`^Port ${taken} is taken by another program; choose another one, for example: PORT=\\d+ npm start\n$`));
    stranger.close();
  });

  test.each([
    [['--clock', 'tomorrow'], '--clock needs an instant such as 2026-12-24T07:55; it got "tomorrow".'],
    [['--clock', '2026-12-24T07:55', '--no-demo'], '--clock works in demo mode only, not together with --no-demo.'],
    [['--fast'], 'There is no option --fast.'],
  ])('refuses %j in one sentence', async (args, sentence) => {
    const refused = start(...args);
    expect(await refused.ended).toBe(1);
    expect(refused.output).toContain(sentence);
  });
});
