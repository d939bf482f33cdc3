import { globalId } from '@samnav/platform';
import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { ICalEventData } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { Deadline } from '../../deadlines/deadline.entity.ts';
import type { FeedEntry } from './feed-source.ts';
import { vtimezone } from './feed-zone.ts';

/** A deadline as a calendar shows it. */
export interface FeedRow {
  id: string;
  version: number;
  title: string;
  description: string | null;
  due_on: string;
  /** `15:00:00`; null = the whole day. */
  due_time: string | null;
  zone: string;
  municipality: string | null;
  workgroup: string | null;
  owner: string;
  met_at: Date | null;
  cancelled_at: Date | null;
  outcome: string | null;
  updated_at: Date;
}
export interface FeedAbout {
  /** Whose deadlines they are, e.g. the name of a workgroup; null = the reader's own. */
  of: string | null;
  tenant: string;
  language: 'sv' | 'en';
  publicUrl: string;
}

const words = {
  sv: { deadlines: 'Tidsgränser', own: 'Mina tidsgränser', met: '✓ {title}', cancelled: 'Struken: {title}', owner: 'Ansvarig', outcome: 'Blev' },
  en: { deadlines: 'Deadlines', own: 'My deadlines', met: '✓ {title}', cancelled: 'Struck: {title}', owner: 'Owner', outcome: 'Outcome' },
};

/** The library writes a calendar's name as it is: what could end the line, or begin a value, is taken out or escaped here. */
const nameOf = ({ of, language }: FeedAbout): string => {
  const name = of ? `${words[language].deadlines}: ${of}` : words[language].own;
  return name.replace(/[\p{Cc}\s]+/gu, ' ').replace(/[\\;,]/g, (sign) => `\\${sign}`);
};

/** The feed as iCalendar text (RFC 5545). The same rows give the same bytes. */
export function feedText(rows: readonly FeedRow[], about: FeedAbout, others: readonly FeedEntry[] = []): string {
  const years = [...rows.map((row) => row.due_on), ...others.map(({ on }) => on)].map((day) => Number(day.slice(0, 4)));
  const calendar = ical({
    name: nameOf(about),
    prodId: { company: 'samnav', product: 'deadlines', language: about.language.toUpperCase() },
    ttl: 3600,
  });
  calendar.timezone({ name: null, generator: (zone) => vtimezone(zone, Math.min(...years), Math.max(...years) + 1) });
  for (const row of rows) calendar.createEvent(eventOf(row, about));
  for (const { event } of others) calendar.createEvent(event);
  return calendar.toString();
}

function eventOf(row: FeedRow, about: FeedAbout): ICalEventData {
  const { language, publicUrl, tenant } = about;
  const w = words[language];
  const url = `${publicUrl}/t/${tenant}/deadlines/${globalId(Deadline, row.id)}`;
  const summary = row.cancelled_at ? w.cancelled : row.met_at ? w.met : '{title}';
  const place = [row.municipality, row.workgroup].filter(Boolean).join(', ');
  const lines = [row.description, place, `${w.owner}: ${row.owner}`, row.outcome && `${w.outcome}: ${row.outcome}`, url];
  return {
    id: `${globalId(Deadline, row.id)}@${new URL(publicUrl).hostname}`,
    sequence: row.version - 1,
    stamp: row.updated_at,
    lastModified: row.updated_at,
    summary: summary.replace('{title}', () => row.title.replace(/\s+/g, ' ')),
    description: lines.filter(Boolean).join('\n'),
    url,
    status: row.cancelled_at ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.TRANSPARENT,
    ...timeOf(row),
  };
}

/** A day takes the whole day wherever it is read; a time is of the place's own clock. */
function timeOf({ due_on, due_time, zone }: FeedRow): Pick<ICalEventData, 'start' | 'end' | 'allDay' | 'timezone'> {
  const day = Temporal.PlainDate.from(due_on);
  if (due_time === null) return { start: day, end: day.add({ days: 1 }), allDay: true };
  return { start: day.toPlainDateTime(due_time), timezone: zone };
}
