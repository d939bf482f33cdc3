import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Global, Module } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { Database } from '@samnav/platform';
import type { Scope } from '@samnav/platform';
import { testDatabase } from '@samnav/platform/testing';
import { CalendarFeedService, ChannelRoutesModule } from '@samnav/reminders';
import ICAL from 'ical.js';
import { agendas, meetings, MeetingStage } from '../testing/stage.ts';
import './meetings-in-feeds.ts';

@Global()
@Module({ providers: [{ provide: Database, useFactory: testDatabase }], exports: [Database] })
class TestDatabaseModule {}

let app: NestFastifyApplication;
let stage: MeetingStage;
beforeAll(async () => {
  const made = await Test.createTestingModule({ imports: [TestDatabaseModule, ChannelRoutesModule] }).compile();
  app = made.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: ['fatal', 'error'] });
  await app.init();
  await app.listen(0, '127.0.0.1');
});
beforeEach(async () => void (stage = await MeetingStage.open()));
afterAll(() => app.close());

const feeds = new CalendarFeedService();
/** The events of a feed of somebody's, by their titles. */
async function feedOf(who: Scope, of: { workgroupId?: string } = {}): Promise<() => Promise<ICAL.Event[]>> {
  const { url } = await stage.write(who, (tx) => feeds.create(tx, of));
  const address = (await app.getUrl()).replace('[::1]', '127.0.0.1') + new URL(url).pathname;
  return async () => {
    const calendar = new ICAL.Component(ICAL.parse(await (await fetch(address)).text()) as unknown[]);
    return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
  };
}
const titles = (events: ICAL.Event[]): string[] => events.map(({ summary }) => summary);

test('a group’s calendar has its meetings, with the UID of their notices and the agenda', async () => {
  const id = await stage.meeting({ startsAt: '09:00' });
  await stage.write(stage.lead, (tx) => agendas.add(tx, { meetingId: id, title: 'Vindkraft' }));
  const [event] = await (await feedOf(stage.member, { workgroupId: stage.group }))();
  expect([event!.summary, event!.uid]).toEqual(['Möte 3', `${id}@127.0.0.1`]);
  expect(event!.description).toContain('1. Vindkraft');
});

test('one’s own calendar has the meetings that one is called to, and no others', async () => {
  await stage.meeting();
  await stage.meeting({ title: 'Rådet', workgroupId: null, bodyId: stage.advisers }, stage.coordinator);
  expect(titles(await (await feedOf(stage.member))())).toEqual(['Möte 3']);
  expect(titles(await (await feedOf(stage.coordinator))())).toEqual([]);
});

test('a meeting that is called off is struck there', async () => {
  const id = await stage.meeting();
  const read = await feedOf(stage.member);
  await stage.write(stage.lead, (tx) => meetings.cancel(tx, { id, expectedVersion: 1 }));
  expect((await read()).map((event) => event.component.getFirstPropertyValue('status'))).toEqual(['CANCELLED']);
});
