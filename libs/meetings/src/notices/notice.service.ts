import { Injectable } from '@nestjs/common';
import { domainError, Inputs, Is } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Meeting } from '../meetings/meeting.entity.ts';
import { MeetingCancelled, meetingFor, MeetingHeld } from '../meetings/meeting.service.ts';
import './meetings-in-feeds.ts';
import { sendNotices } from './send-notices.ts';

export const NobodyToCall = domainError('refused', 'NOBODY_TO_CALL', {
  sv: 'Ingen med e-postadress är kallad. Lägg till deltagare i gruppen eller organet, eller bjud in någon.',
  en: 'Nobody with an e-mail address is called. Add people to the group or body, or invite somebody.',
});
export const NoticeSent = domainError('refused', 'NOTICE_SENT', {
  sv: 'Alla som är kallade har redan fått just den här kallelsen.',
  en: 'Everybody who is called has had exactly this notice already.',
});

@Inputs('The notice of a meeting, with its agenda, to everybody who is called.')
export class SendNoticeInput {
  @Is.id('The meeting.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ max: 2000, nullable: true, description: 'What to add to it.' }) message?: string | null;
}

@Injectable()
export class NoticeService {
  async send(tx: Tx, input: SendNoticeInput): Promise<string> {
    const { id } = await meetingFor(tx, input.id, 'meeting.notify');
    const meeting = await tx.change(Meeting, id, input.expectedVersion, {}, 'meeting.notified');
    if (meeting.cancelledAt) throw new MeetingCancelled({}, ['input', 'id'], { allowed: ['reopenMeeting'] });
    if (meeting.heldOn) throw new MeetingHeld({}, ['input', 'id']);
    const { called, written } = await sendNotices(tx, meeting, input.message ?? null);
    if (called === 0) throw new NobodyToCall({}, ['input', 'id']);
    if (written === 0) throw new NoticeSent({}, ['input', 'id'], { allowed: ['updateMeeting'] });
    await tx.change(Meeting, id, null, { noticeSentAt: new Date(tx.now) }, 'meeting.notified');
    return id;
  }
}
