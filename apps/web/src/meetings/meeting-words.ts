import type { TFunction } from 'i18next';
import type { MeetingRowFragment, MeetingStatus, MinutesState } from '../generated/graphql.ts';
import { language } from '../i18n/index.ts';
import type { Tone } from '../ui/badge.tsx';
import { fullDate, rowDate, today } from '../ui/dates.ts';

/** `09.00` in Swedish, `09:00` in English, of a local time of the day. */
export const clock = (time: string): string => (language() === 'en' ? time.slice(0, 5) : time.slice(0, 5).replace(':', '.'));

/** As a field of kind time takes it: `09:00`. */
export const timeValue = (time: string | null | undefined): string => time?.slice(0, 5) ?? '';

type When = Pick<MeetingRowFragment, 'plannedOn' | 'heldOn' | 'startsAt' | 'endsAt'>;

export const dayOfMeeting = (meeting: Pick<When, 'plannedOn' | 'heldOn'>): string => meeting.heldOn ?? meeting.plannedOn;

/** `torsdag 3 december 2026 09.00` */
export const fullWhen = (meeting: When): string =>
  [fullDate(dayOfMeeting(meeting)), meeting.startsAt && clock(meeting.startsAt)].filter(Boolean).join(' ');

/** `tors 3 dec 09.00–11.00` */
export function rowWhen(meeting: When): string {
  const times = [meeting.startsAt, meeting.endsAt].filter((time): time is string => Boolean(time)).map(clock);
  return [rowDate(dayOfMeeting(meeting)), times.join('–')].filter(Boolean).join(' ');
}

type Hosted = Pick<MeetingRowFragment, 'workgroup' | 'network' | 'body' | 'municipality' | 'projects'>;

/** Whose meeting it is, and where in the app that lies. */
export function hostOf(meeting: Hosted): { name: string; path: string } | null {
  if (meeting.workgroup) return { name: meeting.workgroup.name, path: `workgroups/${meeting.workgroup.id}` };
  if (meeting.network) return { name: meeting.network.name, path: `networks/${meeting.network.id}` };
  if (meeting.body) return { name: meeting.body.name, path: `bodies/${meeting.body.id}` };
  const project = meeting.projects.nodes[0]?.project;
  return project ? { name: project.name, path: `projects/${project.id}` } : null;
}

export const hostName = (meeting: Hosted, t: TFunction): string => hostOf(meeting)?.name ?? meeting.municipality?.name ?? t('meetings.hostNone');

/** A meeting whose day is over and of which nobody has said that it was held. */
export const isUnclosed = (meeting: { status: MeetingStatus; plannedOn: string }): boolean =>
  meeting.status === 'planned' && meeting.plannedOn < today();

export const toneOfMeeting = (meeting: { status: MeetingStatus; plannedOn: string }): Tone =>
  meeting.status === 'held' ? 'ok' : meeting.status === 'cancelled' ? 'mute' : isUnclosed(meeting) ? 'warn' : 'info';

export const toneOfMinutes: Record<MinutesState, Tone> = { draft: 'mute', prepared: 'soon', approved: 'ok' };
