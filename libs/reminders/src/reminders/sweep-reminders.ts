import { globalId, insertAuditEvent, queueMail, systemScope } from '@samnav/platform';
import type { Database, Tx } from '@samnav/platform';
import { Deadline } from '../deadlines/deadline.entity.ts';
import { obligationOf } from '../deadlines/obligations.ts';
import { deadlineLetter } from './deadline.letter.ts';
import { recipientsOf } from './plan-reminders.ts';
import type { Withdrawal } from './plan-reminders.ts';

/** Reminders written in one transaction: small enough that nobody waits for its locks. */
const BATCH = 200;

interface Due {
  id: string;
  recipient_id: string;
  municipality_id: string | null;
  deadline_id: string;
  step: string;
  obligation: string;
  title: string;
  due_on: string;
  days_left: number;
  met: boolean;
  cancelled: boolean;
  moved: boolean;
  handed_over: boolean;
  overtaken: boolean;
  address: string | null;
  account_id: string | null;
  language: 'sv' | 'en';
  region: string;
}

/**
 * Writes the mails of every reminder whose time has come, in all tenants; answers how many. Due is a comparison with the database's clock, so
 * a missed hour is caught up, and a row is handled in the same transaction that writes its mail, so nothing is sent twice by a sweep.
 */
export async function sweepReminders(database: Database): Promise<number> {
  let handled = 0;
  for (;;) {
    const tenants = await database.outside('sweep-reminders', (tx) => tx.sql<{ tenant_id: string; slug: string }>(TENANTS));
    if (!tenants.length) return handled;
    let progress = 0;
    const faults: unknown[] = [];
    // one batch each in turn: a municipality with thousands due does not delay the others, nor does one that fails
    for (const { tenant_id, slug } of tenants)
      progress += await database.write(systemScope(tenant_id, slug, 'sweep-reminders'), sweepTenant).catch((error: unknown) => {
        faults.push(error);
        return 0;
      });
    handled += progress;
    if (!progress && faults.length) throw faults[0];
    if (!progress) return handled; // other workers hold what is left
  }
}

const TENANTS = `select distinct r.tenant_id, t.slug from reminder r join tenant t on t.id = r.tenant_id
  where r.send_at <= samnav_now() and r.state = 'planned'`;

const DUE = `select r.id, r.recipient_id, r.deadline_id, r.step, d.municipality_id, d.obligation, d.title, d.due_on::text,
    d.due_on - (samnav_now() at time zone coalesce(m.time_zone, t.time_zone))::date as days_left,
    d.met_at is not null as met, d.cancelled_at is not null as cancelled, d.due_on <> r.due_on as moved, d.owner_id <> r.recipient_id as handed_over,
    exists (select from reminder next where next.tenant_id = r.tenant_id and next.deadline_id = r.deadline_id and next.recipient_id = r.recipient_id
      and next.due_on = r.due_on and next.send_at > r.send_at and next.send_at <= samnav_now() and next.state <> 'withdrawn') as overtaken,
    coalesce(a.email, p.email) as address, p.account_id, coalesce(a.language, 'sv') as language, t.name as region
  from reminder r
  join deadline d on d.tenant_id = r.tenant_id and d.id = r.deadline_id
  join person p on p.tenant_id = r.tenant_id and p.id = r.recipient_id
  join tenant t on t.id = r.tenant_id
  left join municipality m on m.tenant_id = d.tenant_id and m.id = d.municipality_id
  left join account a on a.id = p.account_id and a.disabled_at is null
  where r.tenant_id = current_tenant() and r.send_at <= samnav_now() and r.state = 'planned'
  order by r.send_at, r.id limit ${BATCH} for update of r skip locked`;

async function sweepTenant(tx: Tx): Promise<number> {
  const due = await tx.sql<Due>(DUE);
  for (const reminder of due) await send(tx, reminder);
  return due.length;
}

/** Why it is not sent after all; null = it is, also when the day has passed meanwhile: an owner who was told nothing must hear of it. */
async function stale(tx: Tx, r: Due): Promise<Withdrawal | 'too late' | null> {
  if (r.met) return 'met';
  if (r.cancelled) return 'cancelled';
  if (r.moved) return 'moved';
  if (await handedOver(tx, r)) return 'owner changed';
  if (r.overtaken) return 'too late'; // after a long stop one letter says how it stands now
  return r.address ? null : 'no address';
}

const handedOver = async (tx: Tx, r: Due): Promise<boolean> =>
  obligationOf(r.obligation).recipients ? !(await recipientsOf(tx, await tx.get(Deadline, r.deadline_id))).includes(r.recipient_id) : r.handed_over;

async function send(tx: Tx, r: Due): Promise<void> {
  const because = await stale(tx, r);
  const mailId = because
    ? null
    : await queueMail(tx, {
        letter: deadlineLetter,
        params: {
          obligation: r.obligation,
          title: r.title,
          dueOn: r.due_on,
          daysLeft: r.days_left,
          tenant: tx.scope.tenant,
          region: r.region,
          deadlineId: globalId(Deadline, r.deadline_id),
        },
        to: { address: r.address!, language: r.language, accountId: r.account_id, personId: r.recipient_id },
        about: r.id,
        occurrence: `${r.step} of ${r.due_on}`,
      });
  await tx.sql(
    `update reminder set state = case when $2::text is null then 'sending' else 'withdrawn' end, claimed_at = samnav_now(), mail_message_id = $3,
       withdrawn_at = case when $2::text is not null then samnav_now() end, withdrawn_because = $2, version = version + 1, updated_at = samnav_now()
     where tenant_id = current_tenant() and id = $1`,
    [r.id, because, mailId],
  );
  await insertAuditEvent(tx, {
    action: because ? 'reminder.withdrawn' : 'reminder.written',
    subjectType: 'Deadline',
    subjectId: r.deadline_id,
    municipalityId: r.municipality_id,
    changes: { step: { after: r.step }, dueOn: { after: r.due_on }, ...(because && { because: { after: because } }) },
  });
}
