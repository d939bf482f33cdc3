import { afterAll, describe, expect, test } from '@jest/globals';
import { globalId } from '@samnav/platform';
import { closeTestDatabase, refusedWith } from '@samnav/platform/testing';
import { HandOver } from '../owners/hand-over.entity.ts';
import { SubstituteService } from '../owners/substitute.service.ts';
import { answers, day, deadlines, handOvers, personId, Stage } from './testing/stage.ts';

afterAll(closeTestDatabase);
const substitutes = new SubstituteService();

describe('acknowledge', () => {
  test('nobody is reminded until the day, and the late clock stands still as long', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline({ dueOn: day(-5) });
    await stage.write(stage.strategist, (tx) => answers.acknowledge(tx, { id, expectedVersion: 1, until: day(10), note: 'På gång' }));
    expect(await stage.row(id)).toMatchObject({ acknowledgedUntil: day(10), pausedDays: 10, acknowledgedById: stage.strategist.personId });
    expect(await stage.history(id)).toEqual(['acknowledged app']);
  });

  test('acknowledging again extends, and the days count once', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline({ dueOn: day(5) });
    await stage.write(stage.strategist, (tx) => answers.acknowledge(tx, { id, expectedVersion: 1, until: day(10) }));
    await stage.write(stage.strategist, (tx) => answers.acknowledge(tx, { id, expectedVersion: 2, until: day(25) }));
    expect(await stage.row(id)).toMatchObject({ acknowledgedUntil: day(25), pausedDays: 20 });
  });

  test.each([
    ['today', 0],
    ['91 days ahead', 91],
  ])('not until %s', async (_when, offset) => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    const refused = stage.write(stage.strategist, (tx) => answers.acknowledge(tx, { id, expectedVersion: 1, until: day(offset) }));
    expect(await refusedWith(refused)).toEqual(['UNTIL_OUT_OF_RANGE']);
  });

  test('a met deadline is not acknowledged', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    await stage.write(stage.strategist, (tx) => deadlines.meet(tx, { id, expectedVersion: 1 }));
    expect(await refusedWith(stage.write(stage.strategist, (tx) => answers.acknowledge(tx, { id, expectedVersion: 2, until: day(5) })))).toEqual([
      'DEADLINE_CLOSED',
    ]);
  });

  test('of two at once one is told of a conflict', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    const say = () => stage.write(stage.strategist, (tx) => answers.acknowledge(tx, { id, expectedVersion: 1, until: day(5) }));
    const results = await Promise.allSettled([say(), say()]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await stage.history(id)).toHaveLength(1);
  });

  test('a sibling municipality’s strategist may not, and another region sees nothing', async () => {
    const [stage, other] = [await Stage.open(), await Stage.open()];
    const id = await stage.deadline();
    const sibling = await stage.world.as('strategist', { municipalityId: stage.world.municipalities.Vindeln! });
    const say = (where: Stage, who = where.strategist) =>
      where.write(who, (tx) => answers.acknowledge(tx, { id, expectedVersion: 1, until: day(5) }));
    expect(await refusedWith(say(stage, sibling))).toEqual(['FORBIDDEN']);
    expect(await refusedWith(say(other))).toEqual(['NOT_FOUND']);
  });
});

describe('snooze', () => {
  test('the owner is reminded again on the day', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    await stage.write(stage.strategist, (tx) => answers.snooze(tx, { id, expectedVersion: 1, until: day(9) }));
    expect(await stage.row(id)).toMatchObject({ snoozedUntil: day(9), pausedDays: 0 });
    expect(await stage.waiting(id, stage.strategist)).toContain('snooze');
  });

  test('only the owner puts off the owner’s reminders', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    expect(await refusedWith(stage.write(stage.coordinator, (tx) => answers.snooze(tx, { id, expectedVersion: 1, until: day(9) })))).toEqual([
      'FORBIDDEN',
    ]);
  });
});

