import { vtimezone } from '@samnav/reminders';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { ICalEventData } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';

/** A meeting as its notice tells of it. */
export interface Invitation {
  /** The meeting's global id. */
  meetingId: string;
  /** The region's slug. */
  tenant: string;
  title: string;
  plannedOn: string;
  /** `09:00`; null = the whole day. */
  startsAt: string | null;
  endsAt: string | null;
  zone: string;
  place: string | null;
  onlineUrl: string | null;
  /** The agenda's lines, numbered. */
  agenda: readonly string[];
  /** Grows with each change, so that a calendar keeps the latest. */
  sequence: number;
  cancelled: boolean;
  /** When it was written, an instant. */
  stamp: string;
}

/** The meeting's own page. */
export const pageOf = ({ tenant, meetingId }: Invitation): string => `/t/${tenant}/meetings/${meetingId}`;

/** Its entry in a calendar: the same UID each time, so that a later one moves or strikes it. It names nobody: who else is called is not told to calendars. */
export function entryOf(given: Invitation, publicUrl: string): ICalEventData {
  const url = `${publicUrl}${pageOf(given)}`;
  return {
    id: `${given.meetingId}@${new URL(publicUrl).hostname}`,
    sequence: given.sequence,
    stamp: new Date(given.stamp),
    summary: given.title,
    location: given.place ?? given.onlineUrl,
    description: [...given.agenda, given.onlineUrl, url].filter(Boolean).join('\n'),
    url,
    status: given.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...timeOf(given),
  };
}

/** The meeting as an iCalendar file (RFC 5545) that goes with its notice. */
export function invitationText(given: Invitation, publicUrl: string): string {
  const year = Number(given.plannedOn.slice(0, 4));
  const calendar = ical({
    prodId: { company: 'samnav', product: 'meetings' },
    method: given.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.timezone({ name: null, generator: (zone) => vtimezone(zone, year, year + 1) });
  calendar.createEvent(entryOf(given, publicUrl));
  return calendar.toString();
}

function timeOf({ plannedOn, startsAt, endsAt, zone }: Invitation): Pick<ICalEventData, 'start' | 'end' | 'allDay' | 'timezone'> {
  const day = Temporal.PlainDate.from(plannedOn);
  if (startsAt === null) return { start: day, end: day.add({ days: 1 }), allDay: true };
  const start = day.toPlainDateTime(startsAt);
  return { start, end: endsAt === null ? start.add({ hours: 1 }) : day.toPlainDateTime(endsAt), timezone: zone };
}
