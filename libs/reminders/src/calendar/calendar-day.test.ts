import { afterAll, describe, expect, test } from '@jest/globals';
import { Municipality, Person } from '@samnav/networks';
import { globalId } from '@samnav/platform';
import type { Scope, Tx } from '@samnav/platform';
import { closeTestDatabase, newTenant, refusedWith } from '@samnav/platform/testing';
import type { World } from '@samnav/platform/testing';
import { Deadline, DeadlineKind } from '../deadlines/deadline.entity.ts';
import { DeadlineService } from '../deadlines/deadline.service.ts';
import { CalendarDay, CalendarDayKind } from './calendar-day.entity.ts';
import { CalendarDayService } from './calendar-day.service.ts';

afterAll(closeTestDatabase);

const days = new CalendarDayService();
const deadlines = new DeadlineService();
const write = <T>(world: World, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> => world.database.write(scope, work);
const extra = (day: string, municipality?: string) => ({
  day,
  name: 'kommunens dag',
  kind: CalendarDayKind.extraDay,
  municipalityId: municipality && globalId(Municipality, municipality),
});
/** A Thursday far ahead that is no day off. */
const THURSDAY = '2031-10-16';

async function promised(world: World, kind: DeadlineKind): Promise<() => Promise<Deadline>> {
  const scope = await world.as('strategist', { municipalityId: world.municipalities.Umeå! });
  const [ownerId, municipalityId] = [globalId(Person, scope.personId!), globalId(Municipality, world.municipalities.Umeå!)];
  const id = await write(world, scope, (tx) => deadlines.create(tx, { title: 'x', dueOn: THURSDAY, kind, ownerId, municipalityId }));
  return () => write(world, scope, (tx) => tx.get(Deadline, id));
}
const remindersOf = (world: World, id: string) =>
  write(world, world.system, (tx) =>
    tx.sql<{ due_on: string }>(`select distinct due_on::text from reminder where deadline_id = $1 and state = 'planned'`, [id]),
  );

describe('a day of the own calendar', () => {
  test('moves the municipality’s own deadlines with their reminders, and back when it is taken away', async () => {
    const world = await newTenant();
    const read = await promised(world, DeadlineKind.MUNICIPAL);
    const strategist = await world.as('strategist', { municipalityId: world.municipalities.Umeå! });
    const day = await write(world, strategist, (tx) => days.set(tx, extra(THURSDAY, world.municipalities.Umeå)));
    const moved = await read();
    expect([moved.dueOn, moved.statedOn]).toEqual(['2031-10-17', THURSDAY]);
    expect(await remindersOf(world, moved.id)).toEqual([{ due_on: '2031-10-17' }]);
    await write(world, strategist, (tx) => days.remove(tx, { id: globalId(CalendarDay, day), expectedVersion: 1 }));
    const back = await read();
    expect([back.dueOn, back.statedOn]).toEqual([THURSDAY, null]);
    expect(await remindersOf(world, moved.id)).toEqual([{ due_on: THURSDAY }]);
  });

  test('of the region holds for all its municipalities, and moves nothing of a funder or of the law', async () => {
    const world = await newTenant();
    const kinds = [DeadlineKind.MUNICIPAL, DeadlineKind.FUNDER, DeadlineKind.STATUTORY];
    const reads = await Promise.all(kinds.map((kind) => promised(world, kind)));
    const coordinator = await world.as('regionCoordinator');
    await write(world, coordinator, (tx) => days.set(tx, extra(THURSDAY)));
    expect(await Promise.all(reads.map(async (read) => (await read()).dueOn))).toEqual(['2031-10-17', THURSDAY, THURSDAY]);
  });

  test('entered twice is one day with the newer name', async () => {
    const world = await newTenant();
    const coordinator = await world.as('regionCoordinator');
    const first = await write(world, coordinator, (tx) => days.set(tx, extra(THURSDAY)));
    expect(await write(world, coordinator, (tx) => days.set(tx, { ...extra(THURSDAY), name: 'annat' }))).toBe(first);
    expect((await write(world, coordinator, (tx) => tx.get(CalendarDay, first))).name).toBe('annat');
  });
});

describe('bridge days', () => {
  test('of 2027 are the single working days between days off, and adding them twice adds nothing', async () => {
    const world = await newTenant();
    const coordinator = await world.as('regionCoordinator');
    const ids = await write(world, coordinator, (tx) => days.addBridgeDays(tx, { year: 2027 }));
    const made = await Promise.all(ids.map((id) => write(world, coordinator, (tx) => tx.get(CalendarDay, id))));
    expect(made.map(({ day, kind }) => `${day} ${kind}`)).toEqual(['2027-05-07 bridgeDay']);
    expect(await write(world, coordinator, (tx) => days.addBridgeDays(tx, { year: 2027 }))).toEqual([]);
  });

  test('of 2026 stand around New Year, Epiphany and Ascension', async () => {
    const world = await newTenant();
    const coordinator = await world.as('regionCoordinator');
    await write(world, coordinator, (tx) => days.addBridgeDays(tx, { year: 2026 }));
    const rows = await write(world, coordinator, (tx) => tx.sql<{ day: string }>('select day::text from calendar_day order by day'));
    expect(rows.map(({ day }) => day)).toEqual(['2026-01-02', '2026-01-05', '2026-05-15']);
  });
});

describe('who may', () => {
  test('a strategist enters days of the own municipality, not of a sibling’s and not of the region', async () => {
    const world = await newTenant();
    const strategist = await world.as('strategist', { municipalityId: world.municipalities.Umeå! });
    expect(await refusedWith(write(world, strategist, (tx) => days.set(tx, extra(THURSDAY, world.municipalities.Vindeln))))).toEqual(['FORBIDDEN']);
    expect(await refusedWith(write(world, strategist, (tx) => days.set(tx, extra(THURSDAY))))).toEqual(['FORBIDDEN']);
  });

  test('another tenant’s day and municipality do not exist', async () => {
    const [world, other] = [await newTenant(), await newTenant()];
    const [own, foreign] = [await world.as('regionCoordinator'), await other.as('regionCoordinator')];
    const id = globalId(CalendarDay, await write(world, own, (tx) => days.set(tx, extra(THURSDAY))));
    expect(await refusedWith(write(other, foreign, (tx) => days.remove(tx, { id, expectedVersion: 1 })))).toEqual(['NOT_FOUND']);
    expect(await refusedWith(write(other, foreign, (tx) => days.set(tx, extra(THURSDAY, world.municipalities.Umeå))))).toEqual(['NOT_FOUND']);
  });
});