describe('evidence', () => {
  test('what needs evidence is done only with a link or a file', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline({ evidenceRequired: true });
    const meet = (more: object) => stage.write(stage.strategist, (tx) => deadlines.meet(tx, { id, expectedVersion: 1, outcome: 'Klart', ...more }));
    expect(await refusedWith(meet({}))).toEqual(['EVIDENCE_MISSING']);
    expect(await refusedWith(meet({ evidenceUrl: 'javascript:alert(1)' }))).toEqual(['EVIDENCE_URL_INVALID']);
    await meet({ evidenceUrl: 'https://umea.example/rapport' });
    expect(await stage.history(id)).toEqual(['done app']);
  });

  test('another’s file is no evidence', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    const [file] = await stage.write(stage.coordinator, (tx) =>
      tx.sql<{ id: string }>(
        `insert into file (owner_account_id, name, size, type, state, scan_state) values ($1, 'x.pdf', 1, 'application/pdf', 'pending', 'notScanned') returning id`,
        [stage.coordinator.accountId],
      ),
    );
    const evidenceFileId = `fil_${file!.id}`;
    const meet = (who = stage.strategist) => stage.write(who, (tx) => deadlines.meet(tx, { id, expectedVersion: 1, evidenceFileId }));
    expect(await refusedWith(meet())).toEqual(['NOT_FOUND']);
    await meet(stage.coordinator);
    expect(await stage.row(id)).toMatchObject({ evidenceFileId: file!.id });
  });
});

describe('hand over', () => {
  test('the old owner stays until the new one accepts, who is asked at once and once more', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    await stage.write(stage.strategist, (tx) => handOvers.handOver(tx, { id, expectedVersion: 1, toId: personId(stage.lead), note: 'Din nu?' }));
    expect((await stage.row(id)).ownerId).toBe(stage.strategist.personId);
    expect(await stage.waiting(id, stage.lead)).toEqual(['handover', 'handover2']);
    const pending = (await stage.pending(id))!;
    await stage.write(stage.lead, (tx) => handOvers.accept(tx, { id: globalId(HandOver, pending.id), expectedVersion: pending.version }));
    expect((await stage.row(id)).ownerId).toBe(stage.lead.personId);
    expect(await stage.waiting(id, stage.lead)).not.toContain('handover2');
    expect(await stage.history(id)).toEqual(['handedOver app', 'accepted app']);
  });

  test('declined it stays where it was', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    await stage.write(stage.strategist, (tx) => handOvers.handOver(tx, { id, expectedVersion: 1, toId: personId(stage.lead) }));
    const pending = (await stage.pending(id))!;
    const decline = { id: globalId(HandOver, pending.id), expectedVersion: pending.version, note: 'Hinner inte' };
    await stage.write(stage.lead, (tx) => handOvers.decline(tx, decline));
    expect(await stage.pending(id)).toBeNull();
    expect((await stage.row(id)).ownerId).toBe(stage.strategist.personId);
    expect(await refusedWith(stage.write(stage.lead, (tx) => handOvers.accept(tx, decline)))).toEqual(['HAND_OVER_ANSWERED']);
  });

  test('nobody but whoever is asked accepts', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    await stage.write(stage.strategist, (tx) => handOvers.handOver(tx, { id, expectedVersion: 1, toId: personId(stage.lead) }));
    const pending = (await stage.pending(id))!;
    const accept = { id: globalId(HandOver, pending.id), expectedVersion: pending.version };
    expect(await refusedWith(stage.write(stage.coordinator, (tx) => handOvers.accept(tx, accept)))).toEqual(['FORBIDDEN']);
  });

  test('not to the owner, not to somebody who leaves, not to another region’s person', async () => {
    const [stage, other] = [await Stage.open(), await Stage.open()];
    const id = await stage.deadline();
    const to = (toId: string) => stage.write(stage.strategist, (tx) => handOvers.handOver(tx, { id, expectedVersion: 1, toId }));
    await stage.write(stage.world.system, (tx) => tx.sql('update person set leaves_on = $2 where id = $1', [stage.lead.personId, day(5)]));
    expect(await refusedWith(to(personId(stage.strategist)))).toEqual(['OWNER_ALREADY']);
    expect(await refusedWith(to(personId(stage.lead)))).toEqual(['OWNER_INACTIVE']);
    expect(await refusedWith(to(personId(other.lead)))).toEqual(['NOT_FOUND']);
  });

  test('of two at once one is told of a conflict', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    const to = (who = stage.lead) => stage.write(stage.strategist, (tx) => handOvers.handOver(tx, { id, expectedVersion: 1, toId: personId(who) }));
    const results = await Promise.allSettled([to(), to(stage.coordinator)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('met meanwhile, nobody is asked any more', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    await stage.write(stage.strategist, (tx) => handOvers.handOver(tx, { id, expectedVersion: 1, toId: personId(stage.lead) }));
    await stage.write(stage.strategist, (tx) => deadlines.meet(tx, { id, expectedVersion: 2 }));
    expect(await stage.pending(id)).toBeNull();
    expect(await stage.waiting(id, stage.lead)).toEqual([]);
  });

  test('“not mine” asks the group’s lead, then the coordinator, and then nobody', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline({ municipalityId: null, workgroupId: stage.group() });
    await stage.write(stage.strategist, (tx) => handOvers.refuse(tx, { id, expectedVersion: 1, note: 'Gruppens' }));
    const asked = [];
    for (const who of [stage.lead, stage.coordinator]) {
      const pending = (await stage.pending(id))!;
      asked.push(pending.toId);
      const decline = { id: globalId(HandOver, pending.id), expectedVersion: pending.version };
      await stage.write(who, (tx) => handOvers.decline(tx, decline));
    }
    expect(asked).toEqual([stage.lead.personId, stage.coordinator.personId]);
    expect(await stage.pending(id)).toBeNull();
  });
});

