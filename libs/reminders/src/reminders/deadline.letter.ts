import { defineLetter, readConfig } from '@samnav/platform';
import type { LetterText, Tx, WrittenMail } from '@samnav/platform';
import { z } from 'zod';
import { answerUrl } from '../answers/answer-link.ts';
import { inDays, obligationOf } from '../deadlines/obligations.ts';
import { carryOn, sideBySide } from '../sweep/carry-on.ts';
import { judgedSql } from '../sweep/judged-reminders.ts';
import { namedRecipients } from './plan-reminders.ts';
import type { Withdrawal } from './plan-reminders.ts';

const params = z.object({
  obligation: z.string(),
  title: z.string(),
  dueOn: z.string(),
  /** Negative = late. */
  daysLeft: z.int(),
  tenant: z.string(),
  region: z.string(),
  deadlineId: z.string(),
  role: z.string().default('owner'),
  /** The owner's name. */
  owner: z.string().default(''),
  step: z.string().default(''),
  /** What the ladder's step says before the usual words, in the recipient's language. */
  wording: z.string().nullable().default(null),
  /** Whom the recipient stands in for. */
  insteadOf: z.string().nullable().default(null),
  /** Where the recipient answers without signing in; made for each copy, in no row. */
  answerUrl: z.string().optional(),
});
type Params = z.infer<typeof params>;

const page = (p: Params): string => `/t/${p.tenant}/deadlines/${p.deadlineId}`;
/** As what the letter speaks to its recipient. */
const as = (p: Params): 'asked' | 'owner' | 'above' => (p.step.startsWith('handover') ? 'asked' : p.role === 'owner' ? 'owner' : 'above');

interface Words {
  subject(p: Params): string;
  lead(p: Params): string;
  how: string | null;
  why(p: Params): string;
}
const sv: Record<ReturnType<typeof as>, Words> = {
  owner: {
    subject: (p) => obligationOf(p.obligation).letter.sv(p).subject,
    lead: (p) => obligationOf(p.obligation).letter.sv(p).lead,
    how: 'Är det redan gjort? Svara så, eller att du arbetar med det, så slutar eller vilar påminnelserna.',
    why: (p) => `Du får brevet för att du är ansvarig för tidsgränsen i ${p.region}.`,
  },
  asked: {
    subject: (p) => `${p.title}: vill du ta över?`,
    lead: (p) => `${p.owner} ber dig ta över ”${p.title}”. Sista dag är ${p.dueOn}, ${inDays.sv(p.daysLeft)}.`,
    how: 'Tacka ja eller nej. Till dess svarar den som frågar för den.',
    why: (p) => `Du får brevet för att någon i ${p.region} vill lämna över tidsgränsen till dig.`,
  },
  above: {
    subject: (p) => `${p.title}: ${p.daysLeft < 0 ? 'skulle vara klart' : 'sista dag'} ${inDays.sv(p.daysLeft)}`,
    lead: (p) =>
      `${p.owner} svarar för ”${p.title}”. Sista dag ${p.daysLeft < 0 ? 'var' : 'är'} ${p.dueOn}, ${inDays.sv(p.daysLeft)}, och den är inte klar.`,
    how: null,
    why: (p) => `Du får brevet för att stegen i ${p.region} når dig när ingen svarar.`,
  },
};
const en: typeof sv = {
  owner: {
    subject: (p) => obligationOf(p.obligation).letter.en(p).subject,
    lead: (p) => obligationOf(p.obligation).letter.en(p).lead,
    how: 'Is it done already? Say so, or that you are working on it, and the reminders stop or rest.',
    why: (p) => `You get this letter because you answer for the deadline in ${p.region}.`,
  },
  asked: {
    subject: (p) => `${p.title}: will you take it over?`,
    lead: (p) => `${p.owner} asks you to take over “${p.title}”. The last day is ${p.dueOn}, ${inDays.en(p.daysLeft)}.`,
    how: 'Accept or decline. Until then whoever asks answers for it.',
    why: (p) => `You get this letter because somebody in ${p.region} wants to hand the deadline over to you.`,
  },
  above: {
    subject: (p) => `${p.title}: ${p.daysLeft < 0 ? 'was due' : 'due'} ${inDays.en(p.daysLeft)}`,
    lead: (p) =>
      `${p.owner} answers for “${p.title}”. The last day ${p.daysLeft < 0 ? 'was' : 'is'} ${p.dueOn}, ${inDays.en(p.daysLeft)}, and it is not done.`,
    how: null,
    why: (p) => `You get this letter because the ladder in ${p.region} reaches you when nobody answers.`,
  },
};
const labels = { sv: { answer: 'Svara', open: 'Tidsgränsen' }, en: { answer: 'Answer', open: 'The deadline' } };

