import { setTimeout as sleep } from 'node:timers/promises';
import type { Regions } from './database.ts';
import { COMMITTED } from './lateness.ts';
import type { Options } from './options.ts';
import { oneJobEach, sqlAlone } from './rivals.ts';
import { startWorker } from './worker.ts';

/** Reminders a second, each way, in one round. */
export interface Round {
  round: number;
  samnav: number;
  sql: number;
  oneJob: number;
  workerMb: number;
}

const WARM = 3000;

/** Our worker: from the moment that all is due to the last commit that delivered, by the server's clock. */
async function ours(regions: Regions, { due, channel, source }: Options, redisUrl: string | undefined): Promise<{ seconds: number; mb: number }> {
  const { admin } = regions;
  // a mail is written and waits: there is no mail server, and the conversation with it is not part of this
  const room: Record<string, string> = channel === 'mail' ? { MAILS_ON_THE_WAY: String(2 * due) } : {};
  const worker = await startWorker(regions, source, { ...(redisUrl && { REDIS_URL: redisUrl }), ...room });
  try {
    await regions.fallDue(WARM, channel);
    await drained(regions);
    await regions.forget();
    await regions.fallDue(due, channel);
    const begun = (await admin.query<{ now: string }>('select clock_timestamp()::text as now')).rows[0]!.now;
    await drained(regions);
    const { rows } = await admin.query<{ seconds: number; done: number }>(
      `select extract(epoch from max(${COMMITTED}) - $1::timestamptz)::float8 as seconds, count(*)::int as done
       from reminder r where step ~ '^[+]1..' and state in ('sent', 'sending')`,
      [begun],
    );
    if (rows[0]!.done !== due) throw new Error(`Of ${due} reminders ${rows[0]!.done} were delivered.`);
    return { seconds: rows[0]!.seconds, mb: worker.peak() };
  } finally {
    await worker.stop();
  }
}

async function drained({ admin }: Regions): Promise<void> {
  const left = `select exists (select from reminder where state = 'due' and channel in ('mail', 'inbox'))
    or exists (select from reminder where state = 'planned' and step ~ '^[+]1..' and place_id in (select id from municipality) and channel in ('mail', 'inbox') and send_at <= samnav_now()) as left`;
  do await sleep(250);
  while ((await admin.query<{ left: boolean }>(left)).rows[0]!.left);
}

/** Rounds of all three, each beginning with another. */
export async function sweep(regions: Regions, options: Options, redisUrl: string | undefined, say: (line: string) => void): Promise<Round[]> {
  const rounds: Round[] = [];
  const rivalDue = Math.min(options.due, options.rivalDue);
  for (let round = 1; round <= options.rounds; round++) {
    const found: Round = { round, samnav: 0, sql: 0, oneJob: 0, workerMb: 0 };
    const ways = [
      async () => {
        const { seconds, mb } = await ours(regions, options, redisUrl);
        Object.assign(found, { samnav: options.due / seconds, workerMb: mb });
      },
      async () => {
        await regions.fallDue(options.due, 'inbox');
        found.sql = options.due / (await sqlAlone(regions));
      },
      async () => {
        await regions.fallDue(rivalDue, 'inbox');
        found.oneJob = rivalDue / (await oneJobEach(regions, rivalDue, redisUrl));
      },
    ];
    for (let i = 0; i < ways.length; i++) {
      await regions.forget();
      await ways[(i + round) % ways.length]!();
    }
    say(
      `round ${round}: samnav ${found.samnav.toFixed(0)}/s, SQL alone ${found.sql.toFixed(0)}/s, one job each ${found.oneJob.toFixed(0)}/s, worker ${found.workerMb.toFixed(0)} MB`,
    );
    rounds.push(found);
  }
  await regions.forget();
  return rounds;
}
