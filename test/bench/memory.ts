import type { Cluster } from './cluster.ts';
import { goalTable, row } from './goals.ts';
import { Load, memoryOf } from './measure.ts';
import type { Options } from './options.ts';
import { SAMPLES } from './reads.ts';
import type { Say } from './reads.ts';
import { startSamnav } from './server-samnav.ts';
import { median } from './table.ts';
import { samplesOf } from './workloads.ts';

/** The most MB that the API may hold, and how much its last fifth may lie above its second. */
const MOST_MB = 250;
const FLAT = 1.1;

/** The API's resident memory under all workloads by turns, at 16 connections. */
export async function memory(cluster: Cluster, options: Options, say: Say): Promise<string> {
  const bench = await cluster.open(options.size);
  const server = await startSamnav(bench, options);
  const load = new Load(bench);
  try {
    const entrant = { server, samples: await samplesOf(bench, SAMPLES) };
    const seen: number[] = [];
    const until = performance.now() + options.minutes * 60_000;
    while (performance.now() < until)
      for (const workload of options.workloads) {
        const { errors } = await load.run(entrant, workload, { connections: 16, seconds: Math.min(3, options.minutes * 3) });
        if (errors) throw new Error(`samnav refused ${errors} requests of ${workload}.`);
        seen.push(memoryOf(server.pid));
      }
    const text = said(seen, options.minutes);
    say(text);
    return text;
  } finally {
    load.stop();
    await server.stop();
    await bench.close();
  }
}

function said(seen: readonly number[], minutes: number): string {
  const fifth = (n: number): number => median(seen.slice(Math.floor((seen.length * (n - 1)) / 5), Math.max(1, Math.ceil((seen.length * n) / 5))));
  const one = (value: number): { median: number; least: number; most: number } => ({ median: value, least: value, most: value });
  const course = [1, 2, 3, 4, 5].map((n) => `${fifth(n).toFixed(0)}`).join(', ');
  const rows = [
    row(`RSS in MB at the end of ${minutes} min`, { most: MOST_MB }, one(fifth(5))),
    row('RSS, last fifth ÷ second fifth', { most: FLAT }, one(fifth(5) / fifth(2))),
  ];
  return `Medians of the five fifths of ${minutes} min, MB: ${course}; at most ${Math.max(...seen).toFixed(0)}.\n\n${goalTable(rows)}`;
}
