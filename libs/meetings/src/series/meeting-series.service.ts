import { Injectable } from '@nestjs/common';
import { constraintError, domainError, Inputs, Is } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Temporal } from 'temporal-polyfill';
import { hostOf } from '../meetings/hosts.ts';
import { MeetingService, timeOf } from '../meetings/meeting.service.ts';
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

@Injectable()
export class MeetingSeriesService {
  constructor(private readonly meetings: MeetingService) {}

  /** Makes the series and all its meetings. */
  async create(tx: Tx, input: CreateMeetingSeriesInput): Promise<string> {
    const host = await hostOf(tx, input, 'meeting.create');
    const { title, firstOn, every, unit, untilOn, place } = input;
    const times = { startsAt: timeOf(input.startsAt), endsAt: timeOf(input.endsAt) };
    const days = seriesDays(input);
    if (days.length > MOST) throw new TooManyMeetings({ most: MOST }, ['input', 'untilOn']);
    const seriesId = await tx.create(MeetingSeries, { title, firstOn, every, unit, untilOn, ...times, place, ...host }, 'meetingSeries.created');
    for (const plannedOn of days) await this.meetings.make(tx, { ...input, plannedOn }, host, { seriesId });
    return seriesId;
  }
}
