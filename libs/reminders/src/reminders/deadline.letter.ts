import { defineLetter } from '@samnav/platform';
import { z } from 'zod';
import { Deadline } from '../deadlines/deadline.entity.ts';
import { obligationOf } from '../deadlines/obligations.ts';
import { recipientsOf } from './plan-reminders.ts';

const params = z.object({
  obligation: z.string(),
  title: z.string(),
  dueOn: z.string(),
  daysLeft: z.int(),
  tenant: z.string(),
  region: z.string(),
  deadlineId: z.string(),
});
type Params = z.infer<typeof params>;

const url = (p: Params): string => `/t/${p.tenant}/deadlines/${p.deadlineId}`;

/** The mail that reminds an owner. Asked again right before sending: a deadline that was met, moved or handed over meanwhile is not mailed about. */
export const deadlineLetter = defineLetter<Params>({
  name: 'deadline-reminder',
  params,
  texts: {
    sv: {
      subject: (p) => obligationOf(p.obligation).letter.sv(p).subject,
      lines: (p) => [
        obligationOf(p.obligation).letter.sv(p).lead,
        'Är det redan gjort? Öppna tidsgränsen och skriv vad det blev, så slutar påminnelserna.',
      ],
      act: (p) => ({ label: obligationOf(p.obligation).letter.sv(p).action, url: url(p) }),
      why: (p) => `Du får brevet för att du är ansvarig för tidsgränsen i ${p.region}.`,
    },
    en: {
      subject: (p) => obligationOf(p.obligation).letter.en(p).subject,
      lines: (p) => [
        obligationOf(p.obligation).letter.en(p).lead,
        'Is it done already? Open the deadline and write what came of it, and the reminders stop.',
      ],
      act: (p) => ({ label: obligationOf(p.obligation).letter.en(p).action, url: url(p) }),
      why: (p) => `You get this letter because you answer for the deadline in ${p.region}.`,
    },
  },
  wanted: async (tx, mail) => {
    const [still] = await tx.sql<{ deadline_id: string; recipient_id: string }>(
      `select r.deadline_id, r.recipient_id from reminder r join deadline d on d.tenant_id = r.tenant_id and d.id = r.deadline_id
       where r.tenant_id = current_tenant() and r.id = $1 and r.state <> 'withdrawn' and d.met_at is null and d.cancelled_at is null and d.due_on = r.due_on`,
      [mail.about],
    );
    if (!still) return 'moved';
    return (await recipientsOf(tx, await tx.get(Deadline, still.deadline_id))).includes(still.recipient_id) || 'owner changed';
  },
  resendOnUnknown: (p) => obligationOf(p.obligation).resendOnUnknown ?? true,
  thread: (p) => p.deadlineId,
  ended: async (tx, mail, { state, reason }) => {
    await tx.sql(
      `update reminder set state = $2, sent_at = case when $2 = 'sent' then samnav_now() end, failure = case when $2 in ('unknown', 'failed') then $3 end,
         withdrawn_at = case when $2 = 'withdrawn' then samnav_now() end, withdrawn_because = case when $2 = 'withdrawn' then $3 end, updated_at = samnav_now()
       where tenant_id = current_tenant() and id = $1 and state in ('sending', 'unknown')`,
      [mail.about, state, reason],
    );
  },
});
