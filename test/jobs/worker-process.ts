import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

export interface WorkerProcess {
  child: ChildProcess;
  /** All that it has written so far. */
  log(): string;
  /** Its exit code, or the signal that ended it. */
  exited: Promise<number | string>;
  kill(signal: NodeJS.Signals): Promise<number | string>;
}

/** The real worker, run from its source in a process of its own. */
export function spawnWorker(env: Record<string, string>, main = 'apps/worker/src/main.ts'): WorkerProcess {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
  const flags = ['--conditions=ws-source', '--disable-warning=ExperimentalWarning', '--import', '@swc-node/register/esm-register'];
  const child = spawn(process.execPath, [...flags, join(root, main)], {
    cwd: root,
    env: { PATH, HOME, TMPDIR, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let log = '';
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const exited = new Promise<number | string>((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal ?? -1)));
  return {
    child,
    log: () => log,
    exited,
    kill(signal) {
      child.kill(signal);
      return exited;
    },
  };
}

/** The same, when it has said that it works. */
export async function startWorker(env: Record<string, string>, main?: string): Promise<WorkerProcess> {
  const worker = spawnWorker(env, main);
  const ready = new Promise<true>((resolve) => worker.child.once('message', () => resolve(true)));
  const first = await Promise.race([ready, worker.exited]);
  if (first !== true) throw new Error(`The worker ended (${first}):\n${worker.log()}`);
  return worker;
}
