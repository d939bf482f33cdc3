import type { Bench, Cluster } from './cluster.ts';
import { checkAnswers, checkWritten } from './check.ts';
import { goalsOf } from './goals.ts';
import { installRivals } from './install.ts';
import { Load, memoryOf } from './measure.ts';
import type { Entrant, Measurement } from './measure.ts';
import type { Options } from './options.ts';
import { startLimit } from './server-limit.ts';
import { startPostgraphile } from './server-postgraphile.ts';
import { startNestTypeorm } from './server-nest-typeorm.ts';
import { startSamnav } from './server-samnav.ts';
import type { Server, ServerName, StartOptions } from './servers.ts';
import { tableOf } from './table.ts';
import { samplesOf } from './workloads.ts';

export const SAMPLES = 2000;
export type Say = (line: string) => void;

const starts: Record<ServerName, (bench: Bench, options: StartOptions) => Promise<Server>> = {
  samnav: startSamnav,
  limit: startLimit,
  'nest-typeorm': startNestTypeorm,
  postgraphile: startPostgraphile,
};

/** Starts the servers, or none of them. */
export async function startServers(bench: Bench, names: readonly ServerName[], options: StartOptions): Promise<Server[]> {
  const servers: Server[] = [];
  try {
    for (const name of names) servers.push(await starts[name](bench, options));
    return servers;
  } catch (error) {
    await Promise.all(servers.map((server) => server.stop()));
    throw error;
  }
}

/** What `reads` answers: every measurement, and what it printed. */
export interface Read {
  measured: Measurement[];
  text: string;
}

/** The rivals on the same database, round by round. */
export async function reads(cluster: Cluster, options: Options, say: Say): Promise<Read> {
  if (options.servers.some((name) => name !== 'samnav' && name !== 'limit')) installRivals(say);
  const bench = await cluster.open(options.size);
  const servers = await startServers(bench, options.servers, options);
  const load = new Load(bench);
  try {
    const samples = await samplesOf(bench, SAMPLES);
    await checkAnswers(servers, samples, options.workloads);
    if (options.workloads.includes('M1')) await checkWritten(bench, servers, samples);
    say(`The servers give the same answers: ${servers.map((server) => server.name).join(', ')}.`);
    const entrants = servers.map((server) => ({ server, samples }));
    const measured = await rounds(load, entrants, { ...options, before: () => settle([bench]), say });
    const memory = Object.fromEntries(servers.map((server) => [server.name, memoryOf(server.pid)]));
    const text = `${tableOf(measured, memory)}\n\n${goalsOf(measured)}`;
    say(text);
    return { measured, text };
  } finally {
    load.stop();
    await Promise.all(servers.map((server) => server.stop()));
    await bench.close();
  }
}

/** What the round before has written is put in order, at nobody's cost. */
export async function settle(benches: readonly Bench[]): Promise<void> {
  for (const { admin } of benches) {
    await admin.query('vacuum (analyze)');
    await admin.query('checkpoint');
  }
}

interface Plan extends Pick<Options, 'workloads' | 'connections' | 'rounds' | 'seconds' | 'warmup'> {
  before(): Promise<void>;
  say: Say;
}

/** Interleaved: in each round everyone is measured once in every workload, so that what disturbs the machine disturbs all. */
export async function rounds(load: Load, entrants: readonly Entrant[], plan: Plan): Promise<Measurement[]> {
  const { workloads, seconds, warmup } = plan;
  for (const entrant of entrants)
    for (const workload of workloads) await load.run(entrant, workload, { connections: Math.max(...plan.connections), seconds: warmup });
  const measured: Measurement[] = [];
  for (let round = 1; round <= plan.rounds; round++) {
    await plan.before();
    for (const workload of workloads)
      for (const connections of plan.connections)
        for (const i of entrants.keys()) {
          const entrant = entrants[(i + round) % entrants.length]!;
          const one = await load.run(entrant, workload, { connections, seconds, round });
          if (one.errors) throw new Error(`${one.server} refused ${one.errors} requests of ${workload}.`);
          measured.push(one);
        }
    plan.say(`Round ${round} of ${plan.rounds} is done.`);
  }
  return measured;
}
