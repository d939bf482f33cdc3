import type { Measurement } from './measure.ts';
import type { ServerName } from './servers.ts';
import { cpu, ratio, table } from './table.ts';
import type { Spread } from './table.ts';
import type { Workload } from './workloads.ts';

const rate = (one: Measurement): number => one.requestsPerSecond;

interface Goal {
  workload: Workload;
  rival: ServerName;
  of: (one: Measurement) => number;
  says: string;
  /** Our figure divided by the rival's. */
  most?: number;
  least?: number;
}
const atMost = (most: number) => ({ of: cpu, says: 'CPU per request', most });
const atLeast = (least: number) => ({ of: rate, says: 'req/s', least });
const against = (rival: ServerName, goals: Partial<Record<Workload, Omit<Goal, 'workload' | 'rival'>>>): Goal[] =>
  Object.entries(goals).map(([workload, goal]) => ({ workload: workload as Workload, rival, ...goal }));

/** What is to be reached, at 16 connections. */
const goals: Goal[] = [
  ...against('limit', { Q1: atMost(1.3), Q2: atMost(1.15), Q3: atMost(1.15), M1: atLeast(0.8) }),
  { workload: 'Q2', rival: 'limit', ...atMost(0.6), says: 'CPU per request, with kept totals' },
  ...against('postgraphile', { Q1: atLeast(3), Q2: atLeast(4), Q3: atLeast(3), M1: atLeast(3) }),
  ...against('nest-typeorm', { Q1: atLeast(6), Q2: atLeast(15), Q3: atLeast(4), M1: atLeast(4) }),
];

/** Markdown: each goal, what was measured, whether it is reached; only where both were measured. */
export function goalsOf(measured: readonly Measurement[]): string {
  const all = [...new Set(measured.map((one) => one.connections))];
  const connections = all.includes(16) ? 16 : Math.max(...all);
  const rows = goals.flatMap((goal) => {
    const at = { workload: goal.workload, connections };
    const found = ratio(measured, goal.of, { ...at, server: 'samnav' }, { ...at, server: goal.rival });
    return found ? [row(`${goal.workload} ${goal.says}, samnav ÷ ${goal.rival}`, goal, found)] : [];
  });
  return rows.length ? `Goals at ${connections} connections, medians and spread of the rounds:\n\n${goalTable(rows)}` : '';
}

/** One line of a table of goals. */
export function row(name: string, { most, least }: { most?: number; least?: number }, found: Spread): string[] {
  const reached = most !== undefined ? found.median <= most : found.median >= least!;
  const spread = found.least === found.most ? '' : ` (${found.least.toFixed(2)}–${found.most.toFixed(2)})`;
  return [name, most !== undefined ? `≤ ${most}` : `≥ ${least}`, `${found.median.toFixed(2)}${spread}`, reached ? 'reached' : 'missed'];
}

export const goalTable = (rows: readonly (readonly string[])[]): string => table(['goal', 'figure', 'measured', ''], rows);
