import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** The command line of a process; '' when it is gone, a zombie or not ours to see. */
export function commandLine(pid) {
  if (!Number.isInteger(pid) || pid <= 1) return '';
  if (process.platform === 'win32') return '';
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

/** Parent and, where the system tells it cheaply, grandparent of this process. */
export function ancestors() {
  try {
    const stat = process.platform === 'linux' ? readFileSync(`/proc/${process.ppid}/stat`, 'utf8') : '';
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')')).split(' ')[2] ?? ''}`;
  } catch {
    return `${process.ppid}`;
  }
}

/** Signals a process; false when it is gone already. */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

/** Asks a process that is not our child to end; the hard signal follows when it does not within the grace. */
export async function endProcess(pid, { soft = 'SIGTERM', hard = 'SIGKILL', grace = 5000 } = {}) {
  signal(pid, soft);
  for (const until = Date.now() + grace; commandLine(pid) && Date.now() < until;) await sleep(50);
  if (!commandLine(pid)) return;
  signal(pid, hard);
  for (const until = Date.now() + 3000; commandLine(pid) && Date.now() < until;) await sleep(50);
}

/** Whether a port of this machine can be listened on. */
export function portIsFree(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A port that nobody listens on: the preferred one where it is free. */
export async function freePort(preferred) {
  if (preferred && (await portIsFree(preferred))) return preferred;
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * A port that nobody listens on and that the system never gives to an outgoing connection: for a server that is killed and must come
 * back to its place while its clients knock on it.
 */
export async function lastingPort() {
  for (;;) {
    const port = 12_000 + Math.floor(Math.random() * 18_000);
    if (await portIsFree(port)) return port;
  }
}
