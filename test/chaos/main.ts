import 'reflect-metadata';
import { setMaxListeners } from 'node:events';
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { provideBrowsersAndRedis } from '../../tools/browsers-and-redis.mjs';
import { build } from '../../tools/build.mjs';
import { Chaos } from './chaos.ts';
import type { Outcome } from './chaos.ts';
import { record } from './record.ts';
import type { Backend } from './schedule.ts';

/** Reminders while everything is killed. Exits 0 only when none was lost, early, misdirected or told twice without cause. */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    kills: { type: 'string', default: '20' },
    backend: { type: 'string', default: 'postgres' },
    reminders: { type: 'string' },
    workers: { type: 'string', default: '3' },
    record: { type: 'boolean', default: false },
  },
});
const kills = Number(values.kills);
const backend = values.backend as Backend;
if (!['postgres', 'redis'].includes(backend)) throw new Error('--backend is postgres or redis.');
const { env: tools, skipped } = await provideBrowsersAndRedis(['SAMNAV_FAKETIME', ...(backend === 'redis' ? ['SAMNAV_REDIS_SERVER'] : [])]);
const redisBinary = tools['SAMNAV_REDIS_SERVER'];
if (backend === 'redis' && !redisBinary) throw new Error(skipped.join(' '));
setMaxListeners(0, process);

await build(['@samnav/api', '@samnav/worker', '@samnav/migrations']);
const outcome = await new Chaos({
  seed: Number(values.seed),
  kills,
  backend,
  reminders: Number(values.reminders ?? Math.max(200, kills * 40)),
  workers: Number(values.workers),
  redisBinary,
  say: console.log,
}).run();

const faults = faultsOf(outcome);
tell(outcome);
if (values.record) record({ seed: Number(values.seed), backend, outcome, clean: faults.length === 0 });
if (faults.length)
  console.log(`Not clean; the same again: npm run chaos -- --seed ${values.seed} --kills ${kills} --backend ${backend}; logs: ${outcome.logs}`);
else rmSync(outcome.logs, { recursive: true, force: true });
console.log(
  `kills=${struck(outcome)} reminders=${outcome.reminders} lost=${outcome.lost.length} early=${outcome.early.length} misdirected=${outcome.misdirected.length} ` +
    `duplicates=${outcome.duplicates} drainedSeconds=${outcome.drainedSeconds.toFixed(1)}`,
);
process.exit(faults.length ? 1 : 0);

function struck({ kills: done }: Outcome): number {
  return [...done.values()].reduce((sum, times) => sum + times, 0);
}

function faultsOf(outcome: Outcome): string[] {
  const { lost, early, misdirected, wrong, duplicates, drainedSeconds } = outcome;
  return [
    ...lost.map((what) => `LOST ${what}`),
    ...early.map((what) => `EARLY ${what}`),
    ...misdirected.map((what) => `MISDIRECTED ${what}`),
    ...wrong.map((what) => `WRONG ${what}`),
    ...(duplicates > struck(outcome) ? [`WRONG ${duplicates} copies, more than kills`] : []),
    ...(drainedSeconds > 60 ? [`WRONG drained only after ${drainedSeconds} s`] : []),
    ...(struck(outcome) < kills ? [`WRONG only ${struck(outcome)} of ${kills} kills struck`] : []),
  ];
}

function tell(outcome: Outcome): void {
  console.log('');
  for (const [kill, times] of outcome.kills) console.log(`${String(times).padStart(5)}  ${kill}`);
  for (const [misdeed, times] of outcome.misdeeds) console.log(`${String(times).padStart(5)}  mail server: ${misdeed}`);
  console.log(`${String(outcome.letters).padStart(5)}  letters taken, ${outcome.acts} answers given meanwhile`);
  skipped.forEach((line) => console.log(line));
  for (const fault of faults.slice(0, 40)) console.log(fault);
  if (faults.length > 40) console.log(`… and ${faults.length - 40} more`);
}
