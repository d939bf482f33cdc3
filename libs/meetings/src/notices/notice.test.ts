import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Database, renderLetter } from '@samnav/platform';
import { closeTestDatabase, newTenant, refusedWith } from '@samnav/platform/testing';
import ICAL from 'ical.js';
import { agendas, day, meetings, MeetingStage, notices, personId } from '../testing/stage.ts';
import { invitationText } from './invitation.ts';
import { noticeLetter } from './notice.letter.ts';
import type { NoticeParams } from './notice.letter.ts';

let stage: MeetingStage;
let worker: Database;
beforeAll(async () => void (worker = await Database.connect({ url: process.env.WORKER_DATABASE_URL!, transactions: 1, reads: 1 })));
beforeEach(async () => void (stage = await MeetingStage.open()));
afterAll(async () => {
  await worker.onApplicationShutdown();
  await closeTestDatabase();
});

interface Mail {
  person: string;
  about: string;
  params: NoticeParams;
}
const mails = (): Promise<Mail[]> =>
  worker.write(stage.world.system, (tx) =>
    tx.sql<Mail>(
      `select to_person_id as person, about, params from mail_message where tenant_id = current_tenant() and letter = 'meeting-notice' order by created_at, id`,
    ),
  );
const send = async (id: string, message?: string): Promise<void> => {
  const { version } = await stage.row(id);
  await stage.write(stage.lead, (tx) => notices.send(tx, { id, expectedVersion: version, message }));
};
/** The event that a calendar makes of a notice. */
function eventOf(params: NoticeParams): { event: ICAL.Event; method: unknown } {
  const calendar = new ICAL.Component(ICAL.parse(invitationText(params, 'https://samnav.example')) as unknown[]);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return { event: new ICAL.Event(calendar.getFirstSubcomponent('vevent')!), method: calendar.getFirstPropertyValue('method') };
}

describe('the notice of a meeting', () => {
  test('goes to each who is in the group that day, and to nobody who has left it', async () => {
    const gone = await stage.world.as('reader');
    await stage.sql(`insert into workgroup_member (workgroup_id, person_id, role, starts_on, ends_on) values ($1, $2, 'member', '2020-01-01', $3)`, [
      stage.group.slice(4),
      gone.personId,
      day(9),
    ]);
    const id = await stage.meeting();
    await send(id);
    expect((await mails()).map(({ person }) => person).sort()).toEqual([stage.lead.personId, stage.member.personId].sort());
    expect((await stage.row(id)).noticeSentAt).not.toBeNull();
  });

  test('tells the agenda with presenters, the documents, when and where', async () => {
    const id = await stage.meeting({ startsAt: '09:00', endsAt: '11:30', place: 'Stadshuset' });
    const input = { meetingId: id, title: 'Vindkraft', minutesPlanned: 20, presenterId: personId(stage.member) };
    await stage.write(stage.lead, (tx) => agendas.add(tx, input));
    await send(id, 'Läs underlaget!');
    const [mail] = await mails();
    const { subject, text } = renderLetter(noticeLetter, mail!.params, 'sv', 'https://samnav.example');
    expect(subject).toBe('Kallelse: Möte 3');
    for (const said of ['1. Vindkraft (Test workgroupMember), 20 min', `${day(10)} 09:00–11:30`, 'Stadshuset', 'Läs underlaget!', `/meetings/${id}`])
      expect(text).toContain(said);
  });

  test('comes with the meeting for the calendar, in the place’s own time', async () => {
    await send(await stage.meeting({ startsAt: '09:00', endsAt: '11:30', place: 'Stadshuset' }));
    const [mail] = await mails();
    const { event, method } = eventOf(mail!.params);
    expect([method, event.summary, event.location, event.uid]).toEqual(['PUBLISH', 'Möte 3', 'Stadshuset', `${mail!.about}@samnav.example`]);
    const local = (at: Date): string => at.toLocaleString('sv-SE', { timeZone: 'Europe/Stockholm' }).slice(0, 16);
    expect([event.startDate, event.endDate].map((time) => local(time.toJSDate()))).toEqual([`${day(10)} 09:00`, `${day(10)} 11:30`]);
    expect(noticeLetter.attachments!(mail!.params, 'https://samnav.example', 'sv')).toMatchObject([
      { filename: 'meeting.ics', contentType: 'text/calendar; charset=utf-8; method=PUBLISH' },
    ]);
  });

  test('takes the whole day where no time is set', async () => {
    await send(await stage.meeting());
    expect(eventOf((await mails())[0]!.params).event.startDate.isDate).toBe(true);
  });
});

