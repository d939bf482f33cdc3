import { afterAll, expect, test } from '@jest/globals';
import { Database } from '@samnav/platform';
import type { WrittenMail } from '@samnav/platform';
import { closeTestDatabase } from '@samnav/platform/testing';
import { day, Stage, uuidOf } from '../answers/testing/stage.ts';
import { deadlineLetter } from './deadline.letter.ts';

const worker = Database.connect({ url: process.env.WORKER_DATABASE_URL!, transactions: 1, reads: 1 });
afterAll(async () => {
  await (await worker).onApplicationShutdown();
  await closeTestDatabase();
});

test('a letter to somebody who no longer stands in is not sent, and its reminder is written anew', async () => {
  const stage = await Stage.open();
  const id = uuidOf(await stage.deadline());
  const sql = <R>(text: string, params: unknown[]) => stage.write(stage.world.system, (tx) => tx.sql<R>(text, params));
  const [owner, standIn] = [stage.strategist.personId!, stage.lead.personId!];
  await sql('insert into substitute (person_id, substitute_id, starts_on, ends_on) values ($1, $2, $3, $4)', [owner, standIn, day(-1), day(1)]);
  const [reminder] = await sql<{ id: string }>(
    `insert into reminder (deadline_id, recipient_id, delivered_to_id, recipient_role, due_on, step, place_id, channel, send_at, state, claimed_at, fence)
     select d.id, d.owner_id, $2, 'owner', d.due_on, '-5', d.municipality_id, 'mail', samnav_now(), 'sending', samnav_now(), 1 from deadline d where d.id = $1 returning id`,
    [id, standIn],
  );
  const mail = { about: reminder!.id, toPersonId: standIn } as WrittenMail<never>;
  const wanted = async () => (await worker).write(stage.world.system, (tx) => deadlineLetter.wanted!(tx, mail));
  expect(await wanted()).toBe(true);
  await sql('update substitute set ended_at = samnav_now() where person_id = $1', [owner]);
  expect(await wanted()).toBe('somebody else stands in');
  expect(await sql('select state, delivered_to_id from reminder where id = $1', [reminder!.id])).toEqual([
    { state: 'planned', delivered_to_id: null },
  ]);
});
