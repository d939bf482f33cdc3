import { globalId, queueMail } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { createHash } from 'node:crypto';
import { Meeting } from '../meetings/meeting.entity.ts';
import { noticeLetter } from './notice.letter.ts';
import type { NoticeParams } from './notice.letter.ts';

interface Called {
  personId: string;
  accountId: string | null;
  address: string;
  language: 'sv' | 'en';
  /** Whether the person has had a notice of this meeting. */
  told: boolean;
}

/** Where a person is written to, and whether they have had a notice of the meeting. */
const ADDRESSED = `
  select p.id as "personId", a.id as "accountId", coalesce(a.email, p.email) as address, coalesce(a.language, 'sv') as language,
    exists (select from meeting_notice x where x.tenant_id = p.tenant_id and x.meeting_id = $1 and x.person_id = p.id and not x.cancelled) as told
  from called c join person p on p.tenant_id = current_tenant() and p.id = c.person_id
  left join account a on a.id = p.account_id and a.disabled_at is null
  where coalesce(a.email, p.email) is not null`;

/** Who is called: whoever is in the group or body on the meeting's day, answers for the network or project, or is invited besides. */
const CALLED = `
  with host as (select * from meeting where tenant_id = current_tenant() and id = $1),
  called as (
    select w.lead_id as person_id from host m join workgroup w on w.tenant_id = m.tenant_id and w.id = m.workgroup_id
    union select g.person_id from host m join workgroup_member g on g.tenant_id = m.tenant_id and g.workgroup_id = m.workgroup_id
      and g.starts_on <= m.planned_on and (g.ends_on is null or g.ends_on >= m.planned_on)
    union select b.person_id from host m join body_member b on b.tenant_id = m.tenant_id and b.body_id = m.body_id
      and b.starts_on <= m.planned_on and (b.ends_on is null or b.ends_on >= m.planned_on)
    union select n.accountable_owner_id from host m join network n on n.tenant_id = m.tenant_id and n.id = m.network_id
    union select j.lead_id from host m join project j on j.tenant_id = m.tenant_id and j.id = m.project_id
    union select a.person_id from host m join attendance a on a.tenant_id = m.tenant_id and a.meeting_id = m.id and a.person_id is not null
  )
  ${ADDRESSED} and (p.leaves_on is null or p.leaves_on >= (select planned_on from host)) order by p.id`;

/** Who has the meeting in the calendar, though perhaps no longer in the group. */
const TOLD_BEFORE = `
  with called as (select person_id from meeting_notice where tenant_id = current_tenant() and meeting_id = $1
    group by person_id having not (array_agg(cancelled order by created_at desc, id desc))[1])
  ${ADDRESSED} order by p.id`;

const TOLD = `
  select t.name as region, coalesce(m.time_zone, t.time_zone) as zone,
    coalesce((select json_agg(i.number || '. ' || i.title || coalesce(' (' || p.name || ')', '') || coalesce(', ' || i.minutes_planned || ' min', '') order by i.number)
      from agenda_item i left join person p on p.tenant_id = i.tenant_id and p.id = i.presenter_id
      where i.tenant_id = current_tenant() and i.meeting_id = $1), '[]') as agenda,
    coalesce((select json_agg(d.title order by i.number, d.title) from agenda_document d join agenda_item i on i.tenant_id = d.tenant_id and i.id = d.agenda_item_id
      where d.tenant_id = current_tenant() and d.meeting_id = $1), '[]') as documents
  from tenant t left join municipality m on m.tenant_id = t.id and m.id = $2 where t.id = current_tenant()`;

const KEEP = `insert into meeting_notice (meeting_id, person_id, occasion, cancelled) select $1, person_id, $3, $4 from unnest($2::uuid[]) person_id
  on conflict do nothing returning person_id as "personId"`;

type Notice = Omit<NoticeParams, 'again'>;

async function noticeOf(tx: Tx, meeting: Meeting, message: string | null): Promise<Notice> {
  const [told] = await tx.sql<Pick<Notice, 'region' | 'zone' | 'agenda' | 'documents'>>(TOLD, [meeting.id, meeting.municipalityId]);
  const { title, plannedOn, place, onlineUrl, cancelReason } = meeting;
  return {
    ...told!,
    meetingId: globalId(Meeting, meeting.id),
    tenant: tx.scope.tenant,
    ...{ title, plannedOn, place, onlineUrl, cancelReason, message },
    startsAt: meeting.startsAt?.slice(0, 5) ?? null,
    endsAt: meeting.endsAt?.slice(0, 5) ?? null,
    cancelled: meeting.cancelledAt !== null,
    sequence: meeting.version,
    stamp: tx.now,
  };
}

/** What a notice says, and not when, tells it from the next; after a cancellation the same words are news again. */
async function occasionOf(tx: Tx, meeting: Meeting, { stamp: _stamp, sequence, ...said }: Notice): Promise<string> {
  if (said.cancelled) return `cancelled ${sequence}`;
  const [row] = await tx.sql<{ times: number }>(
    'select count(distinct occasion)::integer as times from meeting_notice where tenant_id = current_tenant() and meeting_id = $1 and cancelled',
    [meeting.id],
  );
  return `${row!.times} ${createHash('sha256').update(JSON.stringify(said)).digest('hex')}`;
}

/** Writes the mail to each of those who have not had it; answers how many. */
async function send(tx: Tx, meeting: Meeting, message: string | null, to: readonly Called[]): Promise<number> {
  const notice = await noticeOf(tx, meeting, message);
  const occurrence = await occasionOf(tx, meeting, notice);
  const ids = to.map(({ personId }) => personId);
  const fresh = new Set((await tx.sql<{ personId: string }>(KEEP, [meeting.id, ids, occurrence, notice.cancelled])).map((row) => row.personId));
  for (const { told, ...recipient } of to.filter(({ personId }) => fresh.has(personId)))
    await queueMail(tx, { letter: noticeLetter, params: { ...notice, again: told }, to: recipient, about: notice.meetingId, occurrence });
  return fresh.size;
}

/** Mails the notice to everybody called who has not had exactly this one; answers how many are called, and to how many it went. */
export async function sendNotices(tx: Tx, meeting: Meeting, message: string | null): Promise<{ called: number; written: number }> {
  const to = await tx.sql<Called>(CALLED, [meeting.id]);
  return { called: to.length, written: await send(tx, meeting, message, to) };
}

/** Tells whoever had the notice that the meeting is called off. */
export async function sendCancellation(tx: Tx, meeting: Meeting): Promise<void> {
  if (!meeting.noticeSentAt) return;
  await send(tx, meeting, null, await tx.sql<Called>(TOLD_BEFORE, [meeting.id]));
}
