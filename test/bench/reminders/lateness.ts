import { setTimeout as sleep } from 'node:timers/promises';
import type { Regions } from './database.ts';
import type { Options } from './options.ts';
import { startWorker } from './worker.ts';

/** Milliseconds from a reminder's time to the commit that delivered it. */
export interface Lateness {
  count: number;
  perSecond: number;
  p50: number;
  p99: number;
  most: number;
}

const PER_SECOND = 200;
/** When a reminder `r` was delivered: its row's commit, where the server keeps that. */
export const COMMITTED = `case when current_setting('track_commit_timestamp') = 'on' then pg_xact_commit_timestamp(r.xmin) else r.updated_at end`;
/** Seconds at the beginning that do not count: the worker's code is cold. */
const WARM = 5;

/** A steady stream, planned some seconds ahead, each at an instant of its own. */
export async function lateness(regions: Regions, { seconds, channel, source }: Options, redisUrl: string | undefined): Promise<Lateness> {
  const worker = await startWorker(regions, source, redisUrl ? { REDIS_URL: redisUrl } : {});
  try {
    const count = PER_SECOND * (seconds + WARM);
    await regions.fallDue(count, channel, `samnav_now() + interval '3 seconds' + (g.i - 1) * interval '${1000 / PER_SECOND} milliseconds'`);
    await sleep((seconds + WARM + 4) * 1000);
    const { rows } = await regions.admin.query<Lateness>(
      `with late as (select extract(epoch from ${COMMITTED} - r.send_at) * 1000 as ms from reminder r
           where r.step ~ '^[+]1..' and r.state in ('sent', 'sending') and r.send_at > (select min(send_at) from reminder where step ~ '^[+]1..') + interval '${WARM} seconds')
       select count(*)::int as count, percentile_cont(0.5) within group (order by ms)::float8 as p50, percentile_cont(0.99) within group (order by ms)::float8 as p99,
         max(ms)::float8 as most from late`,
    );
    return { ...rows[0]!, perSecond: PER_SECOND };
  } finally {
    await worker.stop();
    await regions.forget();
  }
}
