import type { DecisionRowFragment } from '../generated/graphql.ts';

export interface Progress {
  state: 'late' | 'underway' | 'done' | 'awaits' | 'none';
  done: number;
  count: number;
  late: number;
}

type Followed = Pick<DecisionRowFragment, 'actionItems' | 'deadline'>;

/** How far a decision has come: its tasks, and the follow-up that somebody promised. */
export function progressOf({ actionItems, deadline }: Followed): Progress {
  const tasks = actionItems.nodes.filter((each) => each.state !== 'cancelled');
  const all = [...tasks.map((each) => each.state), ...(deadline && deadline.state !== 'cancelled' ? [deadline.state] : [])];
  const done = tasks.filter((each) => each.state === 'met').length;
  const late = tasks.filter((each) => each.state === 'late').length;
  const counts = { done, late, count: tasks.length };
  if (all.length === 0) return { state: 'none', ...counts };
  if (all.includes('late')) return { state: 'late', ...counts };
  if (all.every((state) => state === 'met')) return { state: 'done', ...counts };
  return { state: tasks.length ? 'underway' : 'awaits', ...counts };
}
