import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Logger } from '@nestjs/common';
import { openDatabase } from './database.ts';
import { Findings } from './findings.ts';

const { values } = parseArgs({ options: { smoke: { type: 'boolean' }, only: { type: 'string' } } });
const started = performance.now();
const seconds = (): string => ((performance.now() - started) / 1000).toFixed(1);
const MOST_SAID = 40;

const database = await openDatabase(); // before anything reads the environment
const { WalkServer } = await import('./server.ts');
const { openWorld } = await import('./world.ts');
const { measured, sections, smoke } = await import('./sections.ts');
Logger.overrideLogger(false); // refusals are what we are here for
const server = await WalkServer.open();
const findings = new Findings();
try {
  const world = await openWorld(server, database.admin);
  console.log(`${seconds()} s  the world is there: ${world.people.length} people`);
  const only = values.only?.split(',');
  for (const [name, section] of Object.entries(values.smoke ? smoke : sections)) {
    if (only && !only.includes(name)) continue;
    const before = findings.wrong.length;
    await section(world, findings).catch((error: Error) => findings.found(name, 'the walk itself', error.stack ?? error.message));
    console.log(`${seconds()} s  ${name}${findings.wrong.length > before ? `: ${findings.wrong.length - before} wrong` : ''}`);
  }
} finally {
  await server.close();
  await database.close();
}
const told = new Map<string, number>();
for (const { section, who, what } of findings.wrong) {
  told.set(section, (told.get(section) ?? 0) + 1);
  if (told.get(section)! <= MOST_SAID) console.log(`WRONG  ${section} · ${who} · ${what}`);
}
for (const { what, foreignMs, noneMs } of measured)
  console.log(
    `median of ${what}: another tenant's ${foreignMs.toFixed(2)} ms, nobody's ${noneMs.toFixed(2)} ms, Δ ${Math.abs(foreignMs - noneMs).toFixed(2)} ms`,
  );
for (const [what, n] of findings.counts) console.log(`${n} ${what}`);
console.log(`${server.asked} requests in ${seconds()} s, ${findings.wrong.length} findings`);
process.exit(findings.wrong.length ? 1 : 0);
