import type { PaymentClaimState } from '../generated/graphql.ts';

/** The steps of a claim, in the order in which they are done. */
export const taskKeys = ['sections', 'costs', 'financing', 'attachments', 'completion', 'validate', 'approve', 'sign'] as const;
export type TaskKey = (typeof taskKeys)[number];

/** Done, the thing to do, something wrong, or something for later. */
export type TaskState = 'done' | 'now' | 'fault' | 'later';

/** What the steps are judged by. */
export interface ClaimFacts {
  state: PaymentClaimState;
  open: boolean;
  approved: boolean;
  sections: number;
  lines: number;
  /** Questions of the funder that have no answer yet, and all there are. */
  openQuestions: number;
  questions: number;
  /** Where the validation finds something that must be corrected, one entry for each fault. */
  faults: readonly TaskKey[];
}

const SECTIONS = 4;

/** How each step stands. A claim that is with the funder, or decided, has all its steps done. */
export function tasksOf(facts: ClaimFacts): { key: TaskKey; state: TaskState }[] {
  const own = (key: TaskKey): TaskState => {
    if (facts.faults.includes(key)) return 'fault';
    const written = { sections: facts.sections >= SECTIONS, costs: facts.lines > 0, completion: facts.openQuestions === 0 };
    return key in written && !written[key as keyof typeof written] ? 'now' : 'done';
  };
  const late = (key: TaskKey): TaskState => {
    if (key === 'validate') return facts.faults.length ? 'fault' : 'done';
    if (key === 'approve') return facts.approved ? 'done' : facts.faults.length || facts.openQuestions ? 'later' : 'now';
    return facts.approved ? 'now' : 'later';
  };
  return taskKeys
    .filter((key) => key !== 'completion' || facts.questions > 0)
    .map((key) => {
      if (!facts.open) return { key, state: 'done' as const };
      return { key, state: key === 'validate' || key === 'approve' || key === 'sign' ? late(key) : own(key) };
    });
}