describe('nobody gets the same notice twice', () => {
  test('sent again unchanged, it is refused', async () => {
    const id = await stage.meeting();
    await send(id);
    expect(await refusedWith(send(id))).toEqual(['NOTICE_SENT']);
    expect(await mails()).toHaveLength(2);
  });

  test('of two who send it at once one does', async () => {
    const id = await stage.meeting();
    const both = await Promise.allSettled([1, 2].map(() => stage.write(stage.lead, (tx) => notices.send(tx, { id, expectedVersion: 1 }))));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await mails()).toHaveLength(2);
  });

  test('whoever joins later gets it alone', async () => {
    const id = await stage.meeting();
    await send(id);
    const late = await stage.world.as('reader');
    await stage.sql(`insert into workgroup_member (workgroup_id, person_id, role, starts_on) values ($1, $2, 'member', '2020-01-01')`, [
      stage.group.slice(4),
      late.personId,
    ]);
    await send(id);
    expect((await mails()).map(({ person }) => person).slice(2)).toEqual([late.personId]);
  });

  test('changed, it goes once more, says so, and moves the entry in the calendar', async () => {
    const id = await stage.meeting();
    await send(id);
    const { version } = await stage.row(id);
    await stage.write(stage.lead, (tx) => meetings.update(tx, { id, expectedVersion: version, place: 'Rådhuset' }));
    await send(id);
    const all = await mails();
    expect(all.map(({ params }) => [params.again, params.place])).toEqual([[false, null], [false, null], [true, 'Rådhuset'], [true, 'Rådhuset']]); // prettier-ignore
    const [before, after] = [eventOf(all[0]!.params).event, eventOf(all[2]!.params).event];
    expect([after.uid === before.uid, after.sequence > before.sequence]).toEqual([true, true]);
  });
});

describe('a meeting that is called off', () => {
  const cancel = async (id: string): Promise<void> => {
    const { version } = await stage.row(id);
    await stage.write(stage.lead, (tx) => meetings.cancel(tx, { id, expectedVersion: version, reason: 'Snöstorm' }));
  };

  test('is told to whoever had the notice, and struck in their calendars', async () => {
    const id = await stage.meeting();
    await send(id);
    await cancel(id);
    const [, , told, ...more] = await mails();
    expect([told!.params.cancelReason, more.length]).toEqual(['Snöstorm', 1]);
    const { event, method } = eventOf(told!.params);
    expect([method, event.component.getFirstPropertyValue('status')]).toEqual(['CANCEL', 'CANCELLED']);
  });

  test('is told also to who has left the group since, and to nobody who came after', async () => {
    const id = await stage.meeting();
    await send(id);
    const late = await stage.world.as('reader');
    await stage.sql('update workgroup_member set ends_on = $2 where person_id = $1', [stage.member.personId, day(1)]);
    await stage.sql(`insert into workgroup_member (workgroup_id, person_id, role, starts_on) values ($1, $2, 'member', '2020-01-01')`, [
      stage.group.slice(4),
      late.personId,
    ]);
    await cancel(id);
    const told = (await mails()).filter(({ params }) => params.cancelled).map(({ person }) => person);
    expect(told.sort()).toEqual([stage.lead.personId, stage.member.personId].sort());
  });

  test('is told to nobody where no notice went', async () => {
    await cancel(await stage.meeting());
    expect(await mails()).toEqual([]);
  });

  test('is called anew with the same words, when it is held after all', async () => {
    const id = await stage.meeting();
    await send(id);
    await cancel(id);
    expect(await refusedWith(send(id))).toEqual(['MEETING_CANCELLED']);
    const { version } = await stage.row(id);
    await stage.write(stage.lead, (tx) => meetings.reopen(tx, { id, expectedVersion: version }));
    await send(id);
    expect(await mails()).toHaveLength(6);
  });

  test('withdraws a notice that still waits for the mail server', async () => {
    const id = await stage.meeting();
    await send(id);
    const [mail] = await mails();
    const wanted = () => worker.write(stage.world.system, (tx) => Promise.resolve(noticeLetter.wanted!(tx, { ...mail!, id: '', occurrence: '', toAccountId: null, toPersonId: null }))); // prettier-ignore
    expect(await wanted()).toBe(true);
    await cancel(id);
    expect(await wanted()).toBe('called off');
  });
});

describe('who sends notices', () => {
  test('neither members nor readers, nor another tenant', async () => {
    const id = await stage.meeting();
    const by = async (scope: typeof stage.lead) =>
      refusedWith(stage.world.database.write(scope, (tx) => notices.send(tx, { id, expectedVersion: 1 })));
    expect(await by(stage.member)).toEqual(['FORBIDDEN']);
    expect(await by(await (await newTenant()).as('regionCoordinator'))).toEqual(['NOT_FOUND']);
  });

  test('not where nobody is called, and not of a meeting that was held', async () => {
    const alone = await stage.meeting({ workgroupId: null, bodyId: stage.advisers }, stage.coordinator);
    const write = stage.write(stage.coordinator, (tx) => notices.send(tx, { id: alone, expectedVersion: 1 }));
    expect(await refusedWith(write)).toEqual(['NOBODY_TO_CALL']);
    expect(await refusedWith(send(await stage.held()))).toEqual(['MEETING_HELD']);
  });
});
