import { globalId } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { approval, defineObligation, obligations, returned } from '@samnav/reminders';
import { Measurement } from './measurement.entity.ts';

/** Working days that somebody has to approve a measurement, or to hand it in again. */
const WORKING_DAYS = 10;

const late = (daysLeft: number, sv: boolean): string => (daysLeft < 0 ? (sv ? 'var' : 'was') : sv ? 'är' : 'is');
/** A figure is to be reported; it is done when it is submitted. */
export const measurement = defineObligation({
  obligation: 'measurement',
  doneElsewhere: true,
  letter: {
    sv: (d) => ({
      subject: `${d.title}: mätvärde att rapportera`,
      lead: `Du rapporterar ”${d.title}”. Sista dag ${late(d.daysLeft, true)} ${d.dueOn}. Du blir klar genom att lämna in mätvärdet.`,
      action: 'Öppna och rapportera',
    }),
    en: (d) => ({
      subject: `${d.title}: a measurement to report`,
      lead: `You report “${d.title}”. The last day ${late(d.daysLeft, false)} ${d.dueOn}. It is done when you submit the measurement.`,
      action: 'Open and report',
    }),
  },
});

const STAYS = 'p.leaves_on is null and not exists (select from account a where a.id = p.account_id and a.disabled_at is not null)';
/** Those who hold one of the roles where a scope lies, and stay. */
const HOLDERS = `select p.id, r.role from role_assignment r join tenant t on t.id = r.tenant_id join person p on p.tenant_id = r.tenant_id and p.account_id = r.account_id
  where r.tenant_id = current_tenant() and holds_now(r.starts_on, r.ends_on, r.ended_at, t.time_zone) and ${STAYS}
    and (r.role = 'regionCoordinator' or r.role in ('chiefExecutive', 'strategist') and r.municipality_id = (select s.municipality_id from indicator_scope s where s.tenant_id = current_tenant() and s.id = $1))`;

interface Wanted {
  scope_id: string;
  period_id: string;
}
/** Scopes and periods that are open to report, of which nobody has been asked. */
const WANTED = `select s.id as scope_id, p.id as period_id from indicator_scope s
  join indicator i on i.tenant_id = s.tenant_id and i.id = s.indicator_id
  join reporting_period p on p.tenant_id = s.tenant_id and p.periodicity = coalesce(s.periodicity, i.periodicity)
  where s.tenant_id = current_tenant() and p.locked_at is null and p.due_on is not null and ($1::uuid is null or p.id = $1) and ($2::uuid is null or s.id = $2)
    and not exists (select from measurement m where m.tenant_id = s.tenant_id and m.scope_id = s.id and m.period_id = p.id
      and (m.submitted_at is not null or m.returned_at is not null or exists (select from deadline d where d.tenant_id = m.tenant_id
        and d.about = 'mea_' || m.id and d.obligation = 'measurement' and d.cancelled_at is null)))
  order by p.ends_on, s.id limit $3`;

/** Asks whoever reports each scope for what is open to report, with a deadline each. Answers how many were asked; at most `limit`. */
export async function askForMeasurements(tx: Tx, of: { periodId?: string; scopeId?: string }, limit = 500): Promise<number> {
  const wanted = await tx.sql<Wanted>(WANTED, [of.periodId ?? null, of.scopeId ?? null, limit]);
  for (const { scope_id: scopeId, period_id: periodId } of wanted) await ask(tx, scopeId, periodId);
  return wanted.length;
}

async function ask(tx: Tx, scopeId: string, periodId: string): Promise<void> {
  const [there] = await tx.sql<{ id: string }>('select id from measurement where tenant_id = current_tenant() and scope_id = $1 and period_id = $2', [
    scopeId,
    periodId,
  ]);
  const id = there?.id ?? (await empty(tx, scopeId, periodId));
  const { title, place, due } = await about(tx, id);
  const ownerId = await reporter(tx, scopeId);
  if (ownerId)
    await obligations.open(tx, { obligation: measurement.obligation, about: globalId(Measurement, id), ownerId, title, dueOn: due!, place });
}

/** A draft without a figure, for the deadline to be about. */
async function empty(tx: Tx, scopeId: string, periodId: string): Promise<string> {
  const [row] = await tx.sql<{ indicator: string }>(
    'select indicator_id as indicator from indicator_scope where tenant_id = current_tenant() and id = $1',
    [scopeId],
  );
  return tx.create(Measurement, { indicatorId: row!.indicator, scopeId, periodId }, 'measurement.askedFor');
}

