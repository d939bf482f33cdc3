import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './install.mjs';
import { dataFolders, stopOldServer } from './postgres.mjs';
import { commandLine, endProcess, freePort, portIsFree } from './processes.mjs';
import { Sentence, step } from './say.mjs';

/** The folder that holds this installation's data, secrets and logs. */
export const home = resolve(root, process.env.SAMNAV_DATA || '.samnav');
const RUN = join(home, 'run.json');
const MODE = join(home, 'installation.json');

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // absent, or cut off by a crash
  }
};

const same = ({ pid, command }) => pid !== process.pid && Boolean(command) && commandLine(pid) === command;

/** The start that runs from this folder right now, if any. */
export function runningStart() {
  const run = readJson(RUN);
  return run && same(run.start) ? run : undefined;
}

/** Ends what an earlier start left behind; refuses when that start is still alive. */
export async function clearLeftovers() {
  const run = readJson(RUN);
  if (!run) return;
  const same = ({ pid, command }) => pid !== process.pid && command && commandLine(pid) === command;
  if (same(run.start))
    throw new Sentence(`Samnav already runs from this folder (process ${run.start.pid}, ${run.url}); stop that one with Ctrl-C first.`);
  const left = run.apps.filter(same);
  if (left.length) step(`Left from an earlier start and ended now: ${left.map(({ name }) => name).join(', ')}.`);
  await Promise.all(left.map(({ pid }) => endProcess(pid, { grace: 3000 })));
  rmSync(RUN, { force: true });
}

/** Notes who runs, for the next start to find after a crash. */
export function noteRun(url, apps = []) {
  mkdirSync(home, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const entry = (pid, name) => ({ name, pid, command: commandLine(pid) });
  writeFileSync(RUN, JSON.stringify({ url, start: entry(process.pid, 'start'), apps: apps.map(({ pid, name }) => entry(pid, name)) }, null, 2));
}

/** Forgets the note after an orderly stop. */
export const forgetRun = () => rmSync(RUN, { force: true });

/** Keeps demo and real data apart: a folder stays what it was made as. */
export function keepMode(mode) {
  const known = readJson(MODE)?.mode;
  if (known && known !== mode) {
    const how =
      known === 'demo'
        ? 'holds demo data; for a real installation choose another folder with SAMNAV_DATA'
        : 'holds a real installation; start it with: npm start -- --no-demo';
    throw new Sentence(`${home} ${how}.`);
  }
  mkdirSync(home, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  if (!known) writeFileSync(MODE, JSON.stringify({ mode }) + '\n');
}

/** Removes the data of this installation, and nothing else that may lie in its folder. */
export async function removeData() {
  if (!existsSync(home)) return;
  for (const dir of dataFolders(home)) {
    await stopOldServer(dir);
    rmSync(dir, { recursive: true, force: true });
  }
  for (const name of ['files', 'incoming', 'logs', 'postgres.log', 'run.json', 'installation.json', 'seal-key.pem', 'seal-key.pub', 'secret.json'])
    rmSync(join(home, name), { recursive: true, force: true });
  step(`The data in ${home} is removed.`);
}

/** Refuses a port that another program holds, and names one that is free. */
export async function claimPort(port) {
  for (let attempt = 0; attempt < 10; attempt++) {
    if ((await portIsFree(port, '127.0.0.1')) && (await portIsFree(port, '0.0.0.0'))) return;
    await sleep(100); // a killed server of ours may need a moment to let go
  }
  throw new Sentence(`Port ${port} is taken by another program; choose another one, for example: PORT=${await freePort(port + 1)} npm start`);
}
