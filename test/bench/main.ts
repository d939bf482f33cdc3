import { writeFileSync } from 'node:fs';
import { openCluster } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import { growth } from './growth.ts';
import { memory } from './memory.ts';
import { readOptions } from './options.ts';
import type { Options } from './options.ts';
import { reads } from './reads.ts';
import { benchAudit } from './audit.ts';
import { benchDashboard } from './dashboard/main.ts';
import { benchFunding } from './funding/main.ts';
import { benchReminders } from './reminders/main.ts';
import { writeResults } from './results.ts';
import { trip } from './trip.ts';

const say = (line: string): void => console.log(line);

/** Runs one command and answers what it printed. */
async function found(cluster: Cluster, options: Options): Promise<string> {
  if (options.command === 'growth') return growth(cluster, options, say);
  if (options.command === 'trip') return trip(cluster, options, say);
  if (options.command === 'memory') return memory(cluster, options, say);
  const { measured, text } = await reads(cluster, options, say);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(measured, null, 1)}\n`);
  return text;
}

async function run(options: Options): Promise<void> {
  const cluster = await openCluster({ adminUrl: options.database, secret: process.env.SAMNAV_SECRET }, say);
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= cluster.stop());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().then(() => process.exit(1)));
  try {
    const text = await found(cluster, options);
    if (options.results) writeResults(options, text, cluster.version);
  } finally {
    await stop();
  }
}

try {
  const [command, ...args] = process.argv.slice(2);
  if (command === 'reminders') await benchReminders(args);
  else if (command === 'goals') await benchDashboard(args);
  else if (command === 'audit') await benchAudit(args);
  else if (command === 'funding') await benchFunding(args);
  else await run(readOptions(process.argv.slice(2)));
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? (process.env.SAMNAV_DEBUG ? error.stack : error.message) : error);
  process.exit(1);
}
