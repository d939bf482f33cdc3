import type { Tx } from '@samnav/platform';
import type { Deadline } from './deadline.entity.ts';

export interface Letter {
  subject: string;
  lead: string;
  action: string;
}

/** A sort of promise: what its letter says, and to whom when not as the ladder says. Declared once, beside the capability it belongs to. */
export interface Obligation {
  obligation: string;
  /** Who is reminded instead of the owner, as ids of persons. */
  recipients?: (tx: Tx, deadline: Deadline) => Promise<readonly string[]>;
  /** It is done by what it is about, e.g. a budget's approval: nobody can report it done by itself. */
  doneElsewhere?: boolean;
  /** Whether a letter that nobody knows the fate of is sent once more; by default it is. */
  resendOnUnknown?: boolean;
  /** The letter in both languages. `daysLeft` 0 = today, negative = the day has passed. */
  letter: Record<'sv' | 'en', (deadline: { title: string; dueOn: string; daysLeft: number }) => Letter>;
}

const obligations = new Map<string, Obligation>();

/** Makes a sort of promise known. One without a letter, or declared twice, stops the start. */
export function defineObligation(given: Obligation): Obligation {
  const { obligation, letter } = given;
  if (obligations.has(obligation)) throw new Error(`The obligation ${obligation} is defined twice: give one of them another name.`);
  for (const language of ['sv', 'en'] as const)
    if (!letter?.[language]) throw new Error(`The obligation ${obligation} has no letter in ${language}: write one beside it.`);
  obligations.set(obligation, given);
  return given;
}

/** The obligation; one that nobody defines any more falls back to the plain task, so that nothing is forgotten. */
export const obligationOf = (obligation: string): Obligation => obligations.get(obligation) ?? task;

/** The obligations that name others than the owner. */
export const namedObligations = (): readonly string[] => [...obligations.values()].filter((o) => o.recipients).map((o) => o.obligation);

const words = {
  sv: new Map([
    [-1, 'i går'],
    [0, 'i dag'],
    [1, 'i morgon'],
  ]),
  en: new Map([
    [-1, 'yesterday'],
    [0, 'today'],
    [1, 'tomorrow'],
  ]),
};
/** `i morgon`, `in 3 days`, `2 days ago`. */
export const inDays = {
  sv: (n: number): string => words.sv.get(n) ?? (n < 0 ? `för ${-n} dagar sedan` : `om ${n} dagar`),
  en: (n: number): string => words.en.get(n) ?? (n < 0 ? `${-n} days ago` : `in ${n} days`),
};

/** What anybody may ask of anybody: what deadlines made by hand are. */
export const task = defineObligation({
  obligation: 'task',
  letter: {
    sv: (d) => ({
      subject: `${d.title}: ${d.daysLeft < 0 ? 'skulle vara klart' : 'klart'} ${inDays.sv(d.daysLeft)}`,
      lead: `Du svarar för ”${d.title}”. Sista dag ${d.daysLeft < 0 ? 'var' : 'är'} ${d.dueOn}, ${inDays.sv(d.daysLeft)}.`,
      action: 'Öppna tidsgränsen',
    }),
    en: (d) => ({
      subject: `${d.title}: ${d.daysLeft < 0 ? 'was due' : 'due'} ${inDays.en(d.daysLeft)}`,
      lead: `You answer for “${d.title}”. The last day ${d.daysLeft < 0 ? 'was' : 'is'} ${d.dueOn}, ${inDays.en(d.daysLeft)}.`,
      action: 'Open the deadline',
    }),
  },
});

/** Something waits for somebody's approval; it is done when the thing is approved. */
export const approval = defineObligation({
  obligation: 'approval',
  doneElsewhere: true,
  letter: {
    sv: (d) => ({
      subject: `${d.title}: väntar på ditt godkännande`,
      lead: `”${d.title}” väntar på att du godkänner eller återlämnar. Sista dag ${d.daysLeft < 0 ? 'var' : 'är'} ${d.dueOn}, ${inDays.sv(d.daysLeft)}.`,
      action: 'Öppna och godkänn',
    }),
    en: (d) => ({
      subject: `${d.title}: waits for your approval`,
      lead: `“${d.title}” waits for you to approve or return it. The last day ${d.daysLeft < 0 ? 'was' : 'is'} ${d.dueOn}, ${inDays.en(d.daysLeft)}.`,
      action: 'Open and approve',
    }),
  },
});

/** Something was given back to its author; it is done when the thing is handed in again. */
export const returned = defineObligation({
  obligation: 'returned',
  doneElsewhere: true,
  letter: {
    sv: (d) => ({
      subject: `${d.title}: återlämnad till dig`,
      lead: `”${d.title}” har återlämnats för att du ska arbeta vidare. Lämna in igen senast ${d.dueOn}, ${inDays.sv(d.daysLeft)}.`,
      action: 'Öppna och ändra',
    }),
    en: (d) => ({
      subject: `${d.title}: returned to you`,
      lead: `“${d.title}” was returned for you to work on. Hand it in again by ${d.dueOn}, ${inDays.en(d.daysLeft)}.`,
      action: 'Open and change',
    }),
  },
});
