import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const alive = new Set();

/** Starts a program that `endChildren` will end. */
export function launch(file, args, options) {
  const child = spawn(file, args, options);
  alive.add(child);
  child.once('close', () => alive.delete(child));
  child.once('error', () => alive.delete(child));
  return child;
}

/** Runs a program to its end and answers what it wrote. */
export function run(file, args, { onOutput, ...options } = {}) {
  const child = launch(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr']) {
    child[name].setEncoding('utf8').on('data', (chunk) => {
      written[name] += chunk;
      onOutput?.(chunk, name);
    });
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, ...written, stderr: `${written.stderr}${error.message}\n` }));
    child.once('close', (code, by) => resolve({ code: code ?? 1, by, ...written }));
  });
}

/** Runs a script with this Node. */
export const node = (args, options) => run(process.execPath, args, options);

/** Asks all children to end, and makes them when the grace is over. */
export async function endChildren(grace) {
  for (const child of alive) child.kill('SIGTERM');
  for (const until = Date.now() + grace; alive.size && Date.now() < until;) await sleep(20);
  for (const child of alive) child.kill('SIGKILL');
  for (const until = Date.now() + 1000; alive.size && Date.now() < until;) await sleep(20);
}
