import { afterAll, describe, expect, test } from '@jest/globals';
import { PersonService } from '@samnav/networks';
import { Database, globalId, RoleAssignmentService } from '@samnav/platform';
import type { Scope, ScopeSource } from '@samnav/platform';
import { closeTestDatabase, refusedWith } from '@samnav/platform/testing';
import { answerUrl } from '../answers/answer-link.ts';
import { day, deadlines, handOvers, personId, Stage, uuidOf } from '../answers/testing/stage.ts';
import { HandOver } from './hand-over.entity.ts';
import { keepOwners } from './keep-owners.ts';
import { NoSuccessor } from './leaving.ts';

const worker = Database.connect({ url: process.env.WORKER_DATABASE_URL!, transactions: 2, reads: 1 });
/** What the clock does each minute, in all regions: those of other tests, which may have nobody left to ask, are theirs to judge. */
const minutePasses = async (): Promise<void> => keepOwners(await worker).catch((error: unknown) => expect(error).toBeInstanceOf(NoSuccessor));
afterAll(async () => {
  await (await worker).onApplicationShutdown();
  await closeTestDatabase();
});
const people = new PersonService();
const roles = new RoleAssignmentService({ forget: () => undefined } as unknown as ScopeSource);

const leave = (stage: Stage, leavesOn: string | null, expectedVersion = 1, who = stage.strategist) =>
  stage.write(stage.coordinator, (tx) => people.end(tx, { id: personId(who), expectedVersion, leavesOn }));
/** A statement of the API's own role, past every service. */
const directly = (stage: Stage, text: string, params: unknown[]) => stage.write(stage.world.system, (tx) => tx.sql(text, params));
/** Nobody of the product shuts an account: an operator does. */
async function shutAccount({ accountId }: Scope): Promise<void> {
  const owner = await Database.connect({ url: process.env.OWNER_DATABASE_URL!, transactions: 1, reads: 1 });
  await owner.outside('test', (tx) => tx.sql('update account set disabled_at = samnav_now() where id = $1', [accountId]));
  await owner.onApplicationShutdown();
}
const constraintOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'allowed',
    (error: { constraint?: string }) => error.constraint ?? error,
  );

