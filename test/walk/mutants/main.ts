import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Logger } from '@nestjs/common';
import { openDatabase } from '../database.ts';

const { values } = parseArgs({ options: { smoke: { type: 'boolean' }, only: { type: 'string' } } });
const started = performance.now();
const say = (what: string): void => console.log(`${((performance.now() - started) / 1000).toFixed(1)} s  ${what}`);
const wanted = (family: string): boolean => !values.only || values.only.split(',').includes(family);

const database = await openDatabase(); // before anything reads the environment
const { Facts } = await import('../facts.ts');
const { WalkServer } = await import('../server.ts');
const { openWorld } = await import('../world.ts');
const code = await import('./code.ts');
const { funderMutants } = await import('./funder.ts');
const { servedMutants, storedMutants } = await import('./stored.ts');
Logger.overrideLogger(false);

const counts = new Map<string, { all: number; killed: number; by: Map<string, number> }>();
const survivors: string[] = [];
/** One mutant done with. */
function note(family: string, name: string, by: readonly string[]): void {
  const count = counts.get(family) ?? { all: 0, killed: 0, by: new Map<string, number>() };
  counts.set(family, count);
  count.all++;
  if (!by.length) return void survivors.push(`${family}: ${name}`);
  count.killed++;
  for (const one of by) count.by.set(one, (count.by.get(one) ?? 0) + 1);
}

const server = await WalkServer.open();
const dirty: string[] = [];
try {
  const world = await openWorld(server, database.admin);
  say('the world is there');

  /** Runs a mutant's checks until one notices it. */
  const kill = async ({ name, family, apply, restore, checks }: import('./code.ts').Mutant): Promise<void> => {
    apply();
    server.salt = name.replace(/\W/g, '');
    let by: string | undefined;
    for (const [check, ask] of checks) {
      const wrong = await ask().catch((error: Error) => [error.message]);
      if (wrong.length) by = check;
      if (by) break;
    }
    restore();
    note(family, by ? name : `${name} (${checks.length} checks)`, by ? [by] : []);
  };
  /** What the checks say where nothing is changed. */
  const clean = async (checks: [string, () => Promise<string[]>][]): Promise<void> => {
    server.salt = 'clean';
    for (const [name, ask] of checks) for (const what of await ask()) dirty.push(`${name}: ${what}`);
  };
  const few = <T>(all: T[], n: number): T[] => (values.smoke ? all.filter((_one, i) => i % Math.ceil(all.length / n) === 0) : all);

  if (wanted('database')) {
    const some = values.smoke ? (table: string) => ['project', 'api_token', 'audit_event'].includes(table) : () => true;
    const [stored, served] = [await storedMutants(world, some), await servedMutants(world, some)];
    for (const { name, by } of stored.filter(({ same }) => !same)) note('database', name, by);
    say(
      `database: ${stored.length} changes, ${stored.filter(({ same }) => same).length} of them none; over HTTP ${served.filter(({ by }) => by.length).length} of ${served.length} are noticed, the others stand behind a second rule`,
    );
  }
  if (wanted('entities')) {
    const entities = few(code.entityMutants(world), 8);
    await clean(entities.flatMap(({ checks }) => checks.slice(0, 1)));
    for (const mutant of entities) await kill(mutant);
    say('entities');
  }
  if (wanted('requires') && !values.smoke) {
    server.salt = 'requires';
    const { mutants, dirty: open } = await code.requireMutants(world, say);
    dirty.push(...open);
    for (const mutant of mutants) await kill(mutant);
    world.facts = await Facts.read(database.admin); // what got through was written
    say('requires');
  }
  if (wanted('rules')) {
    const hand = few(code.handMutants(world), 8);
    if (!values.smoke) await clean(hand[0]!.checks);
    for (const mutant of hand) await kill(mutant);
    say('rules');
  }
  if (wanted('cells')) {
    for (const mutant of few(code.cellMutants(world), 12)) await kill(mutant);
    say('cells');
  }
  if (wanted('funder')) {
    for (const { name, by } of await funderMutants(world, (all) => few(all, 3))) note('funder', name, by);
    say('funder');
  }
} finally {
  await server.close();
  await database.close();
}
for (const what of dirty) console.log(`WRONG WITHOUT A MUTANT  ${what}`);
for (const what of survivors) console.log(`SURVIVED  ${what}`);
let [all, killed] = [0, 0];
for (const [family, count] of counts) {
  console.log(`${family}: ${count.killed} of ${count.all} killed (${[...count.by].map(([by, n]) => `${n} by ${by}`).join(', ')})`);
  all += count.all;
  killed += count.killed;
}
say(`${killed} of ${all} mutants killed, ${survivors.length} survived`);
process.exit(survivors.length || dirty.length ? 1 : 0);
