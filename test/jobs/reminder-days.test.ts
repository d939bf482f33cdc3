import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Municipality, MunicipalityService, Person } from '@samnav/networks';
import { Database, definedLetters, globalId, renderLetter } from '@samnav/platform';
import type { Scope, Tx } from '@samnav/platform';
import type { World } from '@samnav/platform/testing';
import { Deadline, DeadlineService, defineObligation, sweepReminders, task } from '@samnav/reminders';
import { ownDatabase } from './own-database.ts';
import type { OwnDatabase } from './own-database.ts';

let own: OwnDatabase;
let worker: Database;
let testing: typeof import('@samnav/platform/testing');
const deadlines = new DeadlineService();
beforeAll(async () => {
  own = await ownDatabase();
  Object.assign(process.env, own.env);
  testing = await import('@samnav/platform/testing');
  worker = await Database.connect({ url: own.env.WORKER_DATABASE_URL!, transactions: 2, reads: 2 });
}, 60_000);
afterAll(async () => {
  await worker.onApplicationShutdown();
  await testing.closeTestDatabase();
  await own.drop();
});

/** What the clock shall show in Stockholm. */
const clock = (local: string) => own.admin.query(`select move_clock($1::timestamp at time zone 'Europe/Stockholm')`, [local]);
const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

interface Promised {
  world: World;
  owner: Scope;
  id: string;
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}
/** A deadline of Umeå's strategist. */
async function promised(dueOn: string): Promise<Promised> {
  const world = await testing.newTenant();
  const owner = await world.as('strategist', { municipalityId: world.municipalities.Umeå! });
  const write: Promised['write'] = (work) => world.database.write(owner, work);
  const [ownerId, municipalityId] = [globalId(Person, owner.personId!), globalId(Municipality, world.municipalities.Umeå!)];
  const uuid = await write((tx) => deadlines.create(tx, { title: 'Rapportera', dueOn, ownerId, municipalityId }));
  return { world, owner, id: globalId(Deadline, uuid), write };
}

/** Lets the workers sweep at every whole hour from a day to another, both included. */
async function everyHour(from: string, to: string): Promise<void> {
  const { rows } = await own.admin.query<{ hour: Date }>(
    `select generate_series($1::timestamp at time zone 'Europe/Stockholm', ($2::date + 1)::timestamp at time zone 'Europe/Stockholm', '1 hour') as hour`,
    [from, to],
  );
  for (const { hour } of rows) {
    await own.admin.query('select move_clock($1)', [hour]);
    await sweepReminders(worker);
  }
}

/** When and of what the tenant's letters were written, by Stockholm's clock. */
async function letters({ world }: Promised): Promise<string[]> {
  const { rows } = await own.admin.query<{ at: string; letter: string; params: unknown }>(
    `select to_char(created_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24') as at, letter, params from mail_message where tenant_id = $1 order by created_at`,
    [world.tenantId],
  );
  return rows.map(({ at, letter, params }) => `${at} ${subjectOf(letter, params)}`);
}
const subjectOf = (letter: string, params: unknown): string =>
  renderLetter(
    definedLetters().find(({ name }) => name === letter)!,
    params,
    'sv',
    'https://samnav.example',
  ).subject;

describe('08.00 where the municipality lies', () => {
  test.each(['2026-10-25', '2027-03-28'])(
    'on %s, when the clocks change, and 14 and 3 days before',
    async (day) => {
      await clock(`${addDays(day, -20)} 12:00`);
      const one = await promised(day);

      await everyHour(addDays(day, -15), addDays(day, 1));

      expect(await letters(one)).toEqual([
        `${addDays(day, -14)} 08 Rapportera: klart om 14 dagar`,
        `${addDays(day, -3)} 08 Rapportera: klart om 3 dagar`,
        `${day} 08 Rapportera: klart i dag`,
      ]);
    },
    120_000,
  );

  test.each(['2026-10-25', '2027-03-28'])(
    'three days after %s, where 72 hours and three days differ',
    async (day) => {
      await clock(`${addDays(day, -1)} 12:00`);
      const one = await promised(addDays(day, 3));

      await everyHour(day, addDays(day, 3));

      expect((await letters(one)).map((letter) => letter.slice(0, 13))).toEqual([`${day} 08`, `${addDays(day, 3)} 08`]);
    },
    120_000,
  );

  test('a municipality that moves to another time zone takes its reminders along', async () => {
    await clock('2026-05-01 12:00');
    const one = await promised('2026-05-20');
    const id = globalId(Municipality, one.world.municipalities.Umeå!);
    await one.write((tx) => new MunicipalityService().update(tx, { id, expectedVersion: 1, timeZone: 'Europe/Helsinki' }));

    await everyHour('2026-05-06', '2026-05-06');

    expect(await letters(one)).toEqual(['2026-05-06 07 Rapportera: klart om 14 dagar']);
  });
});

