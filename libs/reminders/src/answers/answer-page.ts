import { Person } from '@samnav/networks';
import { access, globalId } from '@samnav/platform';
import type { Operation, Tx } from '@samnav/platform';
import { isOpen, todayAt, whereOf } from '../deadlines/deadline-place.ts';
import { Deadline } from '../deadlines/deadline.entity.ts';
import { obligationOf } from '../deadlines/obligations.ts';
import { isActiveSql } from '../owners/fallback.ts';
import { HandOver, HandOverState } from '../owners/hand-over.entity.ts';
import { substituteOf } from '../owners/substitute-of.ts';
import { untilRange } from './answer.service.ts';
import { daysBetween, plusDays } from './days.ts';

/** What can be answered by a link. */
export const linkAnswers = ['done', 'acknowledge', 'snooze', 'handOver', 'notMine', 'accept', 'decline'] as const;
export type LinkAnswer = (typeof linkAnswers)[number];

const needs: Readonly<Record<Exclude<LinkAnswer, 'accept' | 'decline'>, Operation>> = {
  done: 'deadline.meet',
  acknowledge: 'deadline.answer',
  snooze: 'deadline.refuse',
  handOver: 'deadline.answer',
  notMine: 'deadline.refuse',
};

/** Days that the page suggests to wait. */
const SUGGESTED = 14;

/** What the page of a link shows to whoever holds it: one deadline and what that person may answer. */
export async function answerPage(tx: Tx, deadlineId: string) {
  const deadline = await tx.get(Deadline, deadlineId);
  const [row] = await tx.sql<Shown>(SHOWN, [deadlineId, tx.scope.personId]);
  const { region, person, owner, municipality, workgroup } = row!;
  const today = await todayAt(tx, deadline);
  const handOver = await pendingHandOver(tx, deadline);
  const may = await mayAnswer(tx, deadline, handOver);
  return {
    tenant: tx.scope.tenant,
    region,
    language: tx.scope.language,
    person: { name: person },
    deadline: {
      id: globalId(Deadline, deadline.id),
      ...pick(deadline),
      daysLeft: daysBetween(today, deadline.dueOn),
      state: deadline.metAt ? 'met' : deadline.cancelledAt ? 'cancelled' : deadline.dueOn < today ? 'late' : 'open',
      owner: { name: owner },
      municipality,
      workgroup,
    },
    handOver,
    may,
    until: { ...untilRange(today), suggested: plusDays(today, SUGGESTED) },
    people: may.includes('handOver') ? await colleagues(tx, deadline) : [],
  };
}

const pick = ({ title, description, dueOn, dueTime, evidenceRequired, acknowledgedUntil, snoozedUntil }: Deadline) => ({
  title,
  description,
  dueOn,
  dueTime,
  evidenceRequired,
  acknowledgedUntil,
  snoozedUntil,
});

interface Shown {
  region: string;
  person: string;
  owner: string;
  municipality: string | null;
  workgroup: string | null;
}
const SHOWN = `select t.name as region, p.name as person, o.name as owner, m.name as municipality, w.name as workgroup
  from deadline d join tenant t on t.id = d.tenant_id join person p on p.tenant_id = d.tenant_id and p.id = $2
  join person o on o.tenant_id = d.tenant_id and o.id = d.owner_id
  left join municipality m on m.tenant_id = d.tenant_id and m.id = d.municipality_id
  left join workgroup w on w.tenant_id = d.tenant_id and w.id = d.workgroup_id
  where d.tenant_id = current_tenant() and d.id = $1`;

async function pendingHandOver(tx: Tx, { id }: Deadline) {
  const row = await tx.rows(HandOver).findOne({ where: { tenantId: tx.scope.tenantId, deadlineId: id, state: HandOverState.pending } });
  if (!row) return null;
  const [from, to] = [await tx.get(Person, row.fromId), await tx.get(Person, row.toId)];
  const { reason, note, takesEffectOn } = row;
  const toMe = access.can(tx.scope, 'handOver.answer', { personId: row.toId, substituteId: await substituteOf(tx, row.toId) });
  return { from: from.name, to: to.name, reason, note, takesEffectOn, toMe };
}

async function mayAnswer(tx: Tx, deadline: Deadline, handOver: { toMe: boolean } | null): Promise<LinkAnswer[]> {
  if (!isOpen(deadline)) return [];
  const where = { ...whereOf(deadline), personId: deadline.ownerId, substituteId: await substituteOf(tx, deadline.ownerId) };
  const possible = (Object.keys(needs) as (keyof typeof needs)[]).filter(
    (answer) => answer !== 'done' || !obligationOf(deadline.obligation).doneElsewhere,
  );
  const own = possible.filter((answer) => access.can(tx.scope, needs[answer], where));
  return handOver?.toMe ? ['accept', 'decline', ...own] : own;
}

/** To whom it can be handed over from the page: those of the same municipality and group who stay. */
async function colleagues(tx: Tx, { id }: Deadline): Promise<{ id: string; name: string }[]> {
  const rows = await tx.sql<{ id: string; name: string }>(
    `select distinct p.name, p.id from deadline d join person p on p.tenant_id = d.tenant_id and p.id <> d.owner_id and ${isActiveSql('p')}
       and (p.municipality_id = d.municipality_id or exists (select from workgroup_member w where w.tenant_id = d.tenant_id and w.workgroup_id = d.workgroup_id
         and w.person_id = p.id and (w.ends_on is null or w.ends_on >= (samnav_now() at time zone 'Europe/Stockholm')::date)))
     where d.tenant_id = current_tenant() and d.id = $1 order by p.name, p.id limit 100`,
    [id],
  );
  return rows.map((row) => ({ id: globalId(Person, row.id), name: row.name }));
}
