import type { Measurement } from './measure.ts';

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

export const cpu = (one: Pick<Measurement, 'nodeCpuMs' | 'postgresCpuMs'>): number => one.nodeCpuMs + one.postgresCpuMs;

export interface Spread {
  median: number;
  least: number;
  most: number;
}

/** The median of the rounds and how far they lie apart. */
export const spreadOf = (values: readonly number[]): Spread => ({ median: median(values), least: Math.min(...values), most: Math.max(...values) });

/** How one server stands to another, round by round. */
export function ratio<W extends string>(
  all: readonly Measurement<W>[],
  of: (one: Measurement<W>) => number,
  ours: Partial<Measurement<W>>,
  theirs: Partial<Measurement<W>>,
): Spread | null {
  const fits = (one: Measurement<W>, wanted: Partial<Measurement<W>>): boolean =>
    Object.entries(wanted).every(([key, value]) => one[key as keyof Measurement<W>] === value);
  const mine = all.filter((one) => fits(one, ours));
  const each = mine.flatMap((one) => {
    const other = all.find((two) => two.round === one.round && fits(two, theirs));
    return other ? [of(one) / of(other)] : [];
  });
  return each.length ? spreadOf(each) : null;
}

const spread = (s: Spread | null): string => (s ? `${s.median.toFixed(2)} (${s.least.toFixed(2)}–${s.most.toFixed(2)})` : '');

/** Markdown: one line per workload, connections and server; the ratios are ours against that server, the median of the rounds and their spread. */
export function tableOf(all: readonly Measurement[], memory: Record<string, number>): string {
  const keys = [...new Set(all.map((one) => `${one.workload} ${one.connections} ${one.server}`))].sort(byWorkload);
  const rows = keys.map((key) => {
    const [workload, connections, server] = key.split(' ') as [Measurement['workload'], string, Measurement['server']];
    const at = { workload, connections: Number(connections) };
    const these = all.filter((one) => one.workload === workload && one.connections === at.connections && one.server === server);
    const of = (field: 'requestsPerSecond' | 'p50Ms' | 'p99Ms' | 'nodeCpuMs' | 'postgresCpuMs', digits: number): string =>
      median(these.map((one) => one[field])).toFixed(digits);
    const against = (value: (one: Measurement) => number): string =>
      server === 'samnav' ? '' : spread(ratio(all, value, { ...at, server: 'samnav' }, { ...at, server }));
    return [workload, connections, server, of('requestsPerSecond', 0), of('p50Ms', 2), of('p99Ms', 2), of('nodeCpuMs', 3), of('postgresCpuMs', 3),
      median(these.map(cpu)).toFixed(3), against((one) => one.requestsPerSecond), against(cpu)]; // prettier-ignore
  });
  const head = ['workload', 'conn.', 'server', 'req/s', 'p50 ms', 'p99 ms', 'CPU node', 'CPU pg', 'CPU ms/req', 'samnav req/s ×', 'samnav CPU ×'];
  const resident = Object.entries(memory).map(([server, mb]) => `${server} ${mb.toFixed(0)} MB`);
  return `${table(head, rows)}\n\nMemory (RSS) at the end: ${resident.join(', ')}.`;
}

const SERVERS = ['samnav', 'limit', 'postgraphile', 'nest-typeorm'];
function byWorkload(a: string, b: string): number {
  const [aw, ac, as] = a.split(' ') as [string, string, string];
  const [bw, bc, bs] = b.split(' ') as [string, string, string];
  const place = (workload: string): number => ['Q1', 'Q2', 'Q3', 'M1'].indexOf(workload);
  return place(aw) - place(bw) || Number(ac) - Number(bc) || SERVERS.indexOf(as) - SERVERS.indexOf(bs);
}

/** Markdown whose columns are as wide as they need. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]): string => `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
