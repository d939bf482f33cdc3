import { exactMoney, toOre } from '../ui/money.ts';
import type { sv } from './texts-sv.ts';

type Word = keyof typeof sv.events;

const holes = ['line', 'number', 'dueOn', 'file', 'sampleSize', 'samplePopulation', 'sampleSeed'] as const;

/** The sentence of an event of the funder's log, and all that sentences are filled with. */
export interface EventWord {
  key: Word;
  values: Record<(typeof holes)[number] | 'action' | 'amount' | 'support', string>;
}

const outcomes: Record<string, Word> = { accepted: 'lineAccepted', deducted: 'lineDeducted', question: 'lineAsked' };
const decisions: Record<string, Word> = { approved: 'approved', approvedWithDeductions: 'approvedWithDeductions', rejected: 'rejected' };
const samples: Record<string, Word> = { random: 'sampledRandom', byAmount: 'sampledByAmount', byRisk: 'sampledByRisk' };
const kinds: Record<string, Word> = { question: 'questionRaised', observation: 'observationRaised', correction: 'correctionRaised' };
const files: Record<string, Word> = { 'bundle.zip': 'bundleTaken', 'report.pdf': 'pdfTaken' };

/** What each kind of event says, by what was set. */
const words: Record<string, (said: Record<string, string>) => Word> = {
  'review.started': () => 'started',
  'review.sampled': ({ sampleMethod = '' }) => samples[sampleMethod] ?? 'sampledRandom',
  'reviewLine.judged': ({ outcome = '' }) => outcomes[outcome] ?? 'lineJudged',
  'finding.raised': ({ kind = '' }) => kinds[kind] ?? 'questionRaised',
  'finding.closed': () => 'questionClosed',
  'review.completionAsked': () => 'completionAsked',
  'review.decided': ({ decision = '' }) => decisions[decision] ?? 'decided',
  'review.corrected': () => 'corrected',
  'nameDisclosure.requested': () => 'nameAsked',
  'evidence.downloaded': () => 'evidenceOpened',
  'projectReport.downloaded': ({ file = '' }) => files[file] ?? 'reportPartTaken',
  'claimLines.exported': ({ format }) => (format === 'xlsx' ? 'linesTakenXlsx' : 'linesTakenJsonl'),
};

const kronor = (text: string | undefined): string => exactMoney(toOre((text ?? '0').replace(',', '.')));

/** What an event of the funder's log says; of one that this app does not know, the event's own name. */
export function eventWord({ action, details }: { action: string; details: unknown }): EventWord {
  const said = Object.fromEntries(
    Object.entries((details ?? {}) as Record<string, unknown>).flatMap(([field, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[field, String(value)]] : [],
    ),
  );
  const values = {
    ...(Object.fromEntries(holes.map((hole) => [hole, said[hole] ?? '–'])) as Record<(typeof holes)[number], string>),
    action,
    amount: kronor(said['amount'] ?? said['deducted']),
    support: kronor(said['decidedSupport']),
  };
  return { key: words[action]?.(said) ?? 'other', values };
}
