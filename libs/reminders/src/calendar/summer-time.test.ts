import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Municipality, Person } from '@samnav/networks';
import { dayAt, globalId } from '@samnav/platform';
import { closeTestDatabase, newTenant } from '@samnav/platform/testing';
import type { World } from '@samnav/platform/testing';
import { DeadlineService } from '../deadlines/deadline.service.ts';
import { daysBetween, plusDays, weekday } from './testing/statutes.ts';

afterAll(closeTestDatabase);

/** Summer time begins and ends on the last Sundays of March and October (directive 2000/84/EC). */
const lastSunday = (month: string): string => {
  const last = `${month}-31`;
  return plusDays(last, -(weekday(last) % 7));
};
const changes = Array.from({ length: 10 }, (_, i) => 2026 + i).flatMap((year) => [lastSunday(`${year}-03`), lastSunday(`${year}-10`)]);

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'short' });
const HOUR = 3_600_000;

let world: World;
beforeAll(async () => {
  world = await newTenant();
});
const sql = <R>(text: string, params: unknown[] = []): Promise<R[]> => world.database.write(world.system, (tx) => tx.sql<R>(text, params));

test('eight o’clock is one instant of each local day of 2026–2035, 23 or 25 hours after the last on the twenty changes alone', async () => {
  const days = daysBetween('2026-01-01', '2035-12-31');
  const rows = await sql<{ at: Date }>(`select (d + time '08:00') at time zone 'Europe/Stockholm' as at from unnest($1::date[]) d`, [days]);
  expect(rows.map(({ at }) => clock.format(at))).toEqual(days.map((day) => `${day} 08:00`));
  const hours = rows.map(({ at }, i) => (i ? (at.getTime() - rows[i - 1]!.at.getTime()) / HOUR : 24));
  expect(days.filter((_day, i) => hours[i] === 23)).toEqual(changes.filter((day) => day.slice(5, 7) === '03'));
  expect(days.filter((_day, i) => hours[i] === 25)).toEqual(changes.filter((day) => day.slice(5, 7) === '10'));
});

test('the day of a deadline ends at one instant, also on the twenty changes', async () => {
  const rows = await sql<{ at: Date }>(`select (d + time '23:59:59') at time zone 'Europe/Stockholm' as at from unnest($1::date[]) d`, [changes]);
  expect(rows.map(({ at }) => clock.format(at))).toEqual(changes.map((day) => `${day} 23:59`));
});

test('a deadline on, before or after a change reminds its owner once on its day, at eight', async () => {
  const who = await world.as('strategist', { municipalityId: world.municipalities.Umeå! });
  const [ownerId, municipalityId] = [globalId(Person, who.personId!), globalId(Municipality, world.municipalities.Umeå!)];
  const today = dayAt(new Date().toISOString());
  const days = changes.flatMap((day) => [plusDays(day, -1), day, plusDays(day, 1)]).filter((day) => day > today);
  await world.database.write(who, async (tx) => {
    for (const dueOn of days) await new DeadlineService().create(tx, { title: dueOn, dueOn, ownerId, municipalityId });
  });
  const rows = await sql<{ title: string; at: Date }>(
    `select d.title, r.send_at as at from reminder r join deadline d on d.tenant_id = r.tenant_id and d.id = r.deadline_id
     where r.recipient_id = $1 and r.step = '0' and d.title ~ '^20' order by d.title`,
    [who.personId],
  );
  expect(rows.map(({ title, at }) => `${title}: ${clock.format(at)}`)).toEqual(days.sort().map((day) => `${day}: ${day} 08:00`));
});