const textIn = (language: 'sv' | 'en', words: typeof sv, instead: (name: string) => string): LetterText<Params> => ({
  subject: (p) => words[as(p)].subject(p),
  lines: (p) =>
    [
      p.insteadOf && instead(p.insteadOf),
      p.wording,
      words[as(p)].lead(p),
      words[as(p)].how,
      p.answerUrl ? `${labels[language].open}: ${readConfig().PUBLIC_URL}${page(p)}` : null,
    ].filter((line) => line !== null),
  act: (p) =>
    p.answerUrl
      ? { label: labels[language].answer, url: p.answerUrl }
      : { label: obligationOf(p.obligation).letter[language](p).action, url: page(p) },
  why: (p) => words[as(p)].why(p),
});

/** Asked once more for the reminder alone, as the sweep asked for all of its chunk. */
const STILL = `with ${judgedSql(`select * from reminder where tenant_id = current_tenant() and id = $1 and state in ('sending', 'unknown')`)} select because, to_id as "toId" from judged`;
/** Back to those that wait, as if it had not been written. */
const AGAIN = `update reminder set state = 'planned', claimed_at = null, mail_message_id = null, delivered_to_id = null, updated_at = samnav_now()
  where tenant_id = current_tenant() and id = $1 and state in ('sending', 'unknown')`;

async function wanted(tx: Tx, { about, toPersonId }: WrittenMail): Promise<boolean | string> {
  const [reminder] = await tx.sql<{ deadline_id: string }>('select deadline_id from reminder where tenant_id = current_tenant() and id = $1', [
    about,
  ]);
  if (!reminder) return false;
  const named = await namedRecipients(tx, [reminder.deadline_id]);
  const asked = [about, named.map(([deadline]) => deadline), named.map(([, person]) => person)];
  const [still] = await tx.sql<{ because: string | null; toId: string }>(STILL, asked);
  if (!still) return 'moved';
  if (still.because !== null || toPersonId === null || still.toId === toPersonId) return still.because ?? true;
  await tx.sql(AGAIN, [about]); // somebody began or ceased to stand in while the letter waited: it is written anew, to the right one
  return 'somebody else stands in';
}

interface Now {
  deadlineId: string;
  daysLeft: number;
}
/** A mail that waited for its server over midnight speaks of the day on which it goes. */
const NOW = `select d.id as "deadlineId", d.due_on - (samnav_now() at time zone coalesce(m.time_zone, t.time_zone))::date as "daysLeft"
  from reminder r join deadline d on d.tenant_id = r.tenant_id and d.id = r.deadline_id join tenant t on t.id = d.tenant_id
  left join municipality m on m.tenant_id = d.tenant_id and m.id = d.municipality_id
  where r.tenant_id = current_tenant() and r.id = $1`;

const ADDRESS = `select coalesce(a.email, p.email) as address from person p left join account a on a.id = p.account_id
  where p.tenant_id = current_tenant() and p.id = $1::uuid`;

/** The mail that reminds of a deadline. Asked again right before sending: one that was met, moved or handed over meanwhile is not mailed about. */
export const deadlineLetter = defineLetter<Params>({
  name: 'deadline-reminder',
  params,
  texts: {
    sv: textIn('sv', sv, (name) => `Du får brevet i stället för ${name}, som du ersätter i dag.`),
    en: textIn('en', en, (name) => `You get this letter instead of ${name}, for whom you stand in today.`),
  },
  wanted,
  address: async (tx, { toPersonId }) => {
    const [person] = await tx.sql<{ address: string | null }>(ADDRESS, [toPersonId]);
    return person?.address ?? null;
  },
  fresh: async (tx, { about, toPersonId, params: p }) => {
    const [now] = await tx.sql<Now>(NOW, [about]);
    const answers = as(p) !== 'above' && toPersonId;
    return { daysLeft: now!.daysLeft, ...(answers && { answerUrl: await answerUrl(tx, now!.deadlineId, toPersonId) }) };
  },
  resendOnUnknown: (p) => obligationOf(p.obligation).resendOnUnknown ?? true,
  thread: (p) => p.deadlineId,
  ended: async (tx, mail, { state, reason }) => {
    const [told] = await tx.sql<{ deadlineId: string }>(
      `update reminder set state = $2, sent_at = case when $2 = 'sent' then samnav_now() end, failure = case when $2 in ('unknown', 'failed') then left($3, 1000) end,
         withdrawn_at = case when $2 = 'withdrawn' then samnav_now() end, withdrawn_because = case when $2 = 'withdrawn' then $3 end, updated_at = samnav_now()
       where tenant_id = current_tenant() and id = $1 and state in ('sending', 'unknown') returning deadline_id as "deadlineId"`,
      [mail.about, state, reason],
    );
    if (!told || state !== 'withdrawn') return;
    const stopped = { id: mail.about, deadlineId: told.deadlineId, because: reason as Withdrawal };
    await carryOn(tx, [stopped], sideBySide(await namedRecipients(tx, [told.deadlineId])));
  },
});
