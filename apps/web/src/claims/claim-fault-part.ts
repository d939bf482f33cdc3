import type { TaskKey } from './claim-tasks.ts';

const parts: Readonly<Record<string, TaskKey>> = {
  sections: 'sections',
  lines: 'costs',
  costs: 'costs',
  financing: 'financing',
  attachments: 'attachments',
  findings: 'completion',
};

/** Which part of a claim a fault's path leads to, e.g. `sections/results`; the validation itself where it is about the whole. */
export const partOf = (path: string): TaskKey => parts[path.split('/')[0] ?? ''] ?? 'validate';
