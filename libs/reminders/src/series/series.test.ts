import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Body, BodyKind, BodyStanding, Municipality, Person } from '@samnav/networks';
import { Database, dayAt, globalId } from '@samnav/platform';
import type { Scope, Tx } from '@samnav/platform';
import { closeTestDatabase, newTenant, refusals, refusedWith } from '@samnav/platform/testing';
import type { World } from '@samnav/platform/testing';
import { plusDays } from '../calendar/testing/statutes.ts';
import { Deadline, DeadlineKind } from '../deadlines/deadline.entity.ts';
import { DeadlineService } from '../deadlines/deadline.service.ts';
import { BodyDate } from './body-date.entity.ts';
import { BodyDateService } from './body-date.service.ts';
import { makeOccurrences, makeOccurrencesIn } from './make-occurrences.ts';
import { deriveOccurrences } from './derive-occurrences.ts';
import { BodyDateKind, CalendarPeriod, OffsetUnit, RecurrencePattern } from './rule.entity.ts';
import { DeadlineSeries } from './series.entity.ts';
import type { CreateDeadlineSeriesInput } from './series.entity.ts';
import { DeadlineSeriesService } from './series.service.ts';

let worker: Database;
beforeAll(async () => {
  worker = await Database.connect({ url: process.env.WORKER_DATABASE_URL!, transactions: 3, reads: 1 });
});
afterAll(() => Promise.all([closeTestDatabase(), worker.onApplicationShutdown()]));
/** What the worker's clock does in this tenant. */
async function clock(world: World): Promise<void> {
  const faults: unknown[] = [];
  await makeOccurrencesIn(worker, world.system, faults);
  expect(faults).toEqual([]);
}

const [series, deadlines, dates] = [new DeadlineSeriesService(), new DeadlineService(), new BodyDateService()];
const today = dayAt(new Date().toISOString());
const yearlyTomorrow = { pattern: RecurrencePattern.yearly };
const monthly = { pattern: RecurrencePattern.monthly, dayOfMonth: 15 };

interface Made {
  world: World;
  who: Scope;
  id: string;
  write: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  rows: () => Promise<Row[]>;
}
interface Row {
  id: string;
  on: string;
  due: string;
  starts: string;
  title: string;
  struck: boolean;
  version: number;
}

async function made(input: Partial<CreateDeadlineSeriesInput>): Promise<Made> {
  const world = await newTenant();
  const who = await world.as('strategist', { municipalityId: world.municipalities.Umeå! });
  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.database.write(who, work);
  const whole = {
    title: 'Uppföljning',
    rule: monthly,
    startsOn: today,
    ownerId: globalId(Person, who.personId!),
    municipalityId: globalId(Municipality, world.municipalities.Umeå!),
    ...input,
  };
  const id = await write((tx) => series.create(tx, whole));
  const rows = (): Promise<Row[]> =>
    write((tx) =>
      tx.sql<Row>(
        `select id, occurrence_on::text as on, due_on::text as due, starts_on::text as starts, title, cancelled_at is not null as struck, version
         from deadline where series_id = $1 order by occurrence_on`,
        [id],
      ),
    );
  return { world, who, id, write, rows };
}
const ser = (id: string): string => globalId(DeadlineSeries, id);
const ddl = (id: string): string => globalId(Deadline, id);

