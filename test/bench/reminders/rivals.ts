import { createPostgresBackend, createRedisBackend, Queue, Worker } from 'bullmq';
import { migrateQueues } from '@samnav/platform';
import { Redis } from 'ioredis';
import pg from 'pg';
import { judgedSql } from '../../../libs/reminders/src/sweep/judged-reminders.ts';
import type { Regions } from './database.ts';

const TENANT = `select set_config('app.tenant_id', $1, true)`;
/** What both rivals do with a reminder: the same questions, the same effect as ours in the inbox. */
const settle = (held: string): string => `with ${judgedSql(held)}
  update reminder r set state = case when j.because is null then 'sent' else 'withdrawn' end, sent_at = case when j.because is null then c.now end,
    withdrawn_at = case when j.because is not null then c.now end, withdrawn_because = j.because, delivered_to_id = nullif(j.to_id, r.recipient_id), updated_at = c.now
  from judged j cross join clock c where r.tenant_id = current_tenant() and r.id = j.id`;
const NONE = [[], []];

/** Claims, asks and marks a tenant's due reminders in one statement, tenant by tenant over two connections: no queue, no jobs, no shares. */
export async function sqlAlone({ urls, admin }: Regions): Promise<number> {
  const HELD = `select * from reminder r where r.tenant_id = current_tenant() and r.place_id in (select id from municipality where tenant_id = current_tenant())
    and r.channel = 'inbox' and r.state = 'planned' and r.send_at <= (select samnav_now()) limit $1 for update skip locked`;
  const pool = new pg.Pool({ connectionString: urls.worker, max: 2 });
  const { rows: tenants } = await admin.query<{ id: string }>('select id from tenant');
  const work = async (): Promise<void> => {
    const client = await pool.connect();
    for (let tenant = tenants.pop(); tenant; tenant = tenants.pop())
      for (let count: number | null = 1; count;) {
        await client.query('begin');
        await client.query(TENANT, [tenant.id]);
        count = (await client.query({ name: 'settle', text: settle(HELD), values: [20_000, ...NONE] })).rowCount;
        await client.query('commit');
      }
    client.release();
  };
  const started = performance.now();
  await Promise.all([work(), work()]);
  const seconds = (performance.now() - started) / 1000;
  await pool.end();
  return seconds;
}

const CLAIM = `with taken as (
    select r.tenant_id, r.id from reminder r where r.state = 'planned' and r.place_id = any($1::uuid[]) and r.channel = 'inbox' and r.send_at <= (select samnav_now())
    limit 1000 for update skip locked)
  update reminder r set state = 'due', claimed_at = clock_timestamp(), fence = r.fence + 1 from taken t where r.tenant_id = t.tenant_id and r.id = t.id
  returning r.tenant_id as tenant, r.id`;
const HELD_ONE = `select * from reminder where tenant_id = current_tenant() and id = any($1::uuid[]) and state = 'due' for update`;

/** The usual way: what is due becomes one job each, and each job is one transaction. */
export async function oneJobEach({ urls, admin }: Regions, due: number, redisUrl: string | undefined): Promise<number> {
  if (!redisUrl) await migrateQueues(urls.queue);
  const queuePool = new pg.Pool({ connectionString: urls.queue, max: 10, options: '-c search_path=bullmq' });
  const redis = redisUrl ? new Redis(redisUrl, { maxRetriesPerRequest: null }) : null;
  const given = { connection: redis ?? queuePool, prefix: 'rival' } as never;
  const backend = (redis ? createRedisBackend : createPostgresBackend) as never;
  const pool = new pg.Pool({ connectionString: urls.worker, max: 8 });
  const queue = new Queue<{ tenant: string; id: string }>('rival', given, backend);
  let left = due;
  let finished: () => void = () => undefined;
  const all = new Promise<void>((resolve) => (finished = resolve));
  const deliver = async ({ tenant, id }: { tenant: string; id: string }): Promise<void> => {
    const client = await pool.connect();
    await client.query('begin');
    await client.query(TENANT, [tenant]);
    await client.query({ name: 'settle', text: settle(HELD_ONE), values: [[id], ...NONE] });
    await client.query('commit');
    client.release();
    if (!--left) finished();
  };
  const options = { ...(given as object), concurrency: 32 } as never;
  const worker = new Worker<{ tenant: string; id: string }>('rival', (job) => deliver(job.data), options, backend);
  worker.on('error', (error) => console.error(error.message));
  await worker.waitUntilReady();
  const places = (await admin.query<{ id: string }>('select id from municipality')).rows.map((row) => row.id);
  const started = performance.now();
  for (;;) {
    const { rows } = await pool.query<{ tenant: string; id: string }>({ name: 'claim', text: CLAIM, values: [places] });
    if (!rows.length) break;
    await queue.addBulk(rows.map((data) => ({ name: 'remind', data, opts: { jobId: data.id, attempts: 5, removeOnComplete: true } })));
  }
  await all;
  const seconds = (performance.now() - started) / 1000;
  await worker.close();
  await queue.obliterate({ force: true });
  await queue.close();
  await Promise.all([pool.end(), queuePool.end(), redis?.quit()]);
  return seconds;
}
