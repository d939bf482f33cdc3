import { askAtDoors, askAtOnce, askInShapes, askInTurns, revoke } from '../crowd.ts';
import { Facts } from '../facts.ts';
import { Findings } from '../findings.ts';
import { fieldsOf } from '../fields.ts';
import { walkInterference } from '../interference.ts';
import { readList } from '../lists.ts';
import { far } from '../may.ts';
import { mutations, operationOf } from '../mutations.ts';
import type { Who } from '../people.ts';
import { readField, walkViewer } from '../reads.ts';
import { sampleOf } from '../sample.ts';
import { rootLists } from '../schema.ts';
import { types } from '../sees.ts';
import { walkStorage } from '../storage.ts';
import type { World } from '../world.ts';
import { codesOf, mutate, triesAt, triesToMove, tryOne, walkGiving, walkIds, walkImport } from '../writes.ts';
import type { Try } from '../writes.ts';

/** A part of the walk that can be asked alone: what is wrong, nothing where all is well. */
export type Check = () => Promise<string[]>;

const section =
  (world: World, walk: (world: World, findings: Findings) => Promise<void>): Check =>
  async () => {
    const findings = new Findings();
    await walk(world, findings);
    return findings.wrong.map(({ who, what }) => `${who}: ${what}`);
  };

/** Who stands for the others where one mutant is looked for. */
const READERS = [
  'reader',
  'strategist',
  'workgroupLead',
  'projectMember',
  'funderAuditor',
  'token networks:read',
  'token projects:read',
  'token access:read',
  'token audit:read',
];
export const readers = ({ people }: World): Who[] => people.filter(({ name }) => READERS.includes(name));

/** One field of a type as those who stand for all: are exactly the rows there that are theirs? */
export const typeCheck =
  (world: World, type: string, name = 'id', people = readers(world)): Check =>
  async () => {
    const field = fieldsOf(type).find((one) => one.name === name)!;
    for (const who of people) {
      const wrong = await readField(world, who, type, field, sampleOf(world, who, type));
      if (wrong.length) return wrong.map((what) => `${who.name}: ${type}.${name} ${what}`);
    }
    return [];
  };

export const listCheck =
  (world: World, list: string, type: string): Check =>
  async () => {
    const wrong = await Promise.all(readers(world).map((who) => readList(world, who, list, type)));
    return wrong.flat();
  };

/** Tries that must be refused: of each mutation in each place, a few people who may not. */
export function refusals(world: World): { try: Try; check: Check }[] {
  const left = new Map<string, number>();
  const tries = [...triesToMove(world, world.people), ...triesAt(world, world.people)];
  const some = tries.filter(({ who, mutation, where, allowed }) => {
    if (allowed || who.role === 'nobody' || (who.scopes && who.name !== 'token networks:read')) return false;
    const key = `${mutation.name} ${where} ${far(who, operationOf(mutation)) === '-' && !who.scopes ? '-' : who.role}${who.scopes ? ' by token' : ''}`;
    left.set(key, (left.get(key) ?? 2) - 1);
    return left.get(key)! >= 0;
  });
  return some.map((one) => ({
    try: one,
    check: () => tryOne(world, one).then((wrong) => wrong.map((what) => `${one.who.name}: ${one.mutation.name} in ${one.where} ${what}`)),
  }));
}

/** All that reads, from the narrowest to the widest. */
export const reading = (world: World): Record<string, Check> => ({
  turns: () => askInTurns(world),
  shapes: () => askInShapes(world),
  doors: () => askAtDoors(world),
  viewer: section(world, (at, findings) => walkViewer(at, findings, readers(at))),
  types: async () => {
    const wrong = await Promise.all(Object.keys(types).map((type) => typeCheck(world, type)()));
    return wrong.flat();
  },
  relations: async () => {
    const fields = [
      ['Person', 'ledProjects'],
      ['Project', 'spawnedBy'],
      ['Project', 'spawned'],
      ['Priority', 'projects'],
      ['Project', 'budgetTotal'],
      ['Workgroup', 'currentMemberCount'],
    ] as const;
    const wrong = await Promise.all(fields.map(([type, name]) => typeCheck(world, type, name)()));
    return wrong.flat();
  },
  lists: async () => {
    world.facts = await Facts.read(world.admin);
    const wrong = await Promise.all([...rootLists].map(([list, type]) => listCheck(world, list, type.name)()));
    return wrong.flat();
  },
  crowd: () => askAtOnce(world),
  revoked: () => revoke(world),
  interference: section(world, (at, findings) =>
    walkInterference(
      at,
      findings,
      at.people.filter(({ name }) => name === 'reader'),
    ),
  ),
});

/** … and all that writes. */
export const writing = (world: World): Record<string, Check> => ({
  ids: section(world, (at, findings) =>
    walkIds(
      at,
      findings,
      at.people.filter(({ name }) => name === 'strategist' || name === 'token projects:write'),
      ({ type, mutation }) => type === 'Project' || mutation.name === 'updatePerson',
    ),
  ),
  /** Whoever may not is told so before anybody looks at what they send. */
  asked: async () => {
    const mutation = mutations.find(({ name }) => name === 'createPerson')!;
    const who = world.people.find(({ name }) => name === 'reader')!;
    const codes = codesOf(mutation, await mutate(world, who, mutation, { name: '' }));
    return codes.join() === 'FORBIDDEN' ? [] : [`${who.name}: createPerson with nothing in it is answered ${codes.join()}`];
  },
  tokens: async () => {
    const people = world.people.filter(({ scopes }) => scopes);
    const tries = triesAt(world, people).filter(({ where, allowed }) => where === 'own' && !allowed);
    const wrong = await Promise.all(
      tries.filter((_one, i) => i % 4 === 0 || tries[i]!.mutation.name.includes('Token')).map((one) => tryOne(world, one)),
    );
    return wrong.flat();
  },
  giving: section(world, (at, findings) =>
    walkGiving(
      at,
      findings,
      at.people.filter(({ name }) => name === 'strategist'),
    ),
  ),
  import: section(world, (at, findings) => walkImport(at, findings, at.people)),
});

export const storing = (world: World): Check => section(world, walkStorage);