describe('occurrences', () => {
  test('of a monthly series are rows thirteen months ahead, each with its reminders and the occurrence before as its beginning', async () => {
    const { rows, write } = await made({});
    const all = await rows();
    expect([13, 14]).toContain(all.length); // fourteen on the day itself
    expect(all[1]!.starts).toBe(all[0]!.on);
    const [planned] = await write((tx) => tx.sql<{ n: number }>(`select count(*)::int as n from reminder where deadline_id = $1`, [all[1]!.id]));
    expect(planned!.n).toBeGreaterThan(0);
  });

  test('of a yearly series are made once, however often the clock comes by', async () => {
    const { world, rows } = await made({ rule: yearlyTomorrow, startsOn: plusDays(today, 40) });
    for (let turn = 0; turn < 5; turn++) await clock(world);
    await makeOccurrences(worker);
    expect((await rows()).map(({ on }) => on)).toEqual([plusDays(today, 40)]);
  });

  test('are made once by clocks at the same time', async () => {
    const { world, id, write } = await made({ endsOn: today, rule: yearlyTomorrow, startsOn: today });
    await write((tx) => tx.change(DeadlineSeries, id, null, { endsOn: null }, 'deadlineSeries.changed'));
    const turn = () => worker.write(world.system, (tx) => deriveOccurrences(tx, id, false));
    expect((await Promise.all([turn(), turn(), turn()])).flat()).toHaveLength(1);
  });

  test('end after so many times, and on the last day', async () => {
    expect(await (await made({ times: 3 })).rows()).toHaveLength(3);
    expect((await (await made({ endsOn: plusDays(today, 62) })).rows()).length).toBeLessThanOrEqual(3);
  });

  test('three months after the end of each year are due on that day of law, and begin with their year', async () => {
    const rule = { pattern: RecurrencePattern.periodEnd, period: CalendarPeriod.year, offset: 3, offsetUnit: OffsetUnit.months };
    const { rows } = await made({ rule, kind: DeadlineKind.STATUTORY, startsOn: today });
    const [first] = await rows();
    expect([first!.on.slice(4), first!.starts.slice(4)]).toEqual(['-12-31', '-01-01']);
    expect(first!.due >= `${Number(first!.on.slice(0, 4)) + 1}-03-31`).toBe(true);
  });

  test('what was due before the series was made is not made', async () => {
    const { rows } = await made({ startsOn: plusDays(today, -400) });
    expect((await rows()).every(({ due }) => due >= today)).toBe(true);
  });
});

test('a series whose owner has left goes on with whoever takes over deadlines, who is asked to accept', async () => {
  const { world, who, id, write } = await made({ rule: yearlyTomorrow, startsOn: plusDays(today, 500) });
  const coordinator = await world.as('regionCoordinator');
  await write((tx) => tx.sql('update person set leaves_on = $2 where id = $1', [who.personId, plusDays(today, -3)]));
  await write((tx) => tx.change(DeadlineSeries, id, null, { startsOn: plusDays(today, 30) }, 'deadlineSeries.changed'));
  await clock(world);
  const [row] = await write((tx) => tx.sql(`select owner_id, accepted_at from deadline where series_id = $1`, [id]));
  expect(row).toEqual({ owner_id: coordinator.personId, accepted_at: null });
});

describe('a series that changes', () => {
  test('takes the coming occurrences that nobody has touched along, and no other', async () => {
    const { rows, write, id } = await made({});
    const [touched] = await rows();
    await write((tx) => deadlines.move(tx, { id: ddl(touched!.id), expectedVersion: touched!.version, dueOn: plusDays(touched!.due, 1) }));
    await write((tx) => series.change(tx, { id: ser(id), expectedVersion: 1, title: 'Ny rubrik' }));
    const titles = (await rows()).map(({ title }) => title);
    expect([titles[0], new Set(titles.slice(1))]).toEqual(['Uppföljning', new Set(['Ny rubrik'])]);
  });

  test('strikes the days that it no longer has, makes the new ones, and opens the old again when it comes back', async () => {
    const { rows, write, id } = await made({});
    await write((tx) => series.change(tx, { id: ser(id), expectedVersion: 1, rule: { ...monthly, dayOfMonth: 20 } }));
    const open = (await rows()).filter(({ struck }) => !struck);
    expect(new Set(open.map(({ on }) => on.slice(8)))).toEqual(new Set(['20']));
    await write((tx) => series.change(tx, { id: ser(id), expectedVersion: 2, rule: monthly }));
    const again = (await rows()).filter(({ struck }) => !struck);
    expect(new Set(again.map(({ on }) => on.slice(8)))).toEqual(new Set(['15']));
  });

  test('ends: what comes later is struck with its reminders', async () => {
    const { rows, write, id } = await made({});
    await write((tx) => series.end(tx, { id: ser(id), expectedVersion: 1 }));
    expect((await rows()).filter(({ struck, on }) => !struck && on > today)).toEqual([]);
    expect(await write((tx) => tx.sql(`select from reminder where state = 'planned'`))).toEqual([]);
  });

  test('leaves one out, and the clock does not bring it back', async () => {
    const { rows, write, id, world } = await made({});
    const second = (await rows())[1]!;
    await write((tx) => series.skip(tx, { id: ser(id), expectedVersion: 1, occurrenceOn: second.on }));
    await clock(world);
    expect((await rows()).map(({ struck }) => struck).slice(0, 3)).toEqual([false, true, false]);
  });

  test('cannot leave out a day that it does not have', async () => {
    const { write, id } = await made({});
    const wrong = write((tx) => series.skip(tx, { id: ser(id), expectedVersion: 1, occurrenceOn: plusDays(today, 500).replace(/..$/, '03') }));
    expect(await refusedWith(wrong)).toEqual(['NO_SUCH_OCCURRENCE']);
  });
});