interface About {
  title: string;
  place: { municipalityId: string | null; workgroupId: null };
  scopeId: string;
  /** The last day to report for the period, if there is one. */
  due: string | null;
  /** The last day to answer what is asked today. */
  soon: string;
}
async function about(tx: Tx, id: string): Promise<About> {
  const [row] = await tx.sql<{ title: string; municipality: string | null; scope: string; due: string | null; soon: string }>(
    `select left(i.name || ', ' || s.name || ' ' || p.name, 300) as title, s.municipality_id as municipality, s.id as scope, p.due_on::text as due,
       add_working_days(samnav_now()::date, $2, current_tenant(), s.municipality_id)::text as soon
     from measurement m join indicator i on i.tenant_id = m.tenant_id and i.id = m.indicator_id
     join indicator_scope s on s.tenant_id = m.tenant_id and s.id = m.scope_id join reporting_period p on p.tenant_id = m.tenant_id and p.id = m.period_id
     where m.tenant_id = current_tenant() and m.id = $1`,
    [id, WORKING_DAYS],
  );
  return { title: row!.title, place: { municipalityId: row!.municipality, workgroupId: null }, scopeId: row!.scope, due: row!.due, soon: row!.soon };
}

/** Whoever reports the scope; where that person has left, the municipality’s strategist, else the coordinator. */
async function reporter(tx: Tx, scopeId: string): Promise<string | null> {
  const [row] = await tx.sql<{ id: string }>(
    `select id from (
       select p.id, 'owner' as role from indicator_scope s join person p on p.tenant_id = s.tenant_id and p.id = s.owner_id
         where s.tenant_id = current_tenant() and s.id = $1 and ${STAYS}
       union all ${HOLDERS}) found order by array_position(array['owner', 'strategist', 'chiefExecutive', 'regionCoordinator'], role), id limit 1`,
    [scopeId],
  );
  return row?.id ?? null;
}

/** The indicator’s owner where that person may approve there, else the coordinator, the chief executive, the strategist; never who submitted it. */
async function approver(tx: Tx, id: string, scopeId: string): Promise<string | null> {
  const [row] = await tx.sql<{ id: string }>(
    `select found.id from (${HOLDERS}) found, measurement m join indicator i on i.tenant_id = m.tenant_id and i.id = m.indicator_id
     where m.tenant_id = current_tenant() and m.id = $2 and found.id is distinct from m.submitted_by_id
     order by found.id <> i.owner_id, array_position(array['regionCoordinator', 'chiefExecutive', 'strategist'], found.role), found.id limit 1`,
    [scopeId, id],
  );
  return row?.id ?? null;
}

/** It is submitted: whoever was asked for it is done, and somebody else has it to approve. */
export async function askForApproval(tx: Tx, id: string): Promise<void> {
  const subject = globalId(Measurement, id);
  await obligations.close(tx, subject, measurement.obligation, 'submitted');
  await obligations.close(tx, subject, returned.obligation, 'submitted again');
  const { title, place, scopeId, soon } = await about(tx, id);
  const ownerId = await approver(tx, id, scopeId);
  if (ownerId) await obligations.open(tx, { obligation: approval.obligation, about: subject, ownerId, title, dueOn: soon, place });
}

/** It is approved: nobody has anything left to do. */
export const isApproved = (tx: Tx, id: string): Promise<void> => obligations.close(tx, globalId(Measurement, id), approval.obligation, 'approved');

/** It is returned: whoever submitted it works on, or whoever reports the scope where that person has left. */
export async function handBack(tx: Tx, id: string, submittedById: string): Promise<void> {
  const subject = globalId(Measurement, id);
  await obligations.close(tx, subject, approval.obligation, 'returned');
  const { title, place, scopeId, soon } = await about(tx, id);
  const [stays] = await tx.sql<{ id: string }>(`select p.id from person p where p.tenant_id = current_tenant() and p.id = $1 and ${STAYS}`, [
    submittedById,
  ]);
  const ownerId = stays?.id ?? (await reporter(tx, scopeId));
  if (ownerId) await obligations.open(tx, { obligation: returned.obligation, about: subject, ownerId, title, dueOn: soon, place });
}

/** The period is locked: what has not come can come no longer. */
export async function closeOpen(tx: Tx, periodId: string): Promise<void> {
  const open = await tx.sql<{ about: string; obligation: string }>(
    `select d.about, d.obligation from deadline d join measurement m on m.tenant_id = d.tenant_id and d.about = 'mea_' || m.id
     where m.tenant_id = current_tenant() and m.period_id = $1 and d.met_at is null and d.cancelled_at is null`,
    [periodId],
  );
  for (const one of open) await obligations.close(tx, one.about, one.obligation, null);
}
