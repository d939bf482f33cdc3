import { Database } from '@samnav/platform';
import fc from 'fast-check';
import { ownDatabase } from '../jobs/own-database.ts';
import { cases } from './cases.ts';
import type { Case } from './cases.ts';
import { expected } from './expected.ts';
import { live } from './live.ts';
import type { Lived, Pace } from './live.ts';

/** What is wrong: a line that was sent and ought not to be (`+`), or ought to and was not (`-`). */
export interface Difference {
  number: number;
  given: Case;
  lines: string[];
}
export interface Outcome {
  lines: number;
  refused: number;
  lived: Lived[];
  differences: Difference[];
}

export const casesOf = (seed: number, number: number): Case[] => fc.sample(cases, { seed, numRuns: number });

const without = (a: readonly string[], b: readonly string[], sign: string): string[] => {
  const left = [...b];
  return a.flatMap((line) => (left.includes(line) ? (left.splice(left.indexOf(line), 1), []) : [`${sign} ${line}`]));
};

/** Lives through the year in a database of its own and compares what was sent with the model, line by line. */
export async function year(given: readonly Case[], pace: Pace): Promise<Outcome> {
  const own = await ownDatabase();
  Object.assign(process.env, own.env);
  const worker = await Database.connect({ url: own.env.WORKER_DATABASE_URL!, transactions: 2, reads: 2 });
  const testing = await import('@samnav/platform/testing');
  try {
    const lived = await live(own, worker, given, pace);
    const differences = lived.flatMap(({ lines, refused }, number) => {
      const ought = expected(given[number]!);
      const wrong = [...without(lines, ought.lines, '+'), ...without(ought.lines, lines, '-')].sort((a, b) => a.slice(2).localeCompare(b.slice(2)));
      wrong.push(...without([...refused], [...ought.refused], 'refused +'), ...without([...ought.refused], [...refused], 'refused -'));
      return wrong.length ? [{ number, given: given[number]!, lines: wrong }] : [];
    });
    const lines = lived.reduce((sum, one) => sum + one.lines.length, 0);
    return { lines, refused: lived.reduce((sum, one) => sum + one.refused.size, 0), lived, differences };
  } finally {
    await worker.onApplicationShutdown();
    await testing.closeTestDatabase();
    await own.drop();
  }
}