async function followed(): Promise<Made & { dispatch: string }> {
  const world = await newTenant();
  const who = await world.as('strategist', { municipalityId: world.municipalities.Umeå! });
  const write = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.database.write(who, work);
  const at = { municipalityId: world.municipalities.Umeå! };
  const body = await write((tx) =>
    tx.create(Body, { name: 'Nämnden', kind: BodyKind.committee, standing: BodyStanding.deciding, ...at }, 'body.created'),
  );
  const bodyId = globalId(Body, body);
  const dispatch = '2027-03-10';
  const id = await write((tx) =>
    series.create(tx, {
      title: 'Tjänsteskrivelse',
      rule: { pattern: RecurrencePattern.bodyDate, bodyId, bodyDate: BodyDateKind.dispatch, offset: -5, offsetUnit: OffsetUnit.workingDays },
      startsOn: today,
      ownerId: globalId(Person, who.personId!),
      municipalityId: globalId(Municipality, at.municipalityId),
    }),
  );
  await write((tx) => dates.set(tx, { bodyId, kind: BodyDateKind.dispatch, onDate: dispatch }));
  const rows = (): Promise<Row[]> =>
    write((tx) =>
      tx.sql<Row>(
        `select id, occurrence_on::text as on, due_on::text as due, cancelled_at is not null as struck, version from deadline where series_id = $1 order by 2`,
        [id],
      ),
    );
  return { world, who, id, write, rows, dispatch: bodyId };
}

describe('what follows the dates of a body', () => {
  test('is due five working days before, and moves with the date, also when it has been acknowledged', async () => {
    const { rows, write, dispatch: bodyId } = await followed();
    const [row] = await rows();
    expect([row!.on, row!.due]).toEqual(['2027-03-10', '2027-03-03']);
    await write((tx) => tx.change(Deadline, row!.id, null, { acknowledgedAt: new Date(), acknowledgedUntil: '2027-01-01' }, 'deadline.acknowledged'));
    await write((tx) => dates.set(tx, { bodyId, kind: BodyDateKind.dispatch, movedFrom: '2027-03-10', onDate: '2027-03-24' }));
    expect((await rows()).map(({ on, due, struck }) => [on, due, struck])).toEqual([['2027-03-24', '2027-03-17', false]]);
  });

  test('is struck when the date is taken away', async () => {
    const { rows, write } = await followed();
    const [date] = await write((tx) => tx.sql<{ id: string }>('select id from body_date'));
    await write((tx) => dates.remove(tx, { id: globalId(BodyDate, date!.id), expectedVersion: 1 }));
    expect((await rows()).map(({ struck }) => struck)).toEqual([true]);
  });
});

describe('who may, and what a rule needs', () => {
  test('a pattern says which fields it lacks', async () => {
    const faults = await refusals(made({ rule: { pattern: RecurrencePattern.weekday } }));
    expect(faults.map(({ code, path }) => [code, path.at(-1)])).toEqual([
      ['RECURRENCE_NEEDS', 'nth'],
      ['RECURRENCE_NEEDS', 'weekday'],
    ]);
  });

  test('a sibling’s strategist does not change it, and to another tenant it does not exist', async () => {
    const { world, id } = await made({});
    const sibling = await world.as('strategist', { municipalityId: world.municipalities.Vindeln! });
    const end = (where: World, who: Scope) => where.database.write(who, (tx) => series.end(tx, { id: ser(id), expectedVersion: 1 }));
    expect(await refusedWith(end(world, sibling))).toEqual(['FORBIDDEN']);
    const other = await newTenant();
    expect(await refusedWith(end(other, await other.as('regionCoordinator')))).toEqual(['NOT_FOUND']);
  });
});
