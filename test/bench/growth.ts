import type { Bench, Cluster } from './cluster.ts';
import type { Size } from './data.ts';
import { goalTable, row } from './goals.ts';
import { Load } from './measure.ts';
import type { Entrant, Measurement } from './measure.ts';
import type { Options } from './options.ts';
import { rounds, SAMPLES, settle } from './reads.ts';
import type { Say } from './reads.ts';
import { startLimit } from './server-limit.ts';
import { startSamnav } from './server-samnav.ts';
import { cpu, median, table } from './table.ts';
import type { Spread } from './table.ts';
import { samplesOf } from './workloads.ts';
import type { Workload } from './workloads.ts';

interface Grown {
  name: string;
  bench: Bench;
  entrants: Entrant[];
}

/** A tenth of the tenants, against ten times the rows in each of them and against ten times as many tenants, which is the whole data set. */
const sizesOf = ({ tenants }: Size): Record<string, Size> => {
  const few = Math.max(1, Math.round(tenants / 10));
  return { usual: { tenants: few, rows: 1 }, '10 × rows': { tenants: few, rows: 10 }, '10 × tenants': { tenants: few * 10, rows: 1 } };
};

/** How reading grows with the data: Q1 to Q3 of ours and of the limit on three databases, interleaved. */
export async function growth(cluster: Cluster, options: Options, say: Say): Promise<string> {
  const grown: Grown[] = [];
  try {
    for (const [name, size] of Object.entries(sizesOf(options.size))) grown.push(await grow(name, await cluster.open(size), options));
    const load = new Load(grown[0]!.bench);
    const names = new Map(grown.flatMap(({ name, entrants }) => entrants.map(({ server }) => [server.port, name])));
    const measured: (Measurement & { size: string })[] = [];
    const workloads: Workload[] = options.workloads.filter((workload) => workload !== 'M1');
    const record = async (entrant: Entrant, plan: Options): Promise<void> => {
      const [before, say] = [() => Promise.resolve(), () => undefined];
      const found = await rounds(load, [entrant], { ...plan, workloads, connections: [16], before, say });
      measured.push(...found.map((one) => ({ ...one, size: names.get(entrant.server.port)! })));
    };
    await settle(grown.map(({ bench }) => bench));
    for (let round = 1; round <= options.rounds; round++) {
      for (const { entrants } of grown)
        for (const entrant of entrants) await record(entrant, { ...options, rounds: 1, warmup: round === 1 ? options.warmup : 0.2 });
      say(`Round ${round} of ${options.rounds} is done.`);
    }
    load.stop();
    return said(measured, workloads, say);
  } finally {
    for (const { bench, entrants } of grown) {
      await Promise.all(entrants.map(({ server }) => server.stop()));
      await bench.close();
    }
  }
}

async function grow(name: string, bench: Bench, options: Options): Promise<Grown> {
  const samples = await samplesOf(bench, SAMPLES);
  const servers = [await startSamnav(bench, options), await startLimit(bench)];
  return { name, bench, entrants: servers.map((server) => ({ server, samples })) };
}

function said(measured: readonly (Measurement & { size: string })[], workloads: readonly Workload[], say: Say): string {
  const of = (size: string, workload: string, server: string): number[] =>
    measured.filter((one) => one.size === size && one.workload === workload && one.server === server).map(cpu);
  const spread = (size: string, workload: string, server: string): Spread => {
    const usual = of('usual', workload, server);
    const each = of(size, workload, server).map((value, round) => value / usual[round]!);
    return { median: median(each), least: Math.min(...each), most: Math.max(...each) };
  };
  const sizes = [...new Set(measured.map((one) => one.size))];
  const figures = ['samnav', 'limit'].flatMap((server) =>
    workloads.map((workload) => [workload, server, ...sizes.map((size) => median(of(size, workload, server)).toFixed(3))]),
  );
  const goals = Object.entries({ '10 × rows': 1.3, '10 × tenants': 1.1 }).flatMap(([size, most]) =>
    workloads.map((workload) => row(`${workload} CPU per request, ${size}`, { most }, spread(size, workload, 'samnav'))),
  );
  const text = `CPU ms per request at 16 connections:\n\n${table(['workload', 'server', ...sizes], figures)}\n\n${goalTable(goals)}`;
  say(text);
  return text;
}