describe('a strategist leaves', () => {
  test('each open deadline has somebody who is asked: the group’s lead, else the coordinator', async () => {
    const stage = await Stage.open();
    const [one, two] = [await stage.deadline(), await stage.deadline({ municipalityId: null, workgroupId: stage.group() })];
    await leave(stage, day(10));
    expect((await stage.pending(one))!).toMatchObject({ toId: stage.coordinator.personId, reason: 'leaving', takesEffectOn: day(11) });
    expect((await stage.pending(two))!.toId).toBe(stage.lead.personId);
    expect((await stage.waiting(two, stage.lead)).slice(0, 2)).toEqual(['handover', 'handover2']);
  });

  test('accepted one by one, the list is empty and nothing is left', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    await leave(stage, day(10));
    const asked = (await stage.pending(id))!;
    await stage.write(stage.coordinator, (tx) => handOvers.accept(tx, { id: globalId(HandOver, asked.id), expectedVersion: 1 }));
    expect(await stage.row(id)).toMatchObject({ ownerId: stage.coordinator.personId });
    expect(await stage.pending(id)).toBeNull();
    expect(await directly(stage, 'select from deadline where owner_id = $1 and met_at is null', [stage.strategist.personId])).toEqual([]);
  });

  test('unanswered, the new owner has it the day after, and is asked on', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    await leave(stage, day(-1)); // the last day was yesterday
    expect(await stage.row(id)).toMatchObject({ ownerId: stage.coordinator.personId, acceptedAt: null });
    expect(await stage.pending(id)).not.toBeNull();
    expect(await stage.history(id)).toEqual(['transferred app']);
  });

  test('also of more than are looked at in one turn', async () => {
    const stage = await Stage.open();
    await directly(
      stage,
      `insert into deadline (obligation, title, due_on, owner_id, municipality_id) select 'task', 'Nr ' || n, $2, $1, $3 from generate_series(1, 205) n`,
      [stage.strategist.personId, day(20), stage.world.municipalities.Umeå],
    );
    await leave(stage, day(-1));
    const kept = await directly(stage, 'select from deadline where owner_id = $1', [stage.strategist.personId]);
    expect(kept).toEqual([]);
  });

  test('by the worker’s clock, when the last day has passed', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    await leave(stage, day(0));
    expect((await stage.row(id)).ownerId).toBe(stage.strategist.personId);
    await directly(stage, `update hand_over set takes_effect_on = $2 where deadline_id = $1`, [uuidOf(id), day(0)]);
    for (const { personId: to } of [stage.strategist, stage.coordinator])
      await stage.write(stage.world.system, (tx) => answerUrl(tx, uuidOf(id), to!));
    await minutePasses();
    expect((await stage.row(id)).ownerId).toBe(stage.coordinator.personId);
    expect(await stage.history(id)).toEqual(['transferred system']);
    // whoever is still asked answers by the mail that asked
    const good = await directly(stage, 'select person_id from answer_link where deadline_id = $1 and revoked_at is null', [uuidOf(id)]);
    expect(good).toEqual([{ person_id: stage.coordinator.personId }]);
  });

  test('whoever stays after all keeps everything', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    await leave(stage, day(10));
    await leave(stage, null, 2);
    expect(await stage.pending(id)).toBeNull();
    expect((await stage.row(id)).ownerId).toBe(stage.strategist.personId);
  });

  test('the coordinator asks somebody else from the list, who is asked by the same day', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    await leave(stage, day(10));
    const { version } = await stage.row(id);
    await stage.write(stage.coordinator, (tx) => handOvers.handOver(tx, { id, expectedVersion: version, toId: personId(stage.lead) }));
    expect((await stage.pending(id))!).toMatchObject({ toId: stage.lead.personId, reason: 'leaving', takesEffectOn: day(11) });
  });

  test('declined, the next is asked; the last to be asked cannot decline', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline({ municipalityId: null, workgroupId: stage.group() });
    await leave(stage, day(10));
    const decline = async (who = stage.lead) => {
      const asked = (await stage.pending(id))!;
      return stage.write(who, (tx) => handOvers.decline(tx, { id: globalId(HandOver, asked.id), expectedVersion: asked.version }));
    };
    await decline();
    expect((await stage.pending(id))!).toMatchObject({ toId: stage.coordinator.personId, reason: 'leaving' });
    expect(await refusedWith(decline(stage.coordinator))).toEqual(['NOBODY_TO_ASK']);
  });

  test('also of what was handed to somebody whose account is shut since: the next one is asked', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    await stage.write(stage.strategist, (tx) => handOvers.handOver(tx, { id, expectedVersion: 1, toId: personId(stage.lead) }));
    await shutAccount(stage.lead);
    await leave(stage, day(10));
    expect((await stage.pending(id))!).toMatchObject({ toId: stage.coordinator.personId, reason: 'leaving', takesEffectOn: day(11) });
  });

  test('earlier than was said first: what somebody is asked for who leaves too goes over on the earlier day', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    await leave(stage, day(30));
    await leave(stage, day(60), 1, stage.coordinator); // nobody else is left to ask
    await leave(stage, day(10), 2);
    expect((await stage.pending(id))!).toMatchObject({ toId: stage.coordinator.personId, reason: 'leaving', takesEffectOn: day(11) });
  });

  test('the clock asks somebody else where whoever is asked has an account that is shut', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    await stage.write(stage.strategist, (tx) => handOvers.handOver(tx, { id, expectedVersion: 1, toId: personId(stage.lead) }));
    await shutAccount(stage.lead);
    await minutePasses();
    expect((await stage.pending(id))!.toId).toBe(stage.coordinator.personId);
  });

  test('refused where nobody could take over', async () => {
    const stage = await Stage.open();
    await stage.deadline({ municipalityId: null }, stage.coordinator);
    expect(await refusedWith(leave(stage, day(10), 1, stage.coordinator))).toEqual(['NO_SUCCESSOR']);
  });

  test('a new deadline of somebody who leaves joins the list', async () => {
    const stage = await Stage.open();
    await leave(stage, day(10));
    expect(await stage.pending(await stage.deadline())).toMatchObject({ reason: 'leaving' });
  });

  test('the last role has ended: the person leaves today, and what they have is asked for', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    const [held] = await stage.write(stage.world.system, (tx) =>
      tx.sql<{ id: string }>('select id from role_assignment where account_id = $1', [stage.strategist.accountId]),
    );
    await stage.write(stage.coordinator, (tx) => roles.end(tx, { roleAssignmentId: `rol_${held!.id}`, expectedVersion: 1 }));
    expect((await stage.pending(id))!).toMatchObject({ reason: 'leaving', takesEffectOn: day(1) });
  });

  test('the account is shut: the worker notices', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    await directly(stage, `update role_assignment set ends_on = $2 where account_id = $1`, [stage.strategist.accountId, day(-1)]);
    await minutePasses();
    expect(await stage.pending(id)).toMatchObject({ reason: 'leaving' });
  });

  test('whoever has not answered for two weeks is passed by', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline({ municipalityId: null, workgroupId: stage.group() });
    await leave(stage, day(30));
    await directly(stage, `update hand_over set created_at = created_at - interval '15 days' where deadline_id = $1`, [uuidOf(id)]);
    await minutePasses();
    expect((await stage.pending(id))!.toId).toBe(stage.coordinator.personId);
  });
});

