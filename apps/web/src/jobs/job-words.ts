import type { JobRowFragment } from '../generated/graphql.ts';
import { i18next } from '../i18n/index.ts';
import type { Tone } from '../ui/badge.tsx';
import { count } from '../ui/money.ts';

const known = ['import-ledger', 'prepare-bundle', 'render-report', 'seal-report', 'undo-ledger-import'] as const;

/** What a job does, in words. */
export const kindOf = (job: JobRowFragment): string => i18next.t(`jobs.kinds.${known.find((kind) => kind === job.kind) ?? 'other'}`);

export const jobTones: Record<JobRowFragment['state'], Tone> = { waiting: 'unsure', running: 'info', done: 'ok', failed: 'bad', cancelled: 'mute' };

/** Whether nothing more will come of it. */
export const isOver = (job: JobRowFragment): boolean => job.finishedAt !== null;

/** `768 av 1 240`, or what is done where nobody knows how much there is. */
export const progressOf = (job: JobRowFragment): string =>
  job.total === null ? count(job.done) : i18next.t('jobs.progressOf', { done: count(job.done), total: count(job.total) });

/** What came of preparing a report's bundle. */
export interface Prepared {
  projectReportId: string;
  sha256: string;
  bytes: number;
  evidence: number;
  missing: number;
}

/** The result of a job that prepared a bundle; null of any other, and while it is not done. */
export const preparedOf = (job: JobRowFragment): Prepared | null =>
  job.kind === 'prepare-bundle' && job.state === 'done' ? (job.result as Prepared) : null;
