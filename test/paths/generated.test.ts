import { appendFileSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Generator } from '../../libs/platform/src/read/testing/generate.ts';
import { parse } from 'graphql';
import { openWorld } from '../world.ts';
import type { Furnished, Visitor } from '../world.ts';
import { viewersOf } from './world.ts';
import type { Viewer } from './world.ts';

const from = Number(process.env.SEED ?? 1);
const operations = Number(process.env.OPERATIONS ?? 120);
const AT_ONCE = 2;

let world: Furnished;
const people: (Viewer & { visitor: Visitor })[] = [];
beforeAll(async () => {
  world = await openWorld();
  for (const viewer of await viewersOf()) people.push({ ...viewer, visitor: await world.visit(viewer.email, viewer.tenant) });
}, 240_000);
afterAll(() => world.close());

const counts = { compared: 0, 'refused whole': 0, 'errors of fields': 0, different: 0 };
const refusals = new Map<string, number>();

/** What the server, which reads each operation on both paths, has against one; undefined where nothing. */
async function fault(seed: number): Promise<string | undefined> {
  const { source, visitor, email } = people[seed % people.length]!;
  const may = seed % 20 > 0; // the others name also what the viewer may not
  const { query, variables } = Generator.operation(may ? source : { ...source, allows: undefined }, seed);
  const { data, errors } = await visitor.ask(query, variables);
  const codes = (errors ?? []).map((error) => String(error.extensions.code));
  if (!errors) counts.compared++;
  else counts[data === undefined ? 'refused whole' : 'errors of fields']++;
  for (const code of new Set(codes)) refusals.set(code, (refusals.get(code) ?? 0) + 1);
  const expected = ['BAD_USER_INPUT', 'LIMIT_EXCEEDED', may ? '' : 'FORBIDDEN'];
  if (codes.every((code) => expected.includes(code))) return undefined;
  counts.different++;
  return `seed ${seed} as ${email}: ${query} ${JSON.stringify(variables)} ${JSON.stringify(errors).slice(0, 6000)}`;
}

test(`${operations} generated operations of the whole schema read the same by one statement and field by field`, async () => {
  const faults: string[] = [];
  for (let seed = from; seed < from + operations; seed += AT_ONCE) {
    const found = await Promise.all(Array.from({ length: Math.min(AT_ONCE, from + operations - seed) }, (_x, i) => fault(seed + i)));
    faults.push(...found.filter((one) => one !== undefined));
  }
  const said = { schema: 'whole', seed: from, operations, viewers: people.length, ...counts, ...Object.fromEntries(refusals) };
  if (process.env.PATHS_COUNTS) appendFileSync(process.env.PATHS_COUNTS, `${JSON.stringify(said)}\n`);
  expect(faults.slice(0, 3)).toEqual([]);
  expect(counts.compared).toBeGreaterThan(operations * 0.8);
}, 7_200_000);

const documents = Object.values(
  JSON.parse(readFileSync(new URL('../../apps/web/src/generated/persisted-documents.json', import.meta.url), 'utf8')) as Record<string, string>,
).filter((text) => text.startsWith('query'));

test(`each of the web app's ${documents.length} queries reads the same by one statement and field by field, for everybody`, async () => {
  const faults: string[] = [];
  for (const [i, text] of documents.entries())
    for (const [j, { source, visitor, email }] of people.entries()) {
      if (!process.env.PATHS_COUNTS && (i + j) % 3) continue; // every third in each run of the tests
      const { errors } = await visitor.ask(text, Generator.variables(source, parse(text), from + i * 100 + j));
      // a domain's refusal says which argument it is about
      const wrong = (errors ?? []).filter(({ extensions }) => !extensions.path && !['BAD_USER_INPUT', 'FORBIDDEN'].includes(String(extensions.code)));
      if (wrong.length) faults.push(`${email}: ${text} ${JSON.stringify(wrong).slice(0, 3000)}`);
    }
  expect(faults.slice(0, 3)).toEqual([]);
}, 600_000);