test('an answer that comes while the clock passes by stands', async () => {
  const stage = await Stage.open();
  const id = await stage.deadline({ municipalityId: null, workgroupId: stage.group() });
  await stage.write(stage.strategist, (tx) => handOvers.refuse(tx, { id, expectedVersion: 1 }));
  await directly(stage, `update hand_over set created_at = created_at - interval '15 days' where deadline_id = $1`, [uuidOf(id)]);
  const asked = (await stage.pending(id))!;
  let clock: Promise<void> | undefined;
  await stage.write(stage.lead, async (tx) => {
    await handOvers.accept(tx, { id: globalId(HandOver, asked.id), expectedVersion: null });
    clock = minutePasses();
    await new Promise((resolve) => setTimeout(resolve, 1500)); // until it waits for the deadline
  });
  await clock;
  expect((await stage.row(id)).ownerId).toBe(stage.lead.personId);
  expect(await stage.pending(id)).toBeNull();
});

describe('the database refuses, whoever asks', () => {
  test('an open deadline for somebody who has left: new, given, opened again', async () => {
    const stage = await Stage.open();
    const [given, met] = [await stage.deadline(), await stage.deadline({}, stage.lead)];
    await stage.write(stage.coordinator, (tx) => deadlines.meet(tx, { id: met, expectedVersion: 1 }));
    await directly(stage, 'update person set leaves_on = $2 where id = $1', [stage.lead.personId, day(-1)]);
    const made = `insert into deadline (obligation, title, due_on, owner_id) values ('task', 'x', $2, $1)`;
    expect(await constraintOf(directly(stage, made, [stage.lead.personId, day(5)]))).toBe('deadline_owner_active');
    const give = 'update deadline set owner_id = $1 where id = $2';
    expect(await constraintOf(directly(stage, give, [stage.lead.personId, uuidOf(given)]))).toBe('deadline_owner_active');
    const open = 'update deadline set met_at = null, met_by_id = null where id = $1';
    expect(await constraintOf(directly(stage, open, [uuidOf(met)]))).toBe('deadline_owner_active');
  });

  test('a last day without a list, and the end of a hand-over that nobody replaces', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    const last = 'update person set leaves_on = $2 where id = $1';
    expect(await constraintOf(directly(stage, last, [stage.strategist.personId, day(10)]))).toBe('deadline_owner_active');
    await leave(stage, day(10));
    const end = `update hand_over set state = 'declined', answered_at = samnav_now() where deadline_id = $1`;
    expect(await constraintOf(directly(stage, end, [uuidOf(id)]))).toBe('deadline_owner_active');
  });

  test('of a last day and a new deadline at once, neither slips by the other', async () => {
    const stage = await Stage.open();
    const both = await Promise.allSettled([leave(stage, day(10)), stage.deadline(), leave(stage, day(-1)), stage.deadline()]);
    const left = await directly(
      stage,
      `select from deadline d where owner_id = $1 and met_at is null and (select leaves_on from person p where p.id = owner_id) is not null
         and not exists (select from hand_over h where h.deadline_id = d.id and h.state = 'pending')`,
      [stage.strategist.personId],
    );
    expect(left).toEqual([]);
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
  });
});

test('a series goes on with whoever takes over, and is not given to somebody who has left', async () => {
  const stage = await Stage.open();
  const made = `insert into deadline_series (title, rule, starts_on, makes_from, owner_id, municipality_id) values ('Årsrapport', '{}', $2, $2, $1, $3) returning id`;
  const umeå = stage.world.municipalities.Umeå;
  await directly(stage, made, [stage.strategist.personId, day(0), umeå]);
  await leave(stage, day(-1));
  const rows = await directly(stage, 'select owner_id from deadline_series', []);
  expect(rows).toEqual([{ owner_id: stage.coordinator.personId }]);
  expect(await constraintOf(directly(stage, made, [stage.strategist.personId, day(0), umeå]))).toBe('deadline_owner_active');
});

test('the service says what the database refuses', async () => {
  const stage = await Stage.open();
  await directly(stage, 'update person set leaves_on = $2 where id = $1', [stage.lead.personId, day(-1)]);
  expect(await refusedWith(stage.deadline({}, stage.lead))).toEqual(['OWNER_GONE']);
});

test('who answers for how much: open, late, reminded three times and never answered', async () => {
  const stage = await Stage.open();
  const id = await stage.deadline({ dueOn: day(-3) });
  await stage.deadline();
  await directly(
    stage,
    `insert into reminder (deadline_id, recipient_id, recipient_role, due_on, step, place_id, send_at, state, sent_at)
     select $1, $2, 'owner', due_on, step, tenant_id, samnav_now(), 'sent', samnav_now() from deadline, unnest(array['-7', '-3', '-1']) step where id = $1`,
    [uuidOf(id), stage.strategist.personId],
  );
  const load = await directly(stage, 'select open_count, late_count, unanswered_count, has_address, leaves_on from owner_load where person_id = $1', [
    stage.strategist.personId,
  ]);
  expect(load).toEqual([{ open_count: 2, late_count: 1, unanswered_count: 1, has_address: true, leaves_on: null }]);
});
