import { allowed, globalId, modelOf, visibleSql } from '@samnav/platform';
import { alsoInFeeds } from '@samnav/reminders';
import type { FeedOf } from '@samnav/reminders';
import { Meeting } from '../meetings/meeting.entity.ts';
import { entryOf } from './invitation.ts';
import type { Invitation } from './invitation.ts';

type Found = Omit<Invitation, 'meetingId' | 'tenant' | 'agenda' | 'stamp'> & { id: string; agenda: string[] | null; updatedAt: Date };

/** Those of the group or municipality, or those that the person is called to. */
const whose = ({ workgroupId, municipalityId, personId }: FeedOf): [where: string, id: string] => {
  if (workgroupId) return ['m.workgroup_id = $1', workgroupId];
  if (municipalityId) return ['m.municipality_id = $1', municipalityId];
  const there = (of: string): string =>
    `of.person_id = $1 and of.starts_on <= m.planned_on and (of.ends_on is null or of.ends_on >= m.planned_on)`.replaceAll('of.', `${of}.`);
  return [
    `(exists (select from workgroup_member g where g.tenant_id = m.tenant_id and g.workgroup_id = m.workgroup_id and ${there('g')})
      or exists (select from body_member b where b.tenant_id = m.tenant_id and b.body_id = m.body_id and ${there('b')})
      or exists (select from attendance a where a.tenant_id = m.tenant_id and a.meeting_id = m.id and a.person_id = $1))`,
    personId,
  ];
};

/** Of the last year and to come; those called off stay for 60 days, so that every calendar learns of it. */
const meetingsSql = (where: string, visible: string): string => `
  select m.id, m.title, m.planned_on::text as "plannedOn", left(m.starts_time::text, 5) as "startsAt", left(m.ends_time::text, 5) as "endsAt",
    coalesce(c.time_zone, t.time_zone) as zone, m.place, m.online_url as "onlineUrl", m.version as sequence, m.cancelled_at is not null as cancelled,
    greatest(m.updated_at, (select max(i.updated_at) from agenda_item i where i.tenant_id = m.tenant_id and i.meeting_id = m.id)) as "updatedAt",
    (select array_agg(i.number || '. ' || i.title order by i.number) from agenda_item i where i.tenant_id = m.tenant_id and i.meeting_id = m.id) as agenda
  from meeting m
  join tenant t on t.id = m.tenant_id
  left join municipality c on c.tenant_id = m.tenant_id and c.id = m.municipality_id
  where m.tenant_id = current_tenant() and ${where} and (${visible}) and m.planned_on > (samnav_now() - interval '1 year')::date
    and (m.cancelled_at is null or m.cancelled_at > samnav_now() - interval '60 days')
  order by m.planned_on, m.id limit 1000`;

alsoInFeeds(async (tx, of, publicUrl) => {
  if (!allowed(tx.scope, 'meeting.read')) return [];
  const [where, id] = whose(of);
  const rule = visibleSql(modelOf(Meeting), 'm', tx.scope, 2);
  const rows = await tx.sql<Found>(meetingsSql(where, rule?.sql ?? 'true'), [id, ...(rule?.params ?? [])]);
  return rows.map(({ id: meeting, agenda, updatedAt, ...told }) => {
    const given = { ...told, agenda: agenda ?? [], meetingId: globalId(Meeting, meeting), tenant: tx.scope.tenant, stamp: updatedAt.toISOString() };
    return { on: told.plannedOn, event: entryOf(given, publicUrl) };
  });
});
