import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Global, Module } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Municipality, Person } from '@samnav/networks';
import { Database, globalId } from '@samnav/platform';
import type { Scope } from '@samnav/platform';
import { newTenant, refusedWith, testDatabase } from '@samnav/platform/testing';
import type { World } from '@samnav/platform/testing';
import ICAL from 'ical.js';
import { Deadline } from '../../deadlines/deadline.entity.ts';
import { DeadlineService } from '../../deadlines/deadline.service.ts';
import { ChannelRoutesModule } from '../channels.module.ts';
import { CalendarFeed } from './calendar-feed.entity.ts';
import { CalendarFeedService } from './calendar-feed.service.ts';
import { newFeedToken } from './feed-token.ts';

@Global()
@Module({ providers: [{ provide: Database, useFactory: testDatabase }], exports: [Database] })
class TestDatabaseModule {}

let app: NestFastifyApplication;
let base: string;
beforeAll(async () => {
  const made = await Test.createTestingModule({ imports: [TestDatabaseModule, ChannelRoutesModule] }).compile();
  app = made.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: ['fatal', 'error'] });
  await app.init();
  await app.listen(0, '127.0.0.1');
  base = (await app.getUrl()).replace('[::1]', '127.0.0.1');
});
afterAll(() => app.close());

const deadlines = new DeadlineService();
const feeds = new CalendarFeedService();

interface Somebody {
  world: World;
  scope: Scope;
}
async function strategist(): Promise<Somebody> {
  const world = await newTenant();
  return { world, scope: await world.as('strategist', { municipalityId: world.municipalities['Umeå']! }) };
}
const inTx = <T>({ world, scope }: Somebody, work: Parameters<World['database']['write']>[1]): Promise<T> =>
  world.database.write(scope, work) as Promise<T>;

async function deadline(who: Somebody, title: string, dueOn = '2027-03-31'): Promise<string> {
  const municipalityId = globalId(Municipality, who.world.municipalities['Umeå']!);
  const input = { title, dueOn, ownerId: globalId(Person, who.scope.personId!), municipalityId };
  return inTx<string>(who, (tx) => deadlines.create(tx, input));
}
async function feedOf(who: Somebody, of: { municipalityId?: string } = {}): Promise<string> {
  const { url } = await inTx<{ url: string }>(who, (tx) => feeds.create(tx, of));
  return base + new URL(url).pathname;
}
async function eventsOf(url: string): Promise<ICAL.Event[]> {
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const calendar = new ICAL.Component(ICAL.parse(await answer.text()) as unknown[]);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
}
const change = (who: Somebody, text: string, params: unknown[]): Promise<unknown> =>
  who.world.database.write(who.world.system, (tx) => tx.sql(text, params));

