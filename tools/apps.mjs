import { closeSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launch } from './children.mjs';
import { home } from './installation.mjs';
import { root } from './install.mjs';
import { Sentence } from './say.mjs';

/** Where a program writes its log. */
export const logOf = (name) => join(home, 'logs', `${name}.log`);

/** Starts api or worker; the channel tells it when we are gone, so that none outlives its parent. */
export function startApp(name, env) {
  mkdirSync(join(home, 'logs'), { recursive: true });
  try {
    renameSync(logOf(name), `${logOf(name)}.old`);
  } catch {
    // there was none
  }
  const log = openSync(logOf(name), 'w', 0o600);
  const child = launch(process.execPath, ['--enable-source-maps', join(root, `apps/${name}/dist/main.js`)], {
    cwd: root,
    env,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  return Object.assign(child, { name });
}

/** The end of a program's log, for the message when it died. */
export function lastWords(name, lines = 15) {
  try {
    return readFileSync(logOf(name), 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}

/** Waits until the API says that it is ready and hands out the web's first page. */
export async function untilReady(url, dead, limit = 90_000) {
  const answers = async (path) => {
    try {
      const response = await fetch(url + path, { headers: { accept: 'text/html, application/json' }, signal: AbortSignal.timeout(2000) });
      await response.arrayBuffer();
      return response.ok;
    } catch {
      return false;
    }
  };
  for (const until = Date.now() + limit; Date.now() < until; await sleep(100)) {
    if (dead()) return;
    if ((await answers('/health/ready')) && (await answers('/'))) return;
  }
  throw new Sentence(`The API did not answer at ${url} within ${limit / 1000} seconds; its log is ${logOf('api')}.\n${lastWords('api')}`);
}
