import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Municipality } from '@samnav/networks';
import { Database, globalId } from '@samnav/platform';
import type { JobContext, Tx } from '@samnav/platform';
import { closeTestDatabase, newTenant } from '@samnav/platform/testing';
import { LadderService } from '../ladders/ladder.service.ts';
import { RecipientRole } from './reminder.entity.ts';
import { replan, ReplanReminders } from './replan-reminders.ts';

let worker: Database;
beforeAll(async () => {
  worker = await Database.connect({ url: process.env.WORKER_DATABASE_URL!, transactions: 2, reads: 1 });
});
afterAll(() => Promise.all([closeTestDatabase(), worker.onApplicationShutdown()]));

test('a ladder of more deadlines than fit in one transaction is followed by jobs, each a part of them', async () => {
  const world = await newTenant();
  const municipalityId = world.municipalities.Umeå!;
  const strategist = await world.as('strategist', { municipalityId });
  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.database.write(strategist, work);
  await write((tx) =>
    tx.sql(
      `insert into deadline (obligation, title, due_on, starts_on, owner_id, municipality_id)
       select 'task', 'Nr ' || n, current_date + 40, current_date, $1, $2 from generate_series(1, 501) n`,
      [strategist.personId, municipalityId],
    ),
  );
  const input = {
    obligation: 'any',
    municipalityId: globalId(Municipality, municipalityId),
    steps: [{ offsetDays: -3, recipientRole: RecipientRole.owner }],
  };
  await write((tx) => new LadderService().set(tx, input));

  const works = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => worker.write(world.system, work);
  const waiting = (): Promise<{ payload: never }[]> =>
    works((tx) =>
      tx.sql(`update outbox set done_at = clock_timestamp() where tenant_id = current_tenant() and job = $1 and done_at is null returning payload`, [
        replan.name,
      ]),
    );
  const planned = async (): Promise<number> =>
    (await works((tx) => tx.sql<{ n: number }>('select count(*)::int as n from reminder where tenant_id = current_tenant()')))[0]!.n;
  const context = { scope: world.system, finish: works } as unknown as JobContext;
  const counts = [await planned()];
  for (let jobs = await waiting(); jobs.length; jobs = await waiting()) {
    await new ReplanReminders().handle(jobs[0]!.payload, context);
    counts.push(await planned());
  }
  expect(counts).toEqual([0, 500, 501]);
});
