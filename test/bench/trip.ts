import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Cluster } from './cluster.ts';
import { goalTable, row } from './goals.ts';
import { postgresCpu } from './measure.ts';
import type { Options } from './options.ts';
import type { Say } from './reads.ts';
import { addresses } from './servers.ts';
import { median, spreadOf, table } from './table.ts';

interface Trip {
  requestsPerSecond: number;
  nodeMs: number;
  postgresMs: number;
}

/** What row-level security costs in one trip: the same row read by a role that it does not bind, in one trip, and in a transaction. */
export async function trip(cluster: Cluster, options: Options, say: Say): Promise<string> {
  const bench = await cluster.open(options.size);
  const { rows } = await bench.admin.query<{ tenant_id: string; id: string }>('select tenant_id, id from project order by md5(id::text) limit 1000');
  const PROJECTS = JSON.stringify(rows.map((each) => [each.tenant_id, each.id]));
  const reader = fork(fileURLToPath(new URL('trip-reader.ts', import.meta.url)), {
    env: { ...process.env, ...addresses(bench), PROJECTS, NODE_ENV: 'production' },
  });
  const answer = async <T>(): Promise<T> => (await once(reader, 'message'))[0] as T;
  const ways = await answer<string[]>();
  const found = new Map<string, Trip[]>(ways.map((way) => [way, []]));
  for (let round = 0; round <= options.rounds; round++)
    for (const way of ways) {
      const before = postgresCpu(bench.postmaster);
      reader.send({ way, milliseconds: options.seconds * 1000 });
      const { requests, seconds, cpuMs } = await answer<{ requests: number; seconds: number; cpuMs: number }>();
      const postgresMs = (postgresCpu(bench.postmaster) - before) / requests;
      if (round) found.get(way)!.push({ requestsPerSecond: requests / seconds, nodeMs: cpuMs / requests, postgresMs });
    }
  reader.disconnect();
  await bench.close();
  const text = said(found);
  say(text);
  return text;
}

function said(found: Map<string, Trip[]>): string {
  const figure = (trips: Trip[], of: (one: Trip) => number, digits: number): string => median(trips.map(of)).toFixed(digits);
  const rows = [...found].map(([way, trips]) => [
    way,
    figure(trips, (one) => one.requestsPerSecond, 0),
    figure(trips, (one) => one.nodeMs, 4),
    figure(trips, (one) => one.postgresMs, 4),
    figure(trips, cpu, 4),
  ]);
  const ratios = found.get('one trip')!.map((one, i) => cpu(one) / cpu(found.get('no row-level security')![i]!));
  const head = ['one row, 16 at a time', 'reads/s', 'CPU node', 'CPU pg', 'CPU ms/read'];
  return `${table(head, rows)}\n\n${goalTable([row('one trip ÷ no row-level security, CPU', { most: 1.15 }, spreadOf(ratios))])}`;
}

const cpu = (one: Trip): number => one.nodeMs + one.postgresMs;
