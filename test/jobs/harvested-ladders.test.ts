import { describe, expect, test } from '@jest/globals';
import { Municipality, Person } from '@samnav/networks';
import { globalId } from '@samnav/platform';
import type { Scope, Tx } from '@samnav/platform';
import type { World } from '@samnav/platform/testing';
import { Deadline, DeadlineSeriesService, LadderService, makeOccurrences, RecipientRole, sweepReminders } from '@samnav/reminders';
import type { SetDeadlineInput } from '@samnav/reminders';
import { clock, deadlines, own, testing, worker } from './clocked.ts';

/** Faults that others have had with reminders, each shown to be none here. The names say where they are known from. */

const plus = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

interface Region {
  world: World;
  owner: Scope;
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  promise(dueOn: string, more?: Partial<SetDeadlineInput>): Promise<string>;
}
/** Umeå with a strategist, who makes promises. */
async function region(): Promise<Region> {
  const world = await testing.newTenant();
  const owner = await world.as('strategist', { municipalityId: world.municipalities.Umeå! });
  const write: Region['write'] = async (work) => world.database.write({ ...owner, now: await world.database.now() }, work);
  const [ownerId, municipalityId] = [globalId(Person, owner.personId!), globalId(Municipality, world.municipalities.Umeå!)];
  const promise: Region['promise'] = async (dueOn, more = {}) =>
    globalId(Deadline, await write((tx) => deadlines.create(tx, { title: 'Rapportera', dueOn, ownerId, municipalityId, ...more })));
  return { world, owner, write, promise };
}
/** The workers sweep at nine every morning, the first and the last included. */
async function mornings(first: string, last: string): Promise<void> {
  for (let day = first; day <= last; day = plus(day, 1)) {
    await clock(`${day} 09:00`);
    await sweepReminders(worker);
  }
}
/** On which day a person was told what. */
async function told({ world }: Region, { personId }: Scope): Promise<string[]> {
  const { rows } = await own.admin.query<{ told: string }>(
    `select to_char(coalesce(r.sent_at, m.created_at) at time zone 'Europe/Stockholm', 'YYYY-MM-DD') || ' ' || r.step as told
     from reminder r left join mail_message m on m.tenant_id = r.tenant_id and m.id = r.mail_message_id
     where r.tenant_id = $1 and r.recipient_id = $2 and r.state in ('sending', 'sent') order by 1`,
    [world.tenantId, personId],
  );
  return rows.map((row) => row.told);
}

test('W2 a day that is moved after its reminder: nothing more about the old day, and the new one’s own steps', async () => {
  await clock('2026-03-02 12:00');
  const one = await region();
  const id = await one.promise('2026-03-20');
  await mornings('2026-03-12', '2026-03-14');
  await one.write((tx) => deadlines.move(tx, { id, expectedVersion: 1, dueOn: '2026-04-10' }));
  await mornings('2026-03-15', '2026-04-11');
  expect(await told(one, one.owner)).toEqual(['2026-03-13 -7', '2026-04-10 0', '2026-04-11 +1']);
});

test('W3 a yearly one, swept every five minutes: one letter a year', async () => {
  await clock('2026-05-04 12:00');
  const one = await region();
  const [ownerId, municipalityId] = [globalId(Person, one.owner.personId!), globalId(Municipality, one.world.municipalities.Umeå!)];
  await one.write((tx) =>
    new DeadlineSeriesService().create(tx, {
      title: 'Årsrapport',
      rule: { pattern: 'yearly' },
      startsOn: '2026-05-05',
      ownerId,
      municipalityId,
    } as never),
  );
  for (let minute = 0; minute < 24 * 60; minute += 5) {
    await clock(`2026-05-05 ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`);
    if (minute % 60 === 0) await makeOccurrences(worker);
    await sweepReminders(worker);
  }
  expect(await told(one, one.owner)).toEqual(['2026-05-05 0']);
}, 120_000);

test('W6 nobody holds the roles: the coordinator hears of it in the end', async () => {
  await clock('2026-06-01 12:00');
  const world = await testing.newTenant();
  const coordinator = await world.as('regionCoordinator');
  const owner = await world.as('reader');
  const one = { world } as Region;
  const input = {
    title: 'Rapportera',
    dueOn: '2026-06-05',
    ownerId: globalId(Person, owner.personId!),
    municipalityId: globalId(Municipality, world.municipalities.Umeå!),
  };
  await world.database.write({ ...coordinator, now: await world.database.now() }, (tx) => deadlines.create(tx, input));
  await mornings('2026-06-05', '2026-06-13');
  expect(await told(one, coordinator)).toEqual(['2026-06-06 +1', '2026-06-12 +7']);
});

describe('W7', () => {
  test('late at 1, 7, 30 and 60 days', async () => {
    await clock('2026-08-03 12:00');
    const one = await region();
    await one.promise('2026-08-10');
    await mornings('2026-08-10', '2026-10-12');
    expect(await told(one, one.owner)).toEqual(['2026-08-10 0', '2026-08-11 +1', '2026-08-17 +7', '2026-09-09 +30', '2026-10-09 +60']);
  });

  test('between two repeats of the same to the same person are five days or more, also where two steps repeat', async () => {
    await clock('2026-11-02 12:00');
    const one = await region();
    const step = (offsetDays: number, recipientRole: RecipientRole) => ({ offsetDays, recipientRole, repeatEvery: 5 });
    const steps = [step(0, RecipientRole.owner), step(2, RecipientRole.strategist), step(3, RecipientRole.owner)];
    const municipalityId = globalId(Municipality, one.world.municipalities.Umeå!);
    await one.write((tx) => new LadderService().set(tx, { obligation: 'any', municipalityId, steps }));
    await one.promise('2026-11-05');
    await mornings('2026-11-05', '2026-11-24');
    expect(await told(one, one.owner)).toEqual([
      '2026-11-05 0',
      '2026-11-07 +2',
      '2026-11-08 +3',
      '2026-11-13 +3r1',
      '2026-11-18 +3r2',
      '2026-11-23 +3r3',
    ]);
  });
});

test.each([
  ['31 days or more', 31, ['2027-01-14 -28', '2027-02-11 0']],
  ['shorter', 30, ['2027-02-03 -7', '2027-02-10 0']],
])('W8 a period of %s', async (_name, period, expected) => {
  await clock('2027-01-11 12:00');
  const one = await region();
  const dueOn = plus('2027-01-11', period);
  await one.promise(dueOn);
  await mornings('2027-01-12', dueOn);
  expect(await told(one, one.owner)).toEqual(expected);
});
