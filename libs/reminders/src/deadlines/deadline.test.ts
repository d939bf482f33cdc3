import { afterAll, describe, expect, test } from '@jest/globals';
import { Municipality, Person } from '@samnav/networks';
import { globalId } from '@samnav/platform';
import type { Scope, Tx } from '@samnav/platform';
import { closeTestDatabase, newTenant, refusals, refusedWith } from '@samnav/platform/testing';
import type { World } from '@samnav/platform/testing';
import { Deadline } from './deadline.entity.ts';
import { DeadlineService } from './deadline.service.ts';

const deadlines = new DeadlineService();
afterAll(closeTestDatabase);

const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
const write = <T>(world: World, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> => world.database.write(scope, work);

interface Made {
  world: World;
  strategist: Scope;
  id: string;
  deadline: Deadline;
}
async function made(dueOn: string): Promise<Made> {
  const world = await newTenant();
  const strategist = await world.as('strategist', { municipalityId: world.municipalities.Umeå! });
  const input = {
    title: 'Rapportera',
    dueOn,
    ownerId: globalId(Person, strategist.personId!),
    municipalityId: globalId(Municipality, world.municipalities.Umeå!),
  };
  const uuid = await write(world, strategist, (tx) => deadlines.create(tx, input));
  return { world, strategist, id: globalId(Deadline, uuid), deadline: await write(world, strategist, (tx) => tx.get(Deadline, uuid)) };
}
const planned = ({ world, strategist, deadline }: Made): Promise<{ step: string; at: string }[]> =>
  write(world, strategist, (tx) =>
    tx.sql(
      `select step, to_char(send_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI') as at from reminder
       where deadline_id = $1 and state = 'planned' order by send_at`,
      [deadline.id],
    ),
  );

describe('reminders are planned with the deadline', () => {
  test('28 days before, on the day and when it is late, at 08.00 where the municipality lies', async () => {
    expect((await planned(await made(day(40)))).filter(({ step }) => ['-28', '0', '+1'].includes(step))).toEqual([
      { step: '-28', at: `${day(12)} 08:00` },
      { step: '0', at: `${day(40)} 08:00` },
      { step: '+1', at: `${day(41)} 08:00` },
    ]);
  });

  test('a step whose day has passed is no step', async () => {
    expect((await planned(await made(day(5)))).map((r) => r.step)).not.toContain('-7');
  });

  test('a new day withdraws what was planned for the old one', async () => {
    const one = await made(day(40));
    await write(one.world, one.strategist, (tx) => deadlines.move(tx, { id: one.id, expectedVersion: 1, dueOn: day(60) }));
    expect((await planned(one)).map((r) => r.at).slice(0, 2)).toEqual([`${day(32)} 08:00`, `${day(60)} 08:00`]);
  });

  test('moved there and back again, each reminder is planned once', async () => {
    const one = await made(day(40));
    await write(one.world, one.strategist, (tx) => deadlines.move(tx, { id: one.id, expectedVersion: 1, dueOn: day(60) }));
    await write(one.world, one.strategist, (tx) => deadlines.move(tx, { id: one.id, expectedVersion: 2, dueOn: day(40) }));
    expect((await planned(one)).map((r) => r.step)).toEqual(['-28', '0', '+1', '+7', '+30', '+60']);
  });

  test('a met deadline waits for nothing; opened again it does', async () => {
    const one = await made(day(40));
    await write(one.world, one.strategist, (tx) => deadlines.meet(tx, { id: one.id, expectedVersion: 1, outcome: 'Klart' }));
    expect(await planned(one)).toEqual([]);
    await write(one.world, one.strategist, (tx) => deadlines.reopen(tx, { id: one.id, expectedVersion: 2 }));
    expect((await planned(one)).map((r) => r.step)).toEqual(['-28', '0', '+1', '+7', '+30', '+60']);
  });
});

describe('who may', () => {
  test('a sibling municipality reads a deadline and may not change it', async () => {
    const { world, id } = await made(day(40));
    const sibling = await world.as('strategist', { municipalityId: world.municipalities.Vindeln! });
    expect(await refusedWith(write(world, sibling, (tx) => deadlines.move(tx, { id, expectedVersion: 1, dueOn: day(50) })))).toEqual(['FORBIDDEN']);
  });

  test('the owner reports it done without any other right', async () => {
    const { world, deadline, id } = await made(day(40));
    const reader = await world.as('reader');
    await write(world, world.system, (tx) => tx.change(Deadline, deadline.id, 1, { ownerId: reader.personId! }, 'deadline.updated'));
    await write(world, reader, (tx) => deadlines.meet(tx, { id, expectedVersion: 2 }));
    expect(await refusedWith(write(world, reader, (tx) => deadlines.move(tx, { id, expectedVersion: 3, dueOn: day(50) })))).toEqual(['FORBIDDEN']);
  });

  test('a workgroup’s lead has no say over a municipality’s own deadline', async () => {
    const { world, deadline, id } = await made(day(40));
    const workgroupId = await write(world, world.system, async (tx) => {
      const [row] = await tx.sql<{ id: string }>(
        `insert into workgroup (name, theme, starts_on, lead_id) values ('Energi', 'Energi', '2020-01-01', $1) returning id`,
        [deadline.ownerId],
      );
      await tx.change(Deadline, deadline.id, 1, { workgroupId: row!.id }, 'deadline.updated');
      return row!.id;
    });
    const lead = await world.as('workgroupLead', { workgroupId });
    expect(await refusedWith(write(world, lead, (tx) => deadlines.move(tx, { id, expectedVersion: 2, dueOn: day(50) })))).toEqual(['FORBIDDEN']);
  });

  test('another tenant’s deadline does not exist', async () => {
    const { id } = await made(day(40));
    const other = await newTenant();
    const coordinator = await other.as('regionCoordinator');
    expect(await refusedWith(write(other, coordinator, (tx) => deadlines.meet(tx, { id, expectedVersion: 1 })))).toEqual(['NOT_FOUND']);
  });

  test('another tenant’s person cannot own it', async () => {
    const { strategist: foreign } = await made(day(40));
    const world = await newTenant();
    const coordinator = await world.as('regionCoordinator');
    const refused = await refusals(
      write(world, coordinator, (tx) => deadlines.create(tx, { title: 'x', dueOn: day(3), ownerId: globalId(Person, foreign.personId!) })),
    );
    expect(refused.map((e) => [e.code, e.path])).toEqual([['NOT_FOUND', ['input', 'ownerId']]]);
  });

  test('a stale version is a conflict that carries the current one', async () => {
    const { world, strategist, id } = await made(day(40));
    await write(world, strategist, (tx) => deadlines.move(tx, { id, expectedVersion: 1, dueOn: day(50) }));
    const [conflict] = await refusals(write(world, strategist, (tx) => deadlines.move(tx, { id, expectedVersion: 1, dueOn: day(51) })));
    expect(conflict).toMatchObject({ code: 'VERSION_CONFLICT', details: { currentVersion: 2, current: id } });
  });

  test('a met deadline is not moved', async () => {
    const { world, strategist, id } = await made(day(40));
    await write(world, strategist, (tx) => deadlines.meet(tx, { id, expectedVersion: 1 }));
    expect(await refusedWith(write(world, strategist, (tx) => deadlines.move(tx, { id, expectedVersion: 2, dueOn: day(50) })))).toEqual([
      'DEADLINE_CLOSED',
    ]);
  });
});
