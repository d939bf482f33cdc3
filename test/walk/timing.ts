import { randomUUID } from 'node:crypto';
import type { Findings } from './findings.ts';
import { inputAt, mutations, wholeText } from './mutations.ts';
import type { Who } from './people.ts';
import { idOf } from './sample.ts';
import type { Caller } from './server.ts';
import type { World } from './world.ts';

/** One thing that is asked of another tenant's and of nobody's, in turns. */
interface Pair {
  what: string;
  foreign: () => Promise<unknown>;
  none: () => Promise<unknown>;
}
export interface Measured {
  what: string;
  foreignMs: number;
  noneMs: number;
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

/** Medians of both sides of every pair. */
export async function measure(world: World, who: Who, repetitions: number): Promise<Measured[]> {
  const told: Measured[] = [];
  for (const { what, foreign, none } of pairs(world, who)) {
    const times: [number[], number[]] = [[], []];
    for (let i = 0; i < repetitions + 10; i++)
      for (const side of i % 2 ? [0, 1] : [1, 0]) {
        const from = performance.now();
        await [foreign, none][side]!();
        if (i >= 10) times[side]!.push(performance.now() - from); // the first ones plan and prepare
      }
    told.push({ what, foreignMs: median(times[0]), noneMs: median(times[1]) });
  }
  return told;
}

function pairs(world: World, who: Who): Pair[] {
  const read = (type: string): Pair => {
    const query = `query ($id: ID!) { node(id: $id) { ... on ${type} { id } } }`;
    const ask = (id: string) => world.server.ask(who, query, { id });
    return { what: `node ${type}`, foreign: () => ask(world.places.foreign.open[type]!.id), none: () => ask(idOf(type, randomUUID())) };
  };
  const filter: Pair = (() => {
    const query = `query ($f: PersonFilter) { people(filter: $f) { totalCount } }`;
    const ask = (id: string) => world.server.ask(who, query, { f: { id: { eq: id } } });
    return { what: 'filter people', foreign: () => ask(world.places.foreign.open.Person!.id), none: () => ask(idOf('Person', randomUUID())) };
  })();
  const write = (name: string, type: string): Pair => {
    const mutation = mutations.find((one) => one.name === name)!;
    const ask = (id: string) => world.server.ask(who, wholeText(mutation), { input: inputAt(mutation, world.places.own.open, { id }) });
    return { what: name, foreign: () => ask(world.places.foreign.open[type]!.id), none: () => ask(idOf(type, randomUUID())) };
  };
  const door = (slug: string): Promise<unknown> => {
    const caller: Caller = { ...who, door: `/t/${slug}/graphql` };
    return world.server.ask(caller, '{ me { roles } }');
  };
  const room: Pair = { what: 'door of a tenant', foreign: () => door(world.away.slug), none: () => door('ingens') };
  return [read('Person'), read('Project'), read('Deadline'), filter, write('updatePerson', 'Person'), write('updateProject', 'Project'), room];
}

const ALLOWED_MS = 5;

/** Foreign and absent take the same time. */
export async function walkTimes(world: World, findings: Findings, who: Who, repetitions: number, judged: boolean): Promise<Measured[]> {
  const told = await measure(world, who, repetitions);
  for (const { what, foreignMs, noneMs } of told) {
    findings.count('pairs measured');
    if (judged && Math.abs(foreignMs - noneMs) > ALLOWED_MS)
      findings.found('time', who.name, `${what}: ${foreignMs.toFixed(2)} ms and ${noneMs.toFixed(2)} ms`);
  }
  return told;
}
