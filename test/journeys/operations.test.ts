import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { redisBinary, redisServer } from '../jobs/redis-server.ts';
import { openWorld } from '../world.ts';
import type { Furnished, Visitor } from '../world.ts';

const OPERATOR = 'drift@samnav.example';
const COORDINATOR = 'samordnare@umearegionen.example';
const HEALTH =
  '{ queueHealth { workers { alive } jobs { job due } dead { id job tenant error attempts } deadCount schedule { name } tenants { slug remindersDue mailsUnknown mailsFailed } } }';
const RETRY = 'mutation ($input: RetryDeadJobInput!) { retryDeadJob(input: $input) { job errors { code } } }';

/** A job of the region's that was given up, with an address in what it said. */
async function bury(): Promise<string> {
  const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  await owner.connect();
  const { rows } = await owner.query<{ id: string }>(
    `insert into outbox (tenant_id, job, queue, payload, attempts, failed_at, last_error)
     select id, 'nobody-does-this', 'nobody', '{}', 10, now(), '550 <anna@kommun.example> unknown' from tenant where slug = 'umearegionen' returning id`,
  );
  await owner.end();
  return rows[0]!.id;
}

async function platform(visitor: Visitor, query: string, variables: object = {}): Promise<any> {
  const body = JSON.stringify({ query, variables });
  return (await visitor.fetch('/platform/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body })).json();
}

describe('those who run the installation', () => {
  let world: Furnished;
  let operator: Visitor;
  beforeAll(async () => {
    world = await openWorld({ SAMNAV_MODE: 'demo' });
    operator = await world.visit(OPERATOR);
  }, 300_000);
  afterAll(() => world.close());

  test('see what was given up, without addresses, and try it again once', async () => {
    const id = await bury();
    const { data } = await platform(operator, HEALTH);
    expect(data.queueHealth.dead.find((job: { id: string }) => job.id === id)).toEqual({
      id,
      job: 'nobody-does-this',
      tenant: 'Umeåregionen',
      error: '550 <…> unknown',
      attempts: 10,
    });
    const again = () => platform(operator, RETRY, { input: { jobId: id } });
    expect((await again()).data.retryDeadJob).toEqual({ job: 'nobody-does-this', errors: [] });
    expect((await again()).data.retryDeadJob.errors).toEqual([{ code: 'JOB_NOT_DEAD' }]);
    const after = (await platform(operator, HEALTH)).data.queueHealth;
    expect(after.jobs.find(({ job }: { job: string }) => job === 'nobody-does-this').due).toBeGreaterThan(0);
    expect(after.tenants.map(({ slug }: { slug: string }) => slug)).toContain('umearegionen');
  });

  test('are the only ones who see it', async () => {
    const coordinator = await world.visit(COORDINATOR);
    expect((await platform(coordinator, HEALTH)).errors[0].extensions.code).toBe('NOT_FOUND');
    expect((await coordinator.ask(HEALTH)).errors![0]!.extensions.code).toBe('FORBIDDEN');
    expect((await coordinator.ask(RETRY, { input: { jobId: await bury() } })).data.retryDeadJob.errors).toEqual([{ code: 'FORBIDDEN' }]);
  });

  test('look into the queues of PostgreSQL, to read only', () => board(world), 60_000);

  (redisBinary() ? test : test.skip)(
    'look into the queues of Redis, to read only',
    async () => {
      const redis = await redisServer(redisBinary()!);
      const onRedis = await openWorld({ SAMNAV_MODE: 'demo', REDIS_URL: redis.url });
      await board(onRedis).finally(() => onRedis.close());
      await redis.close();
    },
    60_000,
  );
});

/** The pages of the queue are an operator's, load nothing from elsewhere and change nothing; for others nothing is there. */
async function board(world: Furnished): Promise<void> {
  const operator = await world.visit(OPERATOR);
  const page = await operator.fetch('/platform/queues/');
  const html = await page.text();
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
  expect(html).not.toMatch(/https?:/);
  const script = /src="(static\/js\/main[^"]+)"/.exec(html)![1]!;
  expect((await operator.fetch(`/platform/queues/${script}`)).status).toBe(200);
  const { queues } = (await (await operator.fetch('/platform/queues/api/queues')).json()) as { queues: { name: string; readOnlyMode: boolean }[] };
  expect(queues.map(({ name }) => name)).toContain('mail');
  expect(queues.every(({ readOnlyMode }) => readOnlyMode)).toBe(true);
  const coordinator = await world.visit(COORDINATOR);
  const refused = [
    await operator.fetch('/platform/queues/api/queues/mail/pause', { method: 'PUT' }),
    await coordinator.fetch('/platform/queues/'),
    await coordinator.fetch(`/platform/queues/${script}`),
    await coordinator.fetch('/platform/queues/api/queues'),
    await fetch(`${world.url}/platform/queues/api/queues`),
  ];
  expect(refused.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
}
