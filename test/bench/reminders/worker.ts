import { readFileSync } from 'node:fs';
import { build } from '../../../tools/build.mjs';
import { startServer } from '../servers.ts';
import type { Regions } from './database.ts';

export interface Worker {
  /** The most MB of memory that it has held so far. */
  peak(): number;
  stop(): Promise<void>;
}

/** The worker as a deployment runs it. */
export async function startWorker({ urls, secret }: Regions, source: boolean, env: Record<string, string>): Promise<Worker> {
  if (!source) await build(['@samnav/worker']);
  const loader = ['--conditions=ws-source', '--disable-warning=ExperimentalWarning', '--import', '@swc-node/register/esm-register'];
  const program = source ? [...loader, 'apps/worker/src/main.ts'] : ['apps/worker/dist/main.js'];
  const addresses = Object.fromEntries(Object.entries(urls).map(([role, url]) => [`${role.toUpperCase()}_DATABASE_URL`, url]));
  const { pid, stop } = await startServer(process.execPath, program, { ...addresses, SAMNAV_SECRET: secret, SAMNAV_MODE: 'production', ...env });
  return { stop, peak: () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024 };
}
