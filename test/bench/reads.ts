import type { Bench, Cluster } from './cluster.ts';
import { checkAnswers } from './check.ts';
import { installRivals } from './install.ts';
import { Load, memoryOf } from './measure.ts';
import type { Measurement } from './measure.ts';
import type { Options } from './options.ts';
import { startLimit } from './server-limit.ts';
import { startPostgraphile } from './server-postgraphile.ts';
import { startNestTypeorm } from './server-nest-typeorm.ts';
import { startSamnav } from './server-samnav.ts';
import type { Server, ServerName, StartOptions } from './servers.ts';
import { tableOf } from './table.ts';
import { samplesOf } from './workloads.ts';
import type { Samples } from './workloads.ts';

const SAMPLES = 2000;

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

/** The rivals on the same database, round by round; answers every measurement. */
export async function reads(cluster: Cluster, options: Options, say: (line: string) => void): Promise<Measurement[]> {
  if (options.servers.some((name) => name !== 'samnav' && name !== 'limit')) installRivals(say);
  const bench = await cluster.open(options.size);
  const samples = await samplesOf(bench, SAMPLES);
  const servers = await startServers(bench, options.servers, options);
  const load = new Load(bench);
  try {
    await checkAnswers(servers, samples, options.workloads);
    say(`The servers give the same answers: ${servers.map((server) => server.name).join(', ')}.`);
    const measured = await rounds({ bench, load, servers, samples, say }, options);
    const memory = Object.fromEntries(servers.map((server) => [server.name, memoryOf(server.pid)]));
    say(tableOf(measured, memory));
    return measured;
  } finally {
    load.stop();
    await Promise.all(servers.map((server) => server.stop()));
    await bench.close();
  }
}

interface Setting {
  bench: Bench;
  load: Load;
  servers: Server[];
  samples: Samples;
  say(line: string): void;
}

/** Interleaved: in each round every server is measured once in every workload, so that what disturbs the machine disturbs all. */
export async function rounds({ bench, load, servers, samples, say }: Setting, options: Options): Promise<Measurement[]> {
  for (const server of servers) {
    for (const workload of options.workloads) {
      load.keep(server, workload, samples);
      await load.run(server, workload, { connections: Math.max(...options.connections), round: 0, seconds: options.warmup });
    }
  }
  const measured: Measurement[] = [];
  for (let round = 1; round <= options.rounds; round++) {
    await bench.admin.query('vacuum (analyze)'); // what the rounds before have written costs all the same
    await bench.admin.query('checkpoint');
    for (const workload of options.workloads)
      for (const connections of options.connections)
        for (const i of servers.keys()) {
          const server = servers[(i + round) % servers.length]!;
          const one = await load.run(server, workload, { connections, round, seconds: options.seconds });
          if (one.errors) throw new Error(`${server.name} refused ${one.errors} requests of ${workload}.`);
          measured.push(one);
        }
    say(`Round ${round} of ${options.rounds} is done.`);
  }
  return measured;
}
