import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './children.mjs';
import { Sentence, step, whileWorking } from './say.mjs';

export const root = join(import.meta.dirname, '..');
/** Why the libraries must be installed; '' when node_modules is what package-lock.json says. */
export function missingLibraries() {
  const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return 'node_modules is missing';
  const wanted = read('package-lock.json');
  const there = read('node_modules/.package-lock.json');
  for (const [path, { version, optional, devOptional }] of Object.entries(wanted)) {
    if (!path) continue;
    if (there[path] ? there[path].version !== version : !optional && !devOptional) return `${path} is not as in package-lock.json`;
  }
  return '';
}

/** Runs npm ci when node_modules is missing or stale. */
export async function installLibraries() {
  const reason = missingLibraries();
  if (!reason) return;
  step(`Libraries are installed, which takes a minute or two (${reason}).`);
  const { code, stdout, stderr } = await whileWorking(
    'still installing',
    npm(['ci', '--include=dev', '--include=optional', '--loglevel=error', '--no-progress']),
  );
  if (code === 0) return step('Libraries are in place.');
  const lines = `${stdout}\n${stderr}`.trim().split('\n');
  const because = lines.find((line) => /npm (error|ERR!) (?!code|errno|syscall)/.test(line)) ?? lines.at(-1);
  throw new Sentence(`npm ci failed: ${because?.replace(/^npm (error|ERR!) /, '')} (the network, or disk space, is the usual cause).`);
}

/** Runs npm: the one that started us where there is one. */
export function npm(args) {
  const own = process.env.npm_execpath;
  const viaNode = own && /npm-cli\.c?js$/.test(own);
  const env = { ...process.env };
  delete env.NODE_ENV; // production would leave out what the build needs
  if (viaNode) return run(process.execPath, [own, ...args], { cwd: root, env });
  return run('npm', args, { cwd: root, env, shell: process.platform === 'win32' });
}