describe('a calendar feed', () => {
  test('is parsed by a real calendar library, with its day as a whole day and the same UID for ever', async () => {
    const anna = await strategist();
    const id = await deadline(anna, 'Rapportera energi');
    const [event] = await eventsOf(await feedOf(anna));
    expect(event).toMatchObject({ uid: `${globalId(Deadline, id)}@127.0.0.1`, summary: 'Rapportera energi', sequence: 0 });
    expect(event!.startDate.isDate).toBe(true);
    expect([event!.startDate.toString(), event!.endDate.toString()]).toEqual(['2027-03-31', '2027-04-01']);
  });

  test('tells of a moved deadline with the same UID and a higher SEQUENCE, and of a struck one for sixty days', async () => {
    const anna = await strategist();
    const id = globalId(Deadline, await deadline(anna, 'Söka bidrag'));
    const url = await feedOf(anna);
    const [before] = await eventsOf(url);
    await inTx(anna, (tx) => deadlines.move(tx, { id, expectedVersion: 1, dueOn: '2027-05-03' }));
    const [moved] = await eventsOf(url);
    expect([moved!.uid, moved!.startDate.toString()]).toEqual([before!.uid, '2027-05-03']);
    expect(moved!.sequence).toBeGreaterThan(before!.sequence);
    await inTx(anna, (tx) => deadlines.cancel(tx, { id, expectedVersion: 2 }));
    const [struck] = await eventsOf(url);
    expect(struck!.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(struck!.sequence).toBeGreaterThan(moved!.sequence);
    await change(anna, `update deadline set cancelled_at = cancelled_at - interval '61 days' where id = $1`, [id.slice(4)]);
    expect(await eventsOf(url)).toEqual([]);
  });

  test('marks what is done', async () => {
    const anna = await strategist();
    const id = globalId(Deadline, await deadline(anna, 'Svara på enkäten'));
    await inTx(anna, (tx) => deadlines.meet(tx, { id, expectedVersion: 1, outcome: 'Skickat, 12 svar' }));
    const [event] = await eventsOf(await feedOf(anna));
    expect(event!.summary).toBe('✓ Svara på enkäten');
    expect(event!.description).toContain('Blev: Skickat, 12 svar');
  });

  test('carries hostile titles as text: nothing begins a property, and long lines are folded', async () => {
    const anna = await strategist();
    const title = `Möte; kl 9, "rum"\\ 1\nEND:VEVENT\r\nBEGIN:VALARM ${'åäö🌲'.repeat(40)}`;
    await deadline(anna, title);
    const url = await feedOf(anna);
    const [event, ...more] = await eventsOf(url);
    expect(more).toEqual([]);
    expect(event!.summary).toBe(title.replace(/\s+/g, ' '));
    expect(event!.component.getAllSubcomponents('valarm')).toEqual([]);
    const lines = (await (await fetch(url)).text()).split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  });

  test('cannot be broken by the name of what it shows', async () => {
    const anna = await strategist();
    await change(anna, 'update municipality set name = $2 where id = $1', [anna.world.municipalities['Umeå'], 'Ume;å\r\nMETHOD:CANCEL']);
    const url = await feedOf(anna, { municipalityId: globalId(Municipality, anna.world.municipalities['Umeå']!) });
    await deadline(anna, 'Något');
    const calendar = new ICAL.Component(ICAL.parse(await (await fetch(url)).text()) as unknown[]);
    expect(calendar.getFirstPropertyValue('method')).toBeNull();
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toMatch(/^Tidsgränser: Ume.*METHOD:CANCEL$/);
  });

  test.each([
    ['2027-03-28', '2027-03-28T13:00:00Z'], // clocks go forward in the night
    ['2027-03-27', '2027-03-27T14:00:00Z'],
    ['2027-10-31', '2027-10-31T14:00:00Z'], // and back
    ['2027-10-30', '2027-10-30T13:00:00Z'],
  ])('says a time of the place’s own clock: 15.00 on %s is %s', async (day, instant) => {
    const anna = await strategist();
    const id = await deadline(anna, 'Lämna in', day);
    await change(anna, `update deadline set due_time = '15:00' where id = $1`, [id]);
    const [event] = await eventsOf(await feedOf(anna));
    expect(event!.startDate.zone!.tzid).toBe('Europe/Stockholm');
    expect(event!.startDate.toJSDate().toISOString().replace('.000', '')).toBe(instant);
  });
});

describe('the address of a feed', () => {
  test('answers 304 to who has it already, and is never kept by shared caches', async () => {
    const anna = await strategist();
    const id = await deadline(anna, 'Något');
    const url = await feedOf(anna);
    const first = await fetch(url);
    const etag = first.headers.get('etag')!;
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const again = await fetch(url, { headers: { 'if-none-match': `"old", W/${etag}` } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    await inTx(anna, (tx) => deadlines.move(tx, { id: globalId(Deadline, id), expectedVersion: 1, dueOn: '2027-06-01' }));
    expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(200);
  });

  test('answers what is its owner’s alone, and what somebody else made is not in it', async () => {
    const anna = await strategist();
    const other = { world: anna.world, scope: await anna.world.as('strategist', { municipalityId: anna.world.municipalities['Umeå']! }) };
    await deadline(other, 'Någon annans');
    expect(await eventsOf(await feedOf(anna))).toEqual([]);
    const url = await feedOf(anna, { municipalityId: globalId(Municipality, anna.world.municipalities['Umeå']!) });
    expect((await eventsOf(url)).map(({ summary }) => summary)).toEqual(['Någon annans']);
  });

  test('is gone when it is revoked, when its owner has no role any more, and when the account is closed', async () => {
    const anna = await strategist();
    const url = await feedOf(anna);
    await change(anna, 'update role_assignment set ended_at = samnav_now() where account_id = $1', [anna.scope.accountId]);
    expect((await fetch(url)).status).toBe(404);
    await change(anna, 'update role_assignment set ended_at = null where account_id = $1', [anna.scope.accountId]);
    expect((await fetch(url)).status).toBe(200);
    const [feed] = await inTx<{ id: string }[]>(anna, (tx) => tx.sql('select id from calendar_feed where account_id = $1', [anna.scope.accountId]));
    await inTx(anna, (tx) => feeds.revoke(tx, { id: globalId(CalendarFeed, feed!.id) }));
    expect((await fetch(url)).status).toBe(404);
  });

  test('that nobody was given answers as a revoked one, whatever it looks like', async () => {
    const { world } = await strategist();
    const paths = [`${newFeedToken(world.tenantId)}.ics`, 'x.ics', '%00.ics', `${'a'.repeat(64)}`, `${'a'.repeat(64)}.ics.ics`, `../auth/session`];
    const answers = await Promise.all(paths.map((path) => fetch(`${base}/calendar/${path}`)));
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 404));
  });

  test('is refused after sixty fetches in a quarter of an hour', async () => {
    const url = await feedOf(await strategist());
    for (let i = 0; i < 60; i++) await (await fetch(url)).text();
    const answer = await fetch(url);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('is nobody else’s to revoke, and at most twenty live at once', async () => {
    const anna = await strategist();
    const other = { world: anna.world, scope: await anna.world.as('regionCoordinator') };
    const { id } = await inTx<{ id: string }>(anna, (tx) => feeds.create(tx, {}));
    expect(await refusedWith(inTx(other, (tx) => feeds.revoke(tx, { id: globalId(CalendarFeed, id) })))).toEqual(['NOT_FOUND']);
    for (let i = 1; i < 20; i++) await feedOf(anna);
    expect(await refusedWith(feedOf(anna))).toEqual(['TOO_MANY_FEEDS']);
  });
});
