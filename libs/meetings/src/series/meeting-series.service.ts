import { Injectable } from '@nestjs/common';
import { today } from '@samnav/networks';
import { access, constraintError, domainError, Inputs, Is } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Temporal } from 'temporal-polyfill';
import { hostOf } from '../meetings/hosts.ts';
import type { Host } from '../meetings/hosts.ts';
import { Meeting } from '../meetings/meeting.entity.ts';
import { MeetingService, timeOf } from '../meetings/meeting.service.ts';
import { whereOf } from '../meetings/place.ts';
import { MeetingSeries, MeetingSeriesUnit } from './meeting-series.entity.ts';

/** The most meetings of one series. */
const MOST = 60;

export const TooManyMeetings = domainError('invalid', 'TOO_MANY_MEETINGS', {
  sv: 'Serien skulle få fler än {most} möten. Ange en tidigare sista dag, eller ett längre mellanrum.',
  en: 'The series would have more than {most} meetings. Give an earlier last day, or a longer interval.',
});
export const SeriesEndsBeforeStart = domainError('invalid', 'SERIES_ENDS_BEFORE_START', {
  sv: 'Sista dagen ligger före det första mötet.',
  en: 'The last day is before the first meeting.',
});
constraintError('meeting_series_period_check', () => new SeriesEndsBeforeStart({}, ['input', 'untilOn']));

@Inputs('A series of meetings. Give at most one host; without one it is the whole region’s.')
export class CreateMeetingSeriesInput {
  @Is.text({ max: 200, description: 'What its meetings are called.' }) title: string;
  @Is.day('The day of the first.') firstOn: string;
  @Is.int({ min: 1, max: 52, description: 'How many weeks or months lie between two.' }) every: number;
  @Is.choice(() => MeetingSeriesUnit, 'Whether the steps are weeks or months.') unit: MeetingSeriesUnit;
  @Is.day('None after this day; the series has at most 60 meetings.') untilOn: string;
  @Is.time({ nullable: true, description: 'When they begin, local time.' }) startsAt?: string | null;
  @Is.time({ nullable: true, description: 'When they end, local time.' }) endsAt?: string | null;
  @Is.text({ max: 300, nullable: true, description: 'Where they are held.' }) place?: string | null;
  @Is.id('The workgroup whose meetings they are.', { nullable: true }) workgroupId?: string | null;
  @Is.id('The network whose meetings they are.', { nullable: true }) networkId?: string | null;
  @Is.id('The body whose meetings they are.', { nullable: true }) bodyId?: string | null;
  @Is.id('The municipality whose meetings they are.', { nullable: true }) municipalityId?: string | null;
}

@Inputs('What to change of a series; what is left out stays, null clears. Coming meetings follow, but those changed by hand.')
export class ChangeMeetingSeriesInput {
  @Is.id('The series.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ max: 200, nullable: true, description: 'What its meetings are called.' }) title?: string | null;
  @Is.time({ nullable: true, description: 'When they begin, local time.' }) startsAt?: string | null;
  @Is.time({ nullable: true, description: 'When they end, local time.' }) endsAt?: string | null;
  @Is.text({ max: 300, nullable: true, description: 'Where they are held.' }) place?: string | null;
  @Is.day({ nullable: true, description: 'None after this day: later ones are called off; where it is later than before, further ones are made.' })
  untilOn?: string | null;
}

/** The days of a series, each counted from the first: the 31st comes back after a shorter month. One more than `MOST` says that they are too many. */
export function seriesDays({ firstOn, every, unit, untilOn }: Pick<MeetingSeries, 'firstOn' | 'every' | 'unit' | 'untilOn'>): string[] {
  const first = Temporal.PlainDate.from(firstOn);
  const days: string[] = [];
  for (let n = 0; n <= MOST; n++) {
    const day = first.add(unit === MeetingSeriesUnit.week ? { weeks: n * every } : { months: n * every }).toString();
    if (day > untilOn) break;
    days.push(day);
  }
  return days;
}

function daysOf(series: Parameters<typeof seriesDays>[0]): string[] {
  const days = seriesDays(series);
  if (days.length > MOST) throw new TooManyMeetings({ most: MOST }, ['input', 'untilOn']);
  return days;
}

@Injectable()
export class MeetingSeriesService {
  constructor(private readonly meetings: MeetingService) {}

  /** Makes the series and all its meetings. */
  async create(tx: Tx, input: CreateMeetingSeriesInput): Promise<string> {
    const host = await hostOf(tx, input, 'meeting.create');
    const { title, firstOn, every, unit, untilOn, place } = input;
    const times = { startsAt: timeOf(input.startsAt), endsAt: timeOf(input.endsAt) };
    const days = daysOf(input);
    const seriesId = await tx.create(MeetingSeries, { title, firstOn, every, unit, untilOn, ...times, place, ...host }, 'meetingSeries.created');
    for (const plannedOn of days) await this.meetings.make(tx, { ...input, plannedOn }, host, { seriesId });
    return seriesId;
  }
  /** Coming meetings that are as the series made them follow; who had a notice hears of what is called off, and of the rest by the next notice. */
  async change(tx: Tx, input: ChangeMeetingSeriesInput): Promise<string> {
    const before = await tx.find(MeetingSeries, input.id, ['id']);
    access.require(tx.scope, 'meeting.update', whereOf(before));
    const words = { title: input.title ?? undefined, startsAt: timeOf(input.startsAt), endsAt: timeOf(input.endsAt), place: input.place };
    const values = { ...words, untilOn: input.untilOn ?? undefined };
    const now = await tx.change(MeetingSeries, before.id, input.expectedVersion, values, 'meetingSeries.changed');
    for (const meeting of await this.coming(tx, before.id))
      if (meeting.plannedOn > now.untilOn) await this.meetings.callOff(tx, meeting.id, null, null);
      else if (isAs(meeting, before)) await tx.change(Meeting, meeting.id, null, words, 'meeting.updated');
    await this.goOn(tx, now, before.untilOn);
    return before.id;
  }

  private coming(tx: Tx, seriesId: string): Promise<Meeting[]> {
    const coming = tx
      .rows(Meeting)
      .createQueryBuilder('m')
      .where('m.seriesId = :seriesId and m.heldOn is null and m.cancelledAt is null', { seriesId });
    return coming
      .andWhere('m.plannedOn >= :day', { day: today(tx) })
      .orderBy('m.plannedOn')
      .getMany();
  }

  private async goOn(tx: Tx, series: MeetingSeries, after: string): Promise<void> {
    const { id: seriesId, workgroupId, networkId, bodyId, projectId, municipalityId, title, place } = series;
    const host: Host = { workgroupId, networkId, bodyId, projectId, municipalityId };
    const times = { startsAt: series.startsAt?.slice(0, 5), endsAt: series.endsAt?.slice(0, 5) };
    const further = daysOf(series).filter((day) => day > after);
    for (const plannedOn of further) await this.meetings.make(tx, { title, place, ...times, plannedOn }, host, { seriesId });
  }
}

/** Whether nobody has changed it by hand. */
const isAs = (meeting: Meeting, series: MeetingSeries): boolean =>
  (['title', 'startsAt', 'endsAt', 'place'] as const).every((key) => meeting[key] === series[key]);
