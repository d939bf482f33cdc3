import type { Tx } from '@samnav/platform';
import type { Deadline } from './deadline.entity.ts';

export interface Letter {
  subject: string;
  lead: string;
  action: string;
}

/** A kind of promise: when its owner is reminded and what the letter says. Declared once, beside the capability it belongs to. */
export interface DeadlineKind {
  kind: string;
  /** Days before the last day on which reminders go out, e.g. [14, 3, 0]. */
  leadDays: readonly number[];
  /** Who is reminded, as ids of persons; the owner by default. */
  recipients?: (tx: Tx, deadline: Deadline) => Promise<readonly string[]>;
  /** The letter in both languages. `daysLeft` 0 = today, negative = the day has passed and nobody was told in time. */
  letter: Record<'sv' | 'en', (deadline: { title: string; dueOn: string; daysLeft: number }) => Letter>;
}

const kinds = new Map<string, DeadlineKind>();

/** Makes a kind of deadline known. A kind without a letter, or declared twice, stops the start. */
export function defineDeadline(kind: DeadlineKind): DeadlineKind {
  if (kinds.has(kind.kind)) throw new Error(`The deadline kind ${kind.kind} is defined twice: give one of them another name.`);
  for (const language of ['sv', 'en'] as const)
    if (!kind.letter?.[language]) throw new Error(`The deadline kind ${kind.kind} has no letter in ${language}: write one beside it.`);
  kinds.set(kind.kind, kind);
  return kind;
}

/** The kind; one that nobody defines any more falls back to the plain task, so that nothing is forgotten. */
export const kindOf = (kind: string): DeadlineKind => kinds.get(kind) ?? task;

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
const inDays = {
  sv: (n: number): string => words.sv.get(n) ?? (n < 0 ? `för ${-n} dagar sedan` : `om ${n} dagar`),
  en: (n: number): string => words.en.get(n) ?? (n < 0 ? `${-n} days ago` : `in ${n} days`),
};

/** What anybody may ask of anybody: the kind of deadlines made by hand. */
export const task = defineDeadline({
  kind: 'task',
  leadDays: [14, 3, 0],
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