describe('a substitute', () => {
  const period = { startsOn: day(-1), endsOn: day(7) };
  test('answers for the owner during the period', async () => {
    const stage = await Stage.open();
    const reader = await stage.world.as('reader');
    const id = await stage.deadline();
    const say = () => stage.write(reader, (tx) => answers.acknowledge(tx, { id, expectedVersion: 1, until: day(5) }));
    expect(await refusedWith(say())).toEqual(['FORBIDDEN']);
    const input = { personId: personId(stage.strategist), substituteId: personId(reader), ...period };
    await stage.write(stage.strategist, (tx) => substitutes.set(tx, input));
    await say();
    expect((await stage.row(id)).acknowledgedById).toBe(reader.personId);
  });

  test('one at a time, not oneself, and not set by anybody', async () => {
    const stage = await Stage.open();
    const reader = await stage.world.as('reader');
    const set = (who = stage.strategist, substitute = stage.lead) =>
      stage.write(who, (tx) => substitutes.set(tx, { personId: personId(stage.strategist), substituteId: personId(substitute), ...period }));
    expect(await refusedWith(set(reader))).toEqual(['FORBIDDEN']);
    expect(await refusedWith(set(stage.strategist, stage.strategist))).toEqual(['OWN_SUBSTITUTE']);
    const id = await set();
    expect(await refusedWith(set())).toEqual(['SUBSTITUTE_OVERLAPS']);
    await stage.write(stage.coordinator, (tx) => substitutes.end(tx, { id: `sub_${id}`, expectedVersion: 1 }));
    await set();
  });
});

test('a hand-over of another region does not exist', async () => {
  const [stage, other] = [await Stage.open(), await Stage.open()];
  const id = await stage.deadline();
  await stage.write(stage.strategist, (tx) => handOvers.handOver(tx, { id, expectedVersion: 1, toId: personId(stage.lead) }));
  const pending = (await stage.pending(id))!;
  const accept = { id: globalId(HandOver, pending.id), expectedVersion: pending.version };
  expect(await refusedWith(other.write(other.coordinator, (tx) => handOvers.accept(tx, accept)))).toEqual(['NOT_FOUND']);
});
