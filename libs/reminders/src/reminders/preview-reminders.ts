import type { Tx } from '@samnav/platform';
import { stepRows } from '../ladders/ladder.service.ts';
import type { SetLadderInput } from '../ladders/ladder.inputs.ts';
import { QuietDays } from '../ladders/ladder.entity.ts';
import { namedRecipients } from './plan-reminders.ts';
import type { Channel, RecipientRole } from './reminder.entity.ts';
import { wantedSql } from './wanted-reminders.ts';
import type { LadderSource } from './wanted-reminders.ts';

/** One reminder to come; recipient is the uuid of a person. */
export interface ToCome {
  sendAt: string;
  recipient: string;
  channel: Channel;
  step: string;
  recipientRole: RecipientRole;
}

/** Repeats that are shown where nothing says how many there are. */
const SHOWN = 12;

/** What the planner would leave waiting: what waits as it waits, what is new at its time. */
const toCome = (source?: LadderSource): string => `
  with ${wantedSql(source)},
  waiting as (select r.* from reminder r where r.tenant_id = current_tenant() and r.deadline_id = any($1::uuid[]) and r.state = 'planned'),
  coming as (
    select w.recipient_id, w.channel, w.step, w.recipient_role,
      case when p.send_at <= samnav_now() then p.send_at when w.send_on >= w.today then greatest(w.send_at, samnav_now()) end as send_at
    from wanted w
    left join waiting p on p.deadline_id = w.deadline_id and p.due_on = w.due_on and p.step = w.step and p.recipient_id = w.recipient_id
    where not exists (select from reminder r where r.tenant_id = current_tenant() and r.deadline_id = w.deadline_id and r.due_on = w.due_on
      and r.step = w.step and r.recipient_id = w.recipient_id and r.state not in ('planned', 'withdrawn'))
    union
    select recipient_id, channel, step, recipient_role, send_at from waiting where step ~ '^(assigned|handover)'
  )
  select c.recipient_id as recipient, c.channel, c.step, c.recipient_role as "recipientRole", c.send_at as "sendAt"
  from coming c join person p on p.tenant_id = current_tenant() and p.id = c.recipient_id
  where c.send_at is not null
  order by c.send_at, array_position(array['owner', 'groupLead', 'strategist', 'chiefExecutive', 'steeringGroup', 'coordinator'], c.recipient_role), p.name, c.step`;

/** A ladder that nobody has saved: `$5` is its quiet, time and steps. */
const unsaved: LadderSource = {
  ladder: `select null::uuid as id, $5::jsonb ->> 'quiet' as quiet, ($5::jsonb ->> 'sendTime')::time as send_time`,
  steps: `select * from jsonb_populate_recordset(null::ladder_step, $5::jsonb -> 'steps')`,
};

/** Who gets what when about a deadline from now on, if nothing is answered. Nothing is written. */
export async function previewReminders(tx: Tx, deadlineId: string, ladder?: SetLadderInput): Promise<ToCome[]> {
  const named = await namedRecipients(tx, [deadlineId]);
  const params: unknown[] = [[deadlineId], SHOWN, named.map(([deadline]) => deadline), named.map(([, person]) => person)];
  if (ladder)
    params.push(JSON.stringify({ quiet: ladder.quiet ?? QuietDays.none, sendTime: ladder.sendTime ?? '08:00', steps: stepRows(ladder.steps) }));
  return tx.sql<ToCome>(toCome(ladder && unsaved), params);
}
