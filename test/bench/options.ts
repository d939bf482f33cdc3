import { parseArgs } from 'node:util';
import type { Size } from './data.ts';
import { serverNames } from './servers.ts';
import type { ServerName } from './servers.ts';
import { workloads } from './workloads.ts';
import type { Workload } from './workloads.ts';

export const usage = `npm run bench -- reads     the rivals, round by round, on the same database
npm run bench -- growth    10 × the rows of a tenant, and 10 × the tenants
npm run bench -- trip      our reading in one trip against the same statement without row-level security
npm run bench -- memory    the API's memory under load (--minutes 10)
npm run bench -- reminders the sweep beside its rivals, lateness and fairness; it has options of its own
npm run bench -- goals     the region's dashboard beside one hand-written statement; it has options of its own
npm run bench -- funding   money and reports (--parts bundle --lines 10000)
npm run bench -- audit     what the audit log costs a write, how soon it is sealed, how long a million events take to verify

  --servers samnav,limit,nest-typeorm,postgraphile   --workloads Q1,Q2,Q3,M1   --connections 1,16,64
  --rounds 5   --seconds 4   --warmup 2
  --scale 1          share of the 60 tenants
  --json FILE        every measurement
  --results          writes test/bench/RESULTS.md
  --source           runs our API from its TypeScript, without building it
  --profile FOLDER   writes a CPU profile of our API there
  --database URL     a PostgreSQL server of yours instead of our own (a login that may create databases and roles; SAMNAV_SECRET beside it)`;

export interface Options {
  command: 'reads' | 'growth' | 'trip' | 'memory';
  size: Size;
  servers: ServerName[];
  workloads: Workload[];
  connections: number[];
  rounds: number;
  seconds: number;
  warmup: number;
  minutes: number;
  json?: string;
  results: boolean;
  source: boolean;
  profile?: string;
  database?: string;
}

const fail = (sentence: string): never => {
  throw new Error(`${sentence}\n\n${usage}`);
};

/** Reads the command line; throws one sentence and the usage. */
export function readOptions(args: string[]): Options {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      servers: { ...text, default: serverNames.join() },
      workloads: { ...text, default: workloads.join() },
      connections: { ...text, default: '1,16,64' },
      rounds: { ...text, default: '5' },
      seconds: { ...text, default: '4' },
      warmup: { ...text, default: '2' },
      minutes: { ...text, default: '10' },
      scale: { ...text, default: '1' },
      json: text,
      profile: text,
      database: text,
      results: { type: 'boolean', default: false },
      source: { type: 'boolean', default: false },
    },
  });
  const command = (positionals[0] ?? 'reads') as Options['command'];
  if (!['reads', 'growth', 'trip', 'memory'].includes(command)) fail(`There is no ${command}.`);
  const number = (name: 'rounds' | 'seconds' | 'warmup' | 'minutes' | 'scale'): number =>
    Number(values[name]) > 0 ? Number(values[name]) : fail(`--${name} must be a number above 0.`);
  const oneOf = <T extends string>(name: 'servers' | 'workloads', all: readonly T[]): T[] =>
    values[name].split(',').map((each) => (all.includes(each as T) ? (each as T) : fail(`--${name} knows ${all.join(', ')}, not ${each}.`)));
  return {
    command,
    size: { tenants: Math.max(1, Math.round(60 * number('scale'))), rows: 1 },
    servers: oneOf('servers', serverNames),
    workloads: oneOf('workloads', workloads),
    connections: values.connections
      .split(',')
      .map((n) => (Number.isInteger(Number(n)) && Number(n) > 0 ? Number(n) : fail(`--connections has ${n}.`))),
    rounds: number('rounds'),
    seconds: number('seconds'),
    warmup: number('warmup'),
    minutes: number('minutes'),
    json: values.json,
    results: values.results,
    source: values.source,
    profile: values.profile,
    database: values.database,
  };
}