describe('a month passes', () => {
  test('with the workers away: one letter, which says how it stands', async () => {
    await clock('2026-06-01 12:00');
    const [early, late] = [await promised('2026-06-20'), await promised('2026-06-29')];

    await clock('2026-06-19 10:00');
    await sweepReminders(worker);
    await clock('2026-07-01 10:00');
    await sweepReminders(worker);
    await sweepReminders(worker);

    expect(await letters(early)).toEqual([
      '2026-06-19 10 Rapportera: klart i morgon',
      '2026-07-01 10 Rapportera: skulle vara klart för 11 dagar sedan',
    ]);
    expect(await letters(late)).toEqual([
      '2026-06-19 10 Rapportera: klart om 10 dagar',
      '2026-07-01 10 Rapportera: skulle vara klart för 2 dagar sedan',
    ]);
  });

  test('of what was met or struck nobody hears, and of what was moved on its new days only', async () => {
    await clock('2026-08-01 12:00');
    const [met, struck, moved] = [await promised('2026-08-20'), await promised('2026-08-20'), await promised('2026-08-20')];
    await met.write((tx) => deadlines.meet(tx, { id: met.id, expectedVersion: 1 }));
    await struck.write((tx) => deadlines.cancel(tx, { id: struck.id, expectedVersion: 1 }));
    await moved.write((tx) => deadlines.move(tx, { id: moved.id, expectedVersion: 1, dueOn: '2026-08-24' }));

    await everyHour('2026-08-05', '2026-08-25');

    expect([await letters(met), await letters(struck)]).toEqual([[], []]);
    expect((await letters(moved)).map((letter) => letter.slice(0, 13))).toEqual(['2026-08-10 08', '2026-08-21 08', '2026-08-24 08']);
  }, 120_000);

  test('new words before 08.00 are no reason to write earlier', async () => {
    await clock('2026-09-01 12:00');
    const one = await promised('2026-09-20');
    await clock('2026-09-20 05:30');
    await sweepReminders(worker);
    const before = await letters(one);

    await one.write((tx) => deadlines.set(tx, { id: one.id, expectedVersion: 1, title: 'Redovisa' }));
    await sweepReminders(worker);
    expect(await letters(one)).toEqual(before);
    await clock('2026-09-20 08:00');
    await sweepReminders(worker);

    expect((await letters(one)).at(-1)).toBe('2026-09-20 08 Redovisa: klart i dag');
  });
});

test('a kind that names others than the owner reaches them', async () => {
  await clock('2026-10-01 12:00');
  const one = await promised('2026-10-05');
  const { personId } = await one.world.as('chiefExecutive', { municipalityId: one.world.municipalities.Umeå! });
  defineObligation({ ...task, obligation: 'test-for-the-chief', recipients: async () => [personId!] });
  await one.write((tx) => tx.sql(`update deadline set obligation = 'test-for-the-chief' where tenant_id = current_tenant()`));
  await one.write((tx) => deadlines.set(tx, { id: one.id, expectedVersion: 1, title: 'Underteckna' }));

  await clock('2026-10-05 08:00');
  await sweepReminders(worker);

  const { rows } = await own.admin.query('select to_person_id as to from mail_message where tenant_id = $1', [one.world.tenantId]);
  expect(rows).toEqual([{ to: personId }]);
  expect((await letters(one)).map((letter) => letter.slice(14))).toEqual(['Underteckna: klart i dag']);
});

test('a region whose reminders cannot be written does not hold up the others', async () => {
  await clock('2026-11-01 12:00');
  const [broken, one] = [await promised('2026-11-15'), await promised('2026-11-15')];
  await own.admin.query(`update municipality set time_zone = 'Finns/Inte' where tenant_id = $1`, [broken.world.tenantId]);

  await clock('2026-11-15 09:00');
  await expect(sweepReminders(worker)).rejects.toThrow('Finns/Inte');

  expect(await letters(one)).toHaveLength(1);
});
