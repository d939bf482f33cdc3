import { writeFileSync } from 'node:fs';
import { openCluster } from './cluster.ts';
import { readOptions } from './options.ts';
import type { Options } from './options.ts';
import { reads } from './reads.ts';

const say = (line: string): void => console.log(line);

async function run(options: Options): Promise<void> {
  const cluster = await openCluster({ adminUrl: options.database, secret: process.env.SAMNAV_SECRET }, say);
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopping ??= cluster.stop());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().then(() => process.exit(1)));
  try {
    const measured = await reads(cluster, options, say);
    if (options.json) writeFileSync(options.json, `${JSON.stringify(measured, null, 1)}\n`);
  } finally {
    await stop();
  }
}

try {
  await run(readOptions(process.argv.slice(2)));
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? (process.env.SAMNAV_DEBUG ? error.stack : error.message) : error);
  process.exit(1);
}
