import { describe, expect, test } from '@jest/globals';
import { Municipality, MunicipalityService, Person } from '@samnav/networks';
import { definedLetters, globalId, renderLetter } from '@samnav/platform';
import type { Scope, Tx } from '@samnav/platform';
import type { World } from '@samnav/platform/testing';
import { Deadline, defineObligation, sweepReminders, task } from '@samnav/reminders';
import { clock, deadlines, own, testing, worker } from './clocked.ts';

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

/** When the tenant's owner was told, by Stockholm's clock, and by which step. */
async function told({ world }: Promised): Promise<string[]> {
  const { rows } = await own.admin.query<{ told: string }>(
    `select to_char(coalesce(r.sent_at, m.created_at) at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24') || ' ' || r.step as told
     from reminder r left join mail_message m on m.tenant_id = r.tenant_id and m.id = r.mail_message_id
     where r.tenant_id = $1 and r.state in ('sending', 'sent') order by 1`,
    [world.tenantId],
  );
  return rows.map((row) => row.told);
}
async function subjects({ world }: Promised): Promise<string[]> {
  const { rows } = await own.admin.query<{ letter: string; params: unknown }>(
    'select letter, params from mail_message where tenant_id = $1 order by id',
    [world.tenantId],
  );
  const letterOf = (letter: string) => definedLetters().find(({ name }) => name === letter)!;
  return rows.map(({ letter, params }) => renderLetter(letterOf(letter), params, 'sv', 'https://samnav.example').subject);
}

describe('08.00 where the municipality lies', () => {
  test.each(['2026-10-25', '2027-03-28'])(
    'on %s, when the clocks change, a week before, and the day after',
    async (day) => {
      await clock(`${addDays(day, -20)} 12:00`);
      const one = await promised(day);

      await everyHour(addDays(day, -8), addDays(day, 1));

      expect(await told(one)).toEqual([`${addDays(day, -7)} 08 -7`, `${day} 08 0`, `${addDays(day, 1)} 08 +1`]);
      expect(await subjects(one)).toEqual(['Rapportera: klart i dag', 'Rapportera: skulle vara klart i går']);
    },
    120_000,
  );

  test.each(['2026-10-25', '2027-03-28'])(
    'a week after %s, where 168 hours and seven days differ',
    async (day) => {
      await clock(`${addDays(day, -1)} 12:00`);
      const one = await promised(addDays(day, 7));

      await everyHour(day, addDays(day, 7));

      expect(await told(one)).toEqual([`${day} 08 -7`, `${addDays(day, 7)} 08 0`]);
    },
    120_000,
  );

  test('a municipality that moves to another time zone takes its reminders along', async () => {
    await clock('2026-05-01 12:00');
    const one = await promised('2026-05-20');
    const id = globalId(Municipality, one.world.municipalities.Umeå!);
    await one.write((tx) => new MunicipalityService().update(tx, { id, expectedVersion: 1, timeZone: 'Europe/Helsinki' }));

    await everyHour('2026-05-13', '2026-05-13');

    expect(await told(one)).toEqual(['2026-05-13 07 -7']);
  });
});

describe('a month passes', () => {
  test('with the workers away: the latest step alone, which says how it stands', async () => {
    await clock('2026-06-01 12:00');
    const [early, late] = [await promised('2026-06-20'), await promised('2026-06-29')];

    await clock('2026-06-19 10:00');
    await sweepReminders(worker);
    await clock('2026-07-01 10:00');
    await sweepReminders(worker);
    await sweepReminders(worker);

    expect(await told(early)).toEqual(['2026-06-19 10 -7', '2026-07-01 10 +7']);
    expect(await subjects(early)).toEqual(['Rapportera: skulle vara klart för 11 dagar sedan']);
    expect(await told(late)).toEqual(['2026-07-01 10 +1']);
  });

  test('of what was met or struck nobody hears, and of what was moved on its new days only', async () => {
    await clock('2026-08-01 12:00');
    const [met, struck, moved] = [await promised('2026-08-20'), await promised('2026-08-20'), await promised('2026-08-20')];
    await met.write((tx) => deadlines.meet(tx, { id: met.id, expectedVersion: 1 }));
    await struck.write((tx) => deadlines.cancel(tx, { id: struck.id, expectedVersion: 1 }));
    await moved.write((tx) => deadlines.move(tx, { id: moved.id, expectedVersion: 1, dueOn: '2026-08-24' }));

    await everyHour('2026-08-10', '2026-08-25');

    expect([await told(met), await told(struck)]).toEqual([[], []]);
    expect(await told(moved)).toEqual(['2026-08-17 08 -7', '2026-08-24 08 0', '2026-08-25 08 +1']);
  }, 300_000);

  test('new words before 08.00 are no reason to write earlier', async () => {
    await clock('2026-09-01 12:00');
    const one = await promised('2026-09-20');
    await clock('2026-09-20 05:30');
    await sweepReminders(worker);
    const before = await told(one);

    await one.write((tx) => deadlines.set(tx, { id: one.id, expectedVersion: 1, title: 'Redovisa' }));
    await sweepReminders(worker);
    expect(await told(one)).toEqual(before);
    await clock('2026-09-20 08:00');
    await sweepReminders(worker);

    expect((await told(one)).at(-1)).toBe('2026-09-20 08 0');
    expect((await subjects(one)).at(-1)).toBe('Redovisa: klart i dag');
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
  expect(await subjects(one)).toEqual(['Underteckna: klart i dag']);
});

test('a region whose reminders cannot be written does not hold up the others', async () => {
  await clock('2026-11-01 12:00');
  const [broken, one] = [await promised('2026-11-15'), await promised('2026-11-15')];
  await own.admin.query(`update municipality set time_zone = 'Finns/Inte' where tenant_id = $1`, [broken.world.tenantId]);

  await clock('2026-11-15 09:00');
  await sweepReminders(worker);

  expect(await told(one)).toEqual(['2026-11-15 09 0']);
  const { rows } = await own.admin.query(`select distinct failure from reminder where tenant_id = $1 and state = 'failed'`, [broken.world.tenantId]);
  expect(rows).toEqual([{ failure: 'time zone "Finns/Inte" not recognized' }]);
});
