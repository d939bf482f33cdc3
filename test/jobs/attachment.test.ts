import { expect, test } from '@jest/globals';
import { SmtpSession } from '../../libs/platform/src/mail/smtp-session.ts';
import { mailServer } from './mail-server.ts';

test('a letter’s file goes with it over SMTP, under its own type and name', async () => {
  const server = await mailServer();
  const session = new SmtpSession(server.url);
  const content = 'BEGIN:VCALENDAR\r\nSUMMARY:Möte i Umeå\r\nEND:VCALENDAR\r\n';
  const attachments = [{ filename: 'meeting.ics', contentType: 'text/calendar; charset=utf-8; method=PUBLISH', content }];
  const letter = { from: 'a@samnav.example', to: 'b@samnav.example', subject: 'Kallelse', text: 'Kallelse', html: '<p>Kallelse</p>' };
  await session.send({ ...letter, messageId: '<1@samnav.example>', language: 'sv', attachments });
  session.close();
  await server.close();
  const part = /Content-Type: text\/calendar;[^]*?\r\n\r\n([^]*?)\r\n--/.exec(server.received[0]!.raw)!;
  expect(part[0]).toMatch(/method=PUBLISH/);
  expect(part[0]).toMatch(/filename=meeting\.ics/);
  expect(Buffer.from(part[1]!, 'base64').toString()).toBe(content);
});
