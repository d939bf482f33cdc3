import { Injectable } from '@nestjs/common';
import { today } from '@samnav/networks';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Operation, Tx } from '@samnav/platform';
import { sendCancellation } from '../notices/send-notices.ts';
import { hostOf } from './hosts.ts';
import type { Host } from './hosts.ts';
import type { CancelMeetingInput, CreateMeetingInput, HoldMeetingInput, ReopenMeetingInput, UpdateMeetingInput } from './meeting.inputs.ts';
import { Meeting } from './meeting.entity.ts';
import { whereOf } from './place.ts';

export const MeetingEndsBeforeStart = domainError('invalid', 'MEETING_ENDS_BEFORE_START', {
  sv: 'Mötet slutar innan det börjar. Ange en sluttid efter starttiden.',
  en: 'The meeting ends before it begins. Give an end after the start.',
});
export const LinkInvalid = domainError('invalid', 'LINK_INVALID', {
  sv: 'Länken ska börja med https:// eller http://.',
  en: 'The link must begin with https:// or http://.',
});
export const DayToCome = domainError('invalid', 'DAY_TO_COME', {
  sv: 'Dagen har inte varit än. Ange i dag eller en dag som har varit.',
  en: 'The day is yet to come. Give today or a day that has passed.',
});
export const MeetingCancelled = domainError('refused', 'MEETING_CANCELLED', {
  sv: 'Mötet är inställt. Ångra det först, om det ändå ska hållas.',
  en: 'The meeting is called off. Take that back first, if it is to be held after all.',
});
export const MeetingHeld = domainError('refused', 'MEETING_HELD', {
  sv: 'Mötet är redan hållet.',
  en: 'The meeting has already been held.',
});
export const MeetingPlanned = domainError('refused', 'MEETING_PLANNED', {
  sv: 'Mötet är planerat; det finns inget att ångra.',
  en: 'The meeting is planned; there is nothing to take back.',
});
export const MinutesApproved = domainError('refused', 'MINUTES_APPROVED', {
  sv: 'Protokollet är justerat, så mötet ändras inte mer. Gör ett daterat tillägg i stället.',
  en: 'The minutes are approved, so the meeting does not change any more. Make a dated addition instead.',
});
export const MinutesPrepared = domainError('refused', 'MINUTES_PREPARED', {
  sv: 'Protokollet väntar på justering. Ta tillbaka det, eller be en justerare lämna tillbaka det, innan något ändras.',
  en: 'The minutes wait for approval. Take them back, or ask an approver to return them, before anything is changed.',
});
for (const table of ['meeting', 'meeting_series']) constraintError(`${table}_times_check`, () => new MeetingEndsBeforeStart({}, ['input', 'endsAt']));
constraintError('meeting_online_url_check', () => new LinkInvalid({}, ['input', 'onlineUrl']));
constraintError('minutes_approved', () => new MinutesApproved({}, ['input'], { allowed: ['addMinutesAddition'] }));
constraintError('minutes_prepared', () => new MinutesPrepared({}, ['input'], { allowed: ['returnMinutes', 'recallMinutes'] }));

/** The meeting that a client names, for an operation. */
export async function meetingFor(tx: Tx, id: string | null | undefined, operation: Operation, path: string[] = ['id']): Promise<Meeting> {
  const meeting = await tx.find(Meeting, id, path);
  access.require(tx.scope, operation, whereOf(meeting));
  return meeting;
}

/** As the row holds it, so that the same time is no change. */
export const timeOf = (time: string | null | undefined): string | null | undefined => (time ? `${time}:00` : time);

type MeetingValues = Omit<CreateMeetingInput, 'workgroupId' | 'networkId' | 'bodyId' | 'municipalityId'>;

/** Meetings: called, changed, held, called off. */
@Injectable()
export class MeetingService {
  async create(tx: Tx, input: CreateMeetingInput): Promise<string> {
    return this.make(tx, input, await hostOf(tx, input, 'meeting.create'));
  }

  /** Makes a meeting of a host; whoever calls has asked whether the user may. */
  make(tx: Tx, input: MeetingValues, host: Host, more: { seriesId?: string; source?: string } = {}): Promise<string> {
    const { title, plannedOn, place, onlineUrl } = input;
    const times = { startsAt: timeOf(input.startsAt), endsAt: timeOf(input.endsAt) };
    const sort = { kind: input.kind ?? undefined, regionWide: input.regionWide ?? undefined };
    return tx.create(Meeting, { title, ...sort, plannedOn, ...times, place, onlineUrl, ...host, ...more }, 'meeting.created');
  }

  async update(tx: Tx, input: UpdateMeetingInput): Promise<string> {
    const { id, cancelledAt } = await meetingFor(tx, input.id, 'meeting.update');
    if (cancelledAt) throw new MeetingCancelled({}, ['input', 'id'], { allowed: ['reopenMeeting'] });
    const { place, onlineUrl } = input;
    const changes = {
      title: input.title ?? undefined,
      kind: input.kind ?? undefined,
      regionWide: input.regionWide ?? undefined,
      plannedOn: input.plannedOn ?? undefined,
      startsAt: timeOf(input.startsAt),
      endsAt: timeOf(input.endsAt),
      place,
      onlineUrl,
    };
    await tx.change(Meeting, id, input.expectedVersion, changes, 'meeting.updated');
    return id;
  }

  /** Says that it was held; said again with another day, it corrects the day. */
  async hold(tx: Tx, input: HoldMeetingInput): Promise<string> {
    const { id, cancelledAt, plannedOn } = await meetingFor(tx, input.id, 'meeting.hold');
    if (cancelledAt) throw new MeetingCancelled({}, ['input', 'id'], { allowed: ['reopenMeeting'] });
    const heldOn = input.heldOn ?? plannedOn;
    if (heldOn > today(tx)) throw new DayToCome({}, ['input', 'heldOn']);
    await tx.change(Meeting, id, input.expectedVersion, { heldOn }, 'meeting.held');
    return id;
  }

  async cancel(tx: Tx, input: CancelMeetingInput): Promise<string> {
    const { id, cancelledAt, heldOn } = await meetingFor(tx, input.id, 'meeting.cancel');
    if (heldOn) throw new MeetingHeld({}, ['input', 'id'], { allowed: ['reopenMeeting'] });
    if (cancelledAt) throw new MeetingCancelled({}, ['input', 'id'], { allowed: ['reopenMeeting'] });
    await this.callOff(tx, id, input.expectedVersion, input.reason ?? null);
    return id;
  }

  /** Calls off a planned meeting, and tells whoever had its notice; whoever calls has asked whether the user may. */
  async callOff(tx: Tx, id: string, expectedVersion: number | null, cancelReason: string | null): Promise<void> {
    const values = { cancelledAt: new Date(tx.now), cancelReason };
    await sendCancellation(tx, await tx.change(Meeting, id, expectedVersion, values, 'meeting.cancelled'));
  }

  /** Takes back that it was held, or called off. */
  async reopen(tx: Tx, input: ReopenMeetingInput): Promise<string> {
    const { id, cancelledAt, heldOn } = await meetingFor(tx, input.id, 'meeting.hold');
    if (!cancelledAt && !heldOn) throw new MeetingPlanned({}, ['input', 'id']);
    const values = { heldOn: null, cancelledAt: null, cancelReason: null, ...(cancelledAt && { noticeSentAt: null }) };
    await tx.change(Meeting, id, input.expectedVersion, values, 'meeting.reopened', input.reason ?? undefined);
    return id;
  }
}
