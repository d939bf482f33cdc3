import { registerEnumType } from '@nestjs/graphql';
import { Body, Municipality, Network, sourceDescription, Workgroup } from '@samnav/networks';
import { Can, Col, Computed, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, Row, ScopeSql, ViewerCan } from '@samnav/platform';
import { GenderBalance } from '../attendance/gender-balance.entity.ts';
import { seesList } from '../attendance/inside.ts';
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

/** How many stand on the list, for those who may see it, and for everybody where the balance is told to everybody. */
const listed = (m: Row<Meeting>, scope: ScopeSql, onlyPresent: boolean): string =>
  `case when ${seesList(m, scope)} or (select g.open from gender_balance g where g.tenant_id = ${m.tenantId} and g.id = ${m.id})
    then list_count(${m.tenantId}, ${m.id}, ${onlyPresent}) end`;

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
  @One(() => GenderBalance, 'id', { description: 'Women and men among those who were present.' }) genderBalance: Ref<GenderBalance>;
  @Computed<Meeting>('int', (m, scope) => listed(m, scope, true), {
    nullable: true,
    description: 'How many were present; null where that would tell of a few people whose list you may not see.',
  })
  presentCount: number | null;
  @Computed<Meeting>('int', (m, scope) => listed(m, scope, false), {
    nullable: true,
    description: 'How many stand on the list, called or come; null where you may not see the list and it would tell of a few people.',
  })
  invitedCount: number | null;

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
