import { defineJob, globalId, insertOutbox, queueMails } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { z } from 'zod';
import { Deadline } from '../deadlines/deadline.entity.ts';
import { namedObligations } from '../deadlines/obligations.ts';
import { deadlineLetter } from '../reminders/deadline.letter.ts';
import { namedRecipients } from '../reminders/plan-reminders.ts';
import { carryOn, sideBySide } from './carry-on.ts';
import type { Named, Stopped } from './carry-on.ts';
import { judgedSql } from './judged-reminders.ts';

/** Delivers claimed reminders of one tenant: into the inbox, or as written mails. */
export const deliverReminders = defineJob({
  name: 'deliver-reminders',
  queue: 'reminders',
  payload: z.object({ ids: z.array(z.uuid()) }),
  attempts: 20,
});

const held = (state: 'due' | 'planned'): string =>
  `select * from reminder where tenant_id = current_tenant() and id = any($1::uuid[]) and state = '${state}' for update`;

/** What is not sent is withdrawn, what goes to the inbox is there; answers what is left to do something about. */
const settleSql = (state: 'due' | 'planned'): string => `with ${judgedSql(held(state))},
  settled as (
    update reminder r set state = case when j.because is null then 'sent' else 'withdrawn' end, sent_at = case when j.because is null then c.now end,
      withdrawn_at = case when j.because is not null then c.now end, withdrawn_because = j.because, delivered_to_id = nullif(j.to_id, r.recipient_id), updated_at = c.now,
      channel = case when j.channel = r.channel or exists (select from reminder o where o.tenant_id = r.tenant_id and o.deadline_id = r.deadline_id and o.due_on = r.due_on and o.step = r.step
        and o.recipient_id = r.recipient_id and o.channel = j.channel) then r.channel else j.channel end
    from judged j cross join clock c where r.tenant_id = current_tenant() and r.id = j.id and (j.because is not null or j.channel = 'inbox')
  )
  select id, deadline_id as "deadlineId", because from judged where because is not null or channel = 'mail'`;
const SETTLE_DUE = settleSql('due');
const SETTLE_PLANNED = settleSql('planned');

/** The words of the step that a reminder `r` of a deadline `d` stands for, where its ladder has any. */
const WORDING = `select s.wording_sv, s.wording_en from (
    select l.id from ladder l where l.tenant_id = d.tenant_id and l.obligation in (d.obligation, 'any') and (l.municipality_id is null or l.municipality_id = d.municipality_id)
    order by l.obligation = 'any', l.municipality_id is null limit 1) l
  join ladder_step s on s.tenant_id = d.tenant_id and s.ladder_id = l.id and s.recipient_role = r.recipient_role
    and case when s.offset_days > 0 then '+' else '' end || s.offset_days || case s.unit when 'workingDays' then 'w' else '' end = split_part(r.step, 'r', 1)
  where num_nonnulls(s.wording_sv, s.wording_en) > 0 limit 1`;

/** One row for each mail, as \`queueMails\` reads it; params are those of the letter. */
const MAILS = `with ${judgedSql(held('due').replace('$1', '$5')).replaceAll('$2', '$6').replaceAll('$3', '$7')}
  select r.id::text, r.step || ' of ' || r.due_on || case when r.fence > 1 then ' #' || r.fence else '' end, j.address, j.to_account_id, j.to_id, j.language,
    jsonb_build_object('obligation', d.obligation, 'title', d.title, 'dueOn', d.due_on, 'daysLeft', d.due_on - j.today, 'tenant', $3::text, 'region', t.name,
      'deadlineId', $4::text || d.id, 'role', r.recipient_role, 'owner', o.name, 'step', r.step, 'wording', case j.language when 'sv' then w.wording_sv else w.wording_en end,
      'insteadOf', case when j.to_id <> r.recipient_id then i.name end)
  from judged j join held r using (id)
  join deadline d on d.tenant_id = r.tenant_id and d.id = r.deadline_id
  join tenant t on t.id = r.tenant_id
  join person o on o.tenant_id = d.tenant_id and o.id = d.owner_id
  join person i on i.tenant_id = r.tenant_id and i.id = r.recipient_id
  left join lateral (${WORDING}) w on true
  where j.because is null and j.channel = 'mail'`;

const WRITTEN = `update reminder r set state = 'sending', mail_message_id = m.id, delivered_to_id = nullif(l.to_person_id, r.recipient_id), updated_at = samnav_now()
  from unnest($1::uuid[], $2::uuid[]) m (id, about) join mail_message l on l.tenant_id = current_tenant() and l.id = m.id
  where r.tenant_id = current_tenant() and r.id = m.about and r.state = 'due'`;

/** Answered while the mails were written: the next turn asks of it again. */
const UNWRITTEN = `update reminder set state = 'planned', claimed_at = null, updated_at = samnav_now()
  where tenant_id = current_tenant() and id = any($1::uuid[]) and state = 'due'`;

/** Asks of each reminder once more whether it is still right, and delivers or withdraws it: all in the caller's transaction, so that a second try finds nothing left. */
export async function deliver(tx: Tx, ids: readonly string[]): Promise<void> {
  const named = await namedOf(tx, () => deadlinesOf(tx, ids));
  const settled = await tx.sql<Stopped>(SETTLE_DUE, [ids, ...named]);
  await carryOn(tx, settled, named);
  await writeMails(
    tx,
    settled.filter((one) => !one.because).map((one) => one.id),
    named,
  );
}

/** The same of what nobody has claimed: rows of the inbox alone, which the caller's transaction holds. */
export async function settlePlanned(tx: Tx, rows: readonly { id: string; deadlineId: string }[]): Promise<void> {
  const named = await namedOf(tx, () => Promise.resolve([...new Set(rows.map(({ deadlineId }) => deadlineId))]));
  await carryOn(tx, await tx.sql<Stopped>(SETTLE_PLANNED, [rows.map(({ id }) => id), ...named]), named);
}

async function writeMails(tx: Tx, ids: readonly string[], named: Named): Promise<void> {
  if (!ids.length) return;
  const mails = await queueMails(tx, deadlineLetter, MAILS, [tx.scope.tenant, globalId(Deadline, ''), ids, ...named]);
  await tx.sql(WRITTEN, [mails.map(({ id }) => id), mails.map(({ about }) => about)]);
  if (mails.length < ids.length) await tx.sql(UNWRITTEN, [ids]);
}

/** Only where an obligation names somebody at all is it asked whom. */
const namedOf = async (tx: Tx, deadlines: () => Promise<string[]>): Promise<Named> =>
  namedObligations().length ? sideBySide(await namedRecipients(tx, await deadlines())) : [[], []];

const deadlinesOf = async (tx: Tx, ids: readonly string[]): Promise<string[]> =>
  (
    await tx.sql<{ id: string }>('select distinct deadline_id as id from reminder where tenant_id = current_tenant() and id = any($1::uuid[])', [ids])
  ).map(({ id }) => id);

/** One that cannot be delivered must not hold up those beside it: halves are tried on their own, and the one is set aside with its reason. */
export async function setApart(tx: Tx, ids: readonly string[], reason: string): Promise<void> {
  const half = Math.ceil(ids.length / 2);
  if (ids.length > 1) for (const part of [ids.slice(0, half), ids.slice(half)]) await insertOutbox(tx, deliverReminders, { ids: [...part] });
  else
    await tx.sql(
      `update reminder set state = 'failed', failure = $2, updated_at = samnav_now() where tenant_id = current_tenant() and id = any($1::uuid[]) and state = 'due'`,
      [ids, reason],
    );
}
