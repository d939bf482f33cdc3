import { registerEnumType } from '@nestjs/graphql';
import { Body, Municipality, Network, sourceDescription, Workgroup } from '@samnav/networks';
import { Can, Col, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { hostPlace } from '../meetings/place.ts';

export enum MeetingSeriesUnit {
  week = 'week',
  month = 'month',
}
registerEnumType(MeetingSeriesUnit, {
  name: 'MeetingSeriesUnit',
  description: 'What the steps of a series of meetings are counted in.',
  valuesMap: {
    week: { description: 'Weeks, on the same weekday.' },
    month: { description: 'Months, on the same day of the month, or on its last where it has no such day.' },
  },
});

@Table<MeetingSeries>('meeting_series', {
  id: 'mse',
  list: 'meetingSeries',
  allow: 'meeting.read',
  order: ['-firstOn'],
  description: 'A series of meetings (mötesserie); all of them are made when it is.',
})
export class MeetingSeries extends TenantRow {
  @Col('text', { description: 'What its meetings are called.' }) title: string;
  @Col('day', { description: 'The day of the first.' }) firstOn: string;
  @Col('int', { description: 'How many weeks or months lie between two.' }) every: number;
  @Col('choice', { enum: MeetingSeriesUnit, description: 'Whether the steps are weeks or months.' }) unit: MeetingSeriesUnit;
  @Col('day', { description: 'None after this day.' }) untilOn: string;
  @Col('time', { nullable: true, column: 'starts_time', description: 'When they begin, local time.' }) startsAt: string | null;
  @Col('time', { nullable: true, column: 'ends_time', description: 'When they end, local time.' }) endsAt: string | null;
  @Col('text', { nullable: true, description: 'Where they are held.' }) place: string | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key({ nullable: true }) workgroupId: string | null;
  @Key({ nullable: true }) networkId: string | null;
  @Key({ nullable: true }) bodyId: string | null;
  @Key({ nullable: true }) projectId: string | null;
  @Key({ nullable: true }) municipalityId: string | null;
  @One(() => Workgroup, 'workgroupId', { description: 'The workgroup whose meetings they are.' }) workgroup: Ref<Workgroup>;
  @One(() => Network, 'networkId', { description: 'The network whose meetings they are.' }) network: Ref<Network>;
  @One(() => Body, 'bodyId', { description: 'The body whose meetings they are.' }) body: Ref<Body>;
  @One(() => Municipality, 'municipalityId', { description: 'The municipality they belong to; null = the region’s.' })
  municipality: Ref<Municipality>;
  @Can<MeetingSeries>({ update: 'meeting.update' }, hostPlace) viewerCan: ViewerCan;
}
