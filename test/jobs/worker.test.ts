import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from './notes.ts';
import { ownDatabase } from './own-database.ts';
import type { OwnDatabase } from './own-database.ts';
import { cutConnections } from './stores.ts';
import { spawnWorker, startWorker } from './worker-process.ts';

let own: OwnDatabase;
beforeAll(async () => {
  own = await ownDatabase();
});
afterAll(() => own.drop());

const beats = async (): Promise<unknown[]> => (await own.admin.query('select pid, queue_backend from worker_heartbeat')).rows;

test('a worker shows that it lives, and stops within 8 s of SIGTERM', async () => {
  const worker = await startWorker(own.env);
  expect(await beats()).toEqual([{ pid: worker.child.pid, queue_backend: 'postgres' }]);
  const asked = performance.now();
  expect(await worker.kill('SIGTERM')).toBe(0);
  expect(performance.now() - asked).toBeLessThan(8000);
  expect(await beats()).toEqual([]);
});

test('a worker outlives the loss of all its connections', async () => {
  const worker = await startWorker(own.env);
  await cutConnections(own);
  await own.admin.query('delete from worker_heartbeat');
  await until(async () => (await beats()).length === 1);
  expect(worker.child.exitCode).toBeNull();
  await worker.kill('SIGKILL');
  await own.admin.query('delete from worker_heartbeat');
});

test('a worker whose parent is gone ends by itself', async () => {
  const worker = await startWorker(own.env);
  worker.child.disconnect();
  expect(await worker.exited).toBe(0);
});

test('a job without handler: the worker does not start and says why', async () => {
  const worker = spawnWorker(own.env, 'test/jobs/worker-without-handler.ts');
  expect(await worker.exited).toBe(1);
  expect(worker.log()).toContain('Job "forgotten" has no handler: add a class with @Handles');
  expect(await beats()).toEqual([]);
});

test('the schedule’s lines run', async () => {
  const worker = await startWorker(own.env);
  const finished = async (): Promise<unknown[]> =>
    (await own.admin.query('select name, last_error from schedule_run where finished_at is not null order by name')).rows;
  await until(async () => (await finished()).length >= 5);
  expect((await finished()).filter((line) => (line as { last_error: string | null }).last_error)).toEqual([]);
  await worker.kill('SIGKILL');
});
