import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './cluster.ts';

const folder = join(root, 'test/bench/rivals');
const stamp = join(folder, 'node_modules/.installed');

/** The rivals' own libraries, installed where they are missing or older than their lock; the product's install knows nothing of them. */
export function installRivals(say: (line: string) => void): void {
  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('The rivals’ libraries are installed.');
  const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The rivals’ libraries could not be installed:\n${stderr}`);
  writeFileSync(stamp, lock);
}
