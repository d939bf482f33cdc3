import { parseArgs } from 'node:util';

export const usage = `npm run bench -- reminders     the sweep beside one job per reminder and SQL alone, lateness, fairness, the worker's memory

  --due 100000           reminders that fall due at once
  --waiting 1000000      further reminders of the table, due next month
  --backend postgres     what wakes the worker: postgres or redis (needs redis-server, or SAMNAV_REDIS_SERVER)
  --channel inbox        inbox, or mail: then up to the written mail, without the SMTP conversation
  --rounds 5   --rival-due 5000   how many one job per reminder gets; it is a rate
  --parts sweep,lateness,fairness
  --seconds 60           of the steady 200 a second
  --flood 50000          due of one municipality while another's wait
  --json FILE   --results   --source
  --database URL         a PostgreSQL server of yours (SAMNAV_SECRET beside it)`;

export type Part = 'sweep' | 'lateness' | 'fairness';
const PARTS: readonly Part[] = ['sweep', 'lateness', 'fairness'];

export interface Options {
  due: number;
  waiting: number;
  backend: 'postgres' | 'redis';
  channel: 'inbox' | 'mail';
  rounds: number;
  rivalDue: number;
  parts: readonly Part[];
  seconds: number;
  flood: number;
  json?: string;
  results: boolean;
  source: boolean;
  database?: string;
}

const fail = (sentence: string): never => {
  throw new Error(`${sentence}\n\n${usage}`);
};

/** Reads the command line; throws one sentence and the usage. */
export function readOptions(args: string[]): Options {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args,
    options: {
      due: { ...text, default: '100000' },
      waiting: { ...text, default: '1000000' },
      backend: { ...text, default: 'postgres' },
      channel: { ...text, default: 'inbox' },
      rounds: { ...text, default: '5' },
      'rival-due': { ...text, default: '5000' },
      parts: { ...text, default: PARTS.join() },
      seconds: { ...text, default: '60' },
      flood: { ...text, default: '50000' },
      json: text,
      database: text,
      results: flag,
      source: flag,
    },
  });
  const number = (name: 'due' | 'waiting' | 'rounds' | 'rival-due' | 'seconds' | 'flood'): number =>
    Number(values[name]) > 0 ? Number(values[name]) : fail(`--${name} must be a number above 0.`);
  const oneOf = <T extends string>(name: 'backend' | 'channel' | 'parts', value: string, all: readonly T[]): T =>
    all.includes(value as T) ? (value as T) : fail(`--${name} knows ${all.join(', ')}, not ${value}.`);
  return {
    due: number('due'),
    waiting: number('waiting'),
    backend: oneOf('backend', values.backend, ['postgres', 'redis'] as const),
    channel: oneOf('channel', values.channel, ['inbox', 'mail'] as const),
    rounds: number('rounds'),
    rivalDue: number('rival-due'),
    parts: values.parts.split(',').map((part) => oneOf('parts', part, PARTS)),
    seconds: number('seconds'),
    flood: number('flood'),
    json: values.json,
    results: values.results,
    source: values.source,
    database: values.database,
  };
}
