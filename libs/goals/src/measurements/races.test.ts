import { closeTestDatabase, refusals } from '@samnav/platform/testing';
import { afterAll, expect, test } from '@jest/globals';
import { newMeasured } from '../testing/measured.ts';
import type { Measured } from '../testing/measured.ts';

afterAll(closeTestDatabase);

const codes = async (works: readonly Promise<unknown>[]): Promise<string[]> => {
  const settled = await Promise.allSettled(works);
  const each = await Promise.all(
    settled.map(async (one) => (one.status === 'fulfilled' ? 'done' : (await refusals(Promise.reject(one.reason)))[0]!.code)),
  );
  return each.sort();
};
const submitted = async (it: Measured, year: number): Promise<string> => {
  const id = await it.save(await it.year(year), { value: String(year) });
  await it.submit(id);
  return id;
};

test('of two who approve at once, one does', async () => {
  const it = await newMeasured();
  const second = await it.world.as('regionCoordinator');
  for (let year = 1950; year < 1975; year++) {
    const id = await submitted(it, year);
    expect(await codes([it.approve(id), it.approve(id, second)])).toContain('done');
    expect((await it.row(id)).version).toBe(3);
  }
}, 60_000);

test('fifty times a lock against a submission: what came first holds, and nothing is submitted in a locked period', async () => {
  const it = await newMeasured();
  const met = new Set<string>();
  for (let year = 1950; year < 2000; year++) {
    const periodId = await it.year(year);
    const id = await it.save(periodId, { value: String(year) });
    const wait = new Promise((done) => setTimeout(done, year % 5));
    const [lock, submit] = await Promise.allSettled([wait.then(() => it.lock(periodId)), it.submit(id)]);
    expect(lock.status).toBe('fulfilled');
    const before = await it.row(id);
    expect(before.submittedAt === null).toBe(submit.status === 'rejected');
    met.add(submit.status);
    expect(await codes([it.approve(id)])).not.toContain('done');
    expect(await it.row(id)).toEqual(before);
  }
  expect([...met].length).toBeGreaterThan(0);
}, 300_000);

test('of two who begin the same measurement at once, one is told', async () => {
  const it = await newMeasured();
  const periodId = await it.year(2024);
  const answers = await codes([it.save(periodId, { value: '1' }), it.save(periodId, { value: '2' })]);
  expect(answers.filter((code) => code === 'done')).toHaveLength(1);
});
