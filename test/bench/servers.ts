import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../tools/processes.mjs';
import { root } from './cluster.ts';
import type { Bench } from './cluster.ts';
import type { Sample, Workload } from './workloads.ts';

export const serverNames = ['samnav', 'limit', 'nest-typeorm', 'postgraphile'] as const;
export type ServerName = (typeof serverNames)[number];

/** Stands for a fresh Idempotency-Key: whoever sends the request puts one of the same length in its place. */
export const ANY_KEY = 'any-key-'.repeat(4);

/** A request as it goes over the wire. */
export interface Ask {
  path: string;
  headers: Record<string, string>;
  body: string;
}

export interface Server {
  name: ServerName;
  pid: number;
  port: number;
  ask(workload: Workload, sample: Sample): Ask;
  /** `data` of its answer in the common shape: that of our own schema, uuids without prefix, money as decimal text. */
  plain(workload: Workload, data: any): unknown;
  stop(): Promise<void>;
}

export interface StartOptions {
  /** From TypeScript, as the tests run it, instead of the built program. */
  source?: boolean;
  /** A folder for a CPU profile. */
  profile?: string;
}

/** Roles' addresses as the programs read them. */
export const addresses = ({ urls }: Bench): Record<string, string> =>
  Object.fromEntries(Object.entries(urls).map(([role, url]) => [`${role.toUpperCase()}_DATABASE_URL`, url]));

export interface Started {
  pid: number;
  port: number;
  stop(): Promise<void>;
}

/** Starts a server that says `ready` over IPC when it listens on PORT. */
export async function startServer(command: string, args: string[], env: Record<string, string>): Promise<Started> {
  const port = await freePort();
  const home = mkdtempSync(join(tmpdir(), 'samnav-bench-'));
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(command, args, {
    cwd: root,
    env: { PATH, HOME, NODE_ENV: 'production', PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, SAMNAV_DATA: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let log = '';
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-5000)));
  const ready = new Promise<boolean>((resolve) => child.once('message', () => resolve(true)));
  const ended = new Promise<boolean>((resolve) => child.once('exit', () => resolve(false)));
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 60_000).unref());
  if (!(await Promise.race([ready, ended, late]))) {
    child.kill('SIGKILL');
    throw new Error(`${args.at(-1)} did not start:\n${log}`);
  }
  child.once('exit', (code) => code && console.error(`${args.at(-1)} ended with ${code}:\n${log}`));
  return { pid: child.pid!, port, stop: () => stop(child, ended).finally(() => rmSync(home, { recursive: true, force: true })) };
}

async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill('SIGTERM');
  const hard = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(hard);
}

export const json = (path: string, headers: Record<string, string>, body: unknown): Ask => ({ path, headers, body: JSON.stringify(body) });

/** Whole öre as our API writes money. */
export const kronor = (ore: string | number): { amount: string } => ({ amount: (Number(ore) / 100).toFixed(2) });
