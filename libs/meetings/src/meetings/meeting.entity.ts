import { registerEnumType } from '@nestjs/graphql';
import { Body, Municipality, Network, sourceDescription, Workgroup } from '@samnav/networks';
import { Can, Col, Computed, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Minutes } from '../minutes/minutes.entity.ts';
import { MeetingSeries } from '../series/meeting-series.entity.ts';
import { hostPlace } from './place.ts';

export enum MeetingKind {
  meeting = 'meeting',
  workshop = 'workshop',
}
registerEnumType(MeetingKind, {
  name: 'MeetingKind',
  description: 'What kind of meeting it is.',
  valuesMap: {
    meeting: { description: 'An ordinary meeting (möte).' },
    workshop: { description: 'A workshop (arbetsseminarium).' },
  },
});

export enum MeetingStatus {
  planned = 'planned',
  held = 'held',
  cancelled = 'cancelled',
}
registerEnumType(MeetingStatus, {
  name: 'MeetingStatus',
  description: 'Whether a meeting has taken place.',
  valuesMap: {
    planned: { description: 'It is to be held, or nobody has said yet that it was (planerat).' },
    held: { description: 'It was held (hållet).' },
    cancelled: { description: 'It was called off (inställt).' },
  },
});

@Table<Meeting>('meeting', {
  id: 'mtg',
  list: 'meetings',
  allow: 'meeting.read',
  order: ['plannedOn'],
  search: ['title', 'place'],
  description: 'A meeting (möte) of a workgroup, network, body or project, of a municipality, or of the whole region.',
})
export class Meeting extends TenantRow {
  @Col('text', { description: 'What it is called, e.g. Arbetsgrupp Energi, möte 3.' }) title: string;
  @Col('choice', { enum: MeetingKind, description: 'What kind of meeting it is.' }) kind: MeetingKind;
  @Col('flag', { description: 'Whether it is for all municipalities of the region, e.g. a workshop for everybody.' }) regionWide: boolean;
  @Col('day', { description: 'The day for which it is called.' }) plannedOn: string;
  @Col('time', { nullable: true, column: 'starts_time', description: 'When it begins, local time, e.g. 09:00.' }) startsAt: string | null;
  @Col('time', { nullable: true, column: 'ends_time', description: 'When it ends, local time, e.g. 11:30.' }) endsAt: string | null;
  @Col('text', { nullable: true, description: 'Where it is held.' }) place: string | null;
  @Col('text', { nullable: true, description: 'The address to join it from afar.' }) onlineUrl: string | null;
  @Col('day', { nullable: true, description: 'The day on which it was held; null until somebody has said that it was.' }) heldOn: string | null;
  @Col('instant', { nullable: true, description: 'When it was called off.' }) cancelledAt: Date | null;
  @Col('text', { nullable: true, description: 'Why it was called off.' }) cancelReason: string | null;
  @Col('instant', { nullable: true, description: 'When the notice (kallelse) was last sent.' }) noticeSentAt: Date | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;

  @Key({ nullable: true }) workgroupId: string | null;
  @Key({ nullable: true }) networkId: string | null;
  @Key({ nullable: true }) bodyId: string | null;
  /** The project whose meeting it is; projects say more about it. */
  @Key({ nullable: true }) projectId: string | null;
  @Key({ nullable: true }) municipalityId: string | null;
  @Key({ nullable: true }) seriesId: string | null;
  @One(() => Workgroup, 'workgroupId', {
    description: 'The workgroup whose meeting it is.',
    reverse: { name: 'meetings', description: 'The workgroup’s meetings.' },
  })
  workgroup: Ref<Workgroup>;
  @One(() => Network, 'networkId', {
    description: 'The network whose meeting it is.',
    reverse: { name: 'meetings', description: 'The network’s meetings.' },
  })
  network: Ref<Network>;
  @One(() => Body, 'bodyId', { description: 'The body whose meeting it is.', reverse: { name: 'meetings', description: 'The body’s meetings.' } })
  body: Ref<Body>;
  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality it belongs to; null = the region’s.',
    reverse: { name: 'meetings', description: 'The meetings that belong to the municipality.' },
  })
  municipality: Ref<Municipality>;
  @One(() => MeetingSeries, 'seriesId', {
    description: 'The series that it is one of.',
    reverse: { name: 'meetings', description: 'The meetings of the series.' },
  })
  series: Ref<MeetingSeries>;
  @One(() => Minutes, 'id', { description: 'Its minutes (protokoll): a draft from the meeting’s first moment on.' }) minutes: Ref<Minutes>;

  @Computed<Meeting>(
    'choice',
    (m) => `case when ${m.cancelledAt} is not null then 'cancelled' when ${m.heldOn} is not null then 'held' else 'planned' end`,
    { enum: MeetingStatus, filter: true, description: 'Whether it has taken place.' },
  )
  status: MeetingStatus;
  @Computed<Meeting>(
    'flag',
    (m, scope) =>
      `exists (select from minutes_approver a join minutes n on n.tenant_id = a.tenant_id and n.id = a.meeting_id
        where a.tenant_id = ${m.tenantId} and a.meeting_id = ${m.id} and a.person_id = ${scope.personId} and a.approved_at is null and n.prepared_at is not null)`,
    { description: 'Whether its minutes wait for your approval.' },
  )
  awaitsViewer: boolean;
  @Can<Meeting>(
    {
      update: 'meeting.update',
      hold: 'meeting.hold',
      cancel: 'meeting.cancel',
      notice: 'meeting.notify',
      record: 'attendance.record',
      updateAgenda: 'agenda.update',
      recordDecision: 'decision.record',
      createActionItem: 'actionItem.create',
      prepareMinutes: 'minutes.prepare',
    },
    hostPlace,
  )
  viewerCan: ViewerCan;
}
