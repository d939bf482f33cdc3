import { defineLetter } from '@samnav/platform';
import type { LetterList } from '@samnav/platform';
import { z } from 'zod';
import { signPerson } from '../signed-person.ts';

const item = z.object({ id: z.string(), title: z.string(), dueOn: z.string(), of: z.string().nullable() });
const part = z.object({ count: z.int(), items: z.array(item) });
const params = z.object({
  tenantId: z.string(),
  personId: z.string(),
  tenant: z.string(),
  region: z.string(),
  monday: z.string(),
  handOvers: part,
  late: part,
  approvals: part,
  due: part,
  reminded: part,
});
type Params = z.infer<typeof params>;
type Part = 'handOvers' | 'late' | 'approvals' | 'due' | 'reminded';
const PARTS: readonly Part[] = ['handOvers', 'late', 'approvals', 'due', 'reminded'];

const titles: Record<'sv' | 'en', Record<Part, string>> = {
  sv: {
    handOvers: 'Vill någon lämna över till dig',
    late: 'Försenat',
    approvals: 'Väntar på ditt godkännande',
    due: 'Den här veckan och nästa',
    reminded: 'Påminnelser i din inkorg',
  },
  en: {
    handOvers: 'Somebody wants to hand over to you',
    late: 'Late',
    approvals: 'Waits for your approval',
    due: 'This week and the next',
    reminded: 'Reminders in your inbox',
  },
};
const more = { sv: (n: number): string => `… och ${n} till`, en: (n: number): string => `… and ${n} more` };

function lists(p: Params, language: 'sv' | 'en'): LetterList[] {
  return PARTS.filter((name) => p[name].count).map((name) => {
    const { count, items } = p[name];
    const shown = items.map(({ id, title, dueOn, of }) => ({
      label: `${dueOn} ${title}${of ? ` (${of})` : ''}`,
      url: `/t/${p.tenant}/deadlines/${id}`,
    }));
    const rest = count > items.length ? [{ label: more[language](count - items.length), url: `/t/${p.tenant}/deadlines` }] : [];
    return { title: `${titles[language][name]} (${count})`, items: [...shown, ...rest] };
  });
}
const openThings = (p: Params): number => p.late.count + p.due.count + p.approvals.count + p.handOvers.count;

/** Asked again right before sending: a letter may wait for days for its mail server. */
const STILL = `select case when exists (select from notification_setting n where n.tenant_id = p.tenant_id and n.person_id = p.id and not n.digest) then 'not wanted'
    when has_left(p.leaves_on, p.tenant_id) then 'recipient left' when a.disabled_at is not null then 'not permitted' end as because
  from person p left join account a on a.id = p.account_id where p.tenant_id = current_tenant() and p.id = $1`;

/** The week at a glance, once on Monday morning and only when there is something in it. */
export const weeklyDigestLetter = defineLetter<Params>({
  name: 'weekly-digest',
  params,
  texts: {
    sv: {
      subject: (p) => (p.late.count ? `Din vecka: ${openThings(p)} att göra, ${p.late.count} försenat` : `Din vecka: ${openThings(p)} att göra`),
      lines: (p) => [`Det här väntar på dig i ${p.region}.`],
      lists: (p) => lists(p, 'sv'),
      act: (p) => ({ label: 'Öppna Min vecka', url: `/t/${p.tenant}/week` }),
      why: (p) =>
        `Du får brevet på måndagar, när något väntar på dig i ${p.region}. Vill du slippa det väljer du bort det under dina inställningar, eller med knappen för att avsluta i ditt e-postprogram.`,
    },
    en: {
      subject: (p) => (p.late.count ? `Your week: ${openThings(p)} to do, ${p.late.count} late` : `Your week: ${openThings(p)} to do`),
      lines: (p) => [`This waits for you in ${p.region}.`],
      lists: (p) => lists(p, 'en'),
      act: (p) => ({ label: 'Open My week', url: `/t/${p.tenant}/week` }),
      why: (p) =>
        `You get this letter on Mondays, when something waits for you in ${p.region}. To stop it, turn it off in your settings, or use your mail program’s button to unsubscribe.`,
    },
  },
  headers: (p, publicUrl) => ({
    'List-Unsubscribe': `<${publicUrl}/api/unsubscribe/${signPerson(p)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': `<weekly.${p.tenant}.${new URL(publicUrl).hostname}>`,
  }),
  wanted: async (tx, mail) => {
    const [now] = await tx.sql<{ because: string | null }>(STILL, [mail.about]);
    return now ? (now.because ?? true) : 'recipient left';
  },
});
