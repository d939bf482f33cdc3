import { writeFileSync } from 'node:fs';
import { openRegions } from './database.ts';
import { fairness } from './fairness.ts';
import { lateness } from './lateness.ts';
import { readOptions } from './options.ts';
import { findings, said, writeResults } from './report.ts';
import { sweep } from './sweep.ts';
import { redisBinary, redisServer } from '../../jobs/redis-server.ts';

const say = (line: string): void => console.log(line);

/** Measures what the command line asks for and prints it; everything it started is gone afterwards. */
export async function benchReminders(args: string[]): Promise<void> {
  const options = readOptions(args);
  const binary = redisBinary();
  if (options.backend === 'redis' && !binary) throw new Error('There is no redis-server: install it, or set SAMNAV_REDIS_SERVER.');
  const redis = options.backend === 'redis' ? await redisServer(binary!) : null;
  const regions = await openRegions(options, say);
  let stopping: Promise<unknown> | undefined;
  const stop = (): Promise<unknown> => (stopping ??= Promise.all([regions.close(), redis?.close()]));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().then(() => process.exit(1)));
  try {
    const { parts } = options;
    const rounds = parts.includes('sweep') ? await sweep(regions, options, redis?.url, say) : [];
    const late = parts.includes('lateness') ? await lateness(regions, options, redis?.url) : undefined;
    if (late) say(`lateness at ${late.perSecond}/s: p50 ${late.p50.toFixed(0)} ms, p99 ${late.p99.toFixed(0)} ms`);
    const fair = parts.includes('fairness') ? await fairness(regions, options, redis?.url) : undefined;
    const found = findings(options, rounds, late, fair);
    const text = said(found);
    say(`\n${text}`);
    if (options.json) writeFileSync(options.json, `${JSON.stringify(found, null, 1)}\n`);
    if (options.results) writeResults(options, text, regions.version);
  } finally {
    await stop();
  }
}
