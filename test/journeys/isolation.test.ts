import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getNamedType, isInputObjectType } from 'graphql';
import type { GraphQLInputObjectType } from 'graphql';
import type { Visitor } from '../world.ts';
import { Explorer } from './isolation-explorer.ts';
import { idFields, inputFor, mutations, mutationText, nodeTypes, rootLists, schema, selection } from '../walk/schema.ts';
import type { IdField, Known } from '../walk/schema.ts';
import { CANARY, openIsolationWorld, textsOf, Watched } from './isolation-world.ts';
import type { IsolationWorld } from './isolation-world.ts';

const watched = new Watched();
let world: IsolationWorld;
let ida: Visitor;
let umea: Explorer;
let kiruna: Explorer;
beforeAll(async () => {
  world = await openIsolationWorld();
  ida = await world.visit('strateg@kiruna.example', 'kiruna');
  umea = await Explorer.walk(world.coordinator.ask);
  for (const [type, { id }] of Object.entries(world.umea)) umea.ids.set(type, new Set([id, ...umea.all(type)]));
  kiruna = await Explorer.walk(ida.ask);
}, 240_000);
afterAll(() => world.close());

/** What a request answers, but for the request's own id. No id that was asked for may stand in it. */
async function answer(query: string, variables: object): Promise<string> {
  const { response, text } = await watched.post(ida, '/t/kiruna/graphql', { query, variables });
  const headers = [...response.headers.keys()].sort().join(' ');
  return `${response.status} ${headers}\n${text.replace(/"requestId":"[^"]+"/g, '"requestId":"…"')}`;
}

const prefixOf = (type: string): string => umea.all(type)[0]!.slice(0, 3);
/** An id that does not exist, and looks like one that does. */
const nobodys = (type: string): string => `${prefixOf(type)}_${randomUUID()}`;
/** Another type's id, which Kiruna has. */
const otherType = (type: string): string => kiruna.all(type === 'Person' ? 'Organisation' : 'Person')[0]!;
const foreign = (type: string): string => umea.all(type)[0]!;
const malformed = (type: string): string[] => [
  'x',
  foreign(type).toUpperCase(),
  `${prefixOf(type)}_' or true --`,
  '\u0000',
  '_',
  `${prefixOf(type)}_`,
  `${foreign(type)} `,
  foreign(type).slice(4),
];
const own = (type: string): Known | undefined => {
  const id = kiruna.all(type)[0];
  return id === undefined ? undefined : { id, version: kiruna.versions.get(id) ?? 1 };
};

describe('for Kiruna, an id of Umeåregionen is one that does not exist', () => {
  test('the walk knows an id of every type', () => {
    const unseen = nodeTypes.map((type) => type.name).filter((name) => umea.all(name).length === 0);
    expect(unseen).toEqual([]);
  });

  const types = nodeTypes.filter(({ name }) => name !== 'Funder'); // a funder is the same for all tenants

  test.each(types.map((type) => [type.name, type] as const))('as node: %s', async (name, type) => {
    const read = (id: string) => answer(`query ($id: ID!) { node(id: $id) { id ... on ${name} { ${selection(type, 1)} } } }`, { id });
    const nothing = await read(nobodys(name));
    expect(nothing).toContain('{"data":{"node":null}}');
    expect(await read(foreign(name))).toBe(nothing);
    expect(await read(otherType(name))).not.toContain(`"__typename":"${name}"`);
    for (const id of malformed(name)) expect(await read(id)).toBe(nothing);
  });

  test('among many nodes, those of Umeåregionen and others', async () => {
    const mine = kiruna.all('Person')[0]!;
    const read = (ids: string[]) => answer('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids: [mine, ...ids] });
    const names = types.map((type) => type.name);
    expect(await read(names.map(foreign))).toBe(await read(names.map(nobodys)));
    expect(await read(names.flatMap(malformed).slice(0, 90))).toContain('null,null');
  });
});

/** Every way to name an id in a list's filter, directly and through relations. */
function filterPaths(type: GraphQLInputObjectType, depth: number, under: readonly string[] = []): { path: string[]; type: string }[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const named = getNamedType(field.type);
    const path = [...under, field.name];
    if (field.name === 'id') return [{ path, type: type.name.replace(/Filter$/, '') }];
    const related = isInputObjectType(named) && rowsOf(named.name) && !['and', 'or', 'not'].includes(field.name);
    return related && depth > 0 ? filterPaths(named, depth - 1, path) : [];
  });
}
const rowsOf = (filter: string): boolean => nodeTypes.some((type) => `${type.name}Filter` === filter);
const nested = (path: readonly string[], value: unknown): object => path.reduceRight<any>((inner, key) => ({ [key]: inner }), value);

describe('for Kiruna, a list filtered by an id of Umeåregionen is empty', () => {
  const lists = [...rootLists].map(([list, type]) => ({
    list,
    type: type.name,
    paths: filterPaths(schema.getType(`${type.name}Filter`) as GraphQLInputObjectType, 2),
  }));

  test.each(lists)('$list', async ({ list, type, paths }) => {
    const some = `(first: 5, filter: $f) { totalCount nodes { id } edges { cursor } pageInfo { hasNextPage endCursor } }`;
    const ask = (filter: object) => answer(`query ($f: ${type}Filter) { ${list}${some} }`, { f: filter });
    const nothing = await ask({ id: { eq: nobodys(type) } });
    expect(nothing).toContain('"totalCount":0');
    for (const { path, type: pointed } of paths.filter((found) => found.type !== 'Funder')) {
      const filters = [{ eq: nobodys(pointed) }, { eq: foreign(pointed) }, { in: [nobodys(pointed), foreign(pointed)] }];
      const answers = await Promise.all(filters.map((filter) => ask(nested(path, filter))));
      expect({ path, answers }).toEqual({ path, answers: filters.map(() => nothing) });
    }
  });

  test('and all that it has, where the filter says not that id', async () => {
    const ask = (id: string) =>
      answer('query ($f: PersonFilter) { people(filter: $f) { totalCount nodes { id } } }', {
        f: { or: [{ not: { organisation: { id: { eq: id } } } }, { id: { eq: id } }] },
      });
    expect(await ask(foreign('Organisation'))).toBe(await ask(nobodys('Organisation')));
  });
});

describe('for Kiruna, a cursor of Umeåregionen is a place in its own list', () => {
  test.each([...rootLists.keys()].filter((list) => list !== 'funders'))('%s', async (list) => {
    const { data } = await world.coordinator.ask(`{ ${list}(first: 1) { pageInfo { endCursor } } }`);
    const cursor: string = data[list].pageInfo.endCursor ?? '';
    const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString() || '[]') as string[];
    const last = parts.at(-1) ?? '';
    // the same place, but an id that nobody has
    const invented = Buffer.from(JSON.stringify([...parts.slice(0, -1), last.slice(0, -1) + (last.endsWith('0') ? '1' : '0')])).toString('base64url');
    const ask = (after: string) =>
      answer(`query ($c: String) { a: ${list}(after: $c) { totalCount nodes { id } } b: ${list}(last: 3, before: $c) { totalCount nodes { id } } }`, {
        c: after,
      });
    const told = await ask(cursor);
    expect(told).toBe(await ask(invented));
    expect(uuids(told).filter((uuid) => !kiruna.uuids.has(uuid) && umea.uuids.has(uuid))).toEqual([]);
  });
});

const uuids = (text: string): string[] => text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];

describe('for Kiruna, no mutation tells an id of Umeåregionen from none', () => {
  const fields = mutations.flatMap((mutation) => idFields(mutation));
  test.each(fields.map((field) => [`${field.mutation.name} ${field.path.join('.')}`, field] as const))('%s', async (_name, field) => {
    const ask = (id: string) => answer(mutationText(field.mutation), { input: inputWith(field, id) });
    const none = await ask(nobodys(field.type));
    expect(none).toContain(`"code":"NOT_FOUND"`);
    expect(none).toContain(`"path":${JSON.stringify(['input', ...field.path])}`);
    const ids = [foreign(field.type), otherType(field.type), ...malformed(field.type).slice(0, 4)];
    const answers = await Promise.all(ids.map(async (id) => [id, await ask(id)]));
    expect(answers).toEqual(ids.map((id) => [id, none]));
  });

  test('and nothing was written meanwhile', async () => {
    expect(await watched.written()).toEqual([]);
  });

  /** A valid input of Kiruna's own, but for one id. */
  function inputWith({ mutation, path, type }: IdField, id: string): object {
    return inputFor(mutation, (field) => {
      if (field.path.join() === path.join()) return { id, version: own(type)?.version ?? 1 };
      return required(field) ? own(field.type) : undefined;
    });
  }
  /** Whether an id must be there beside the one that is tried. */
  const required = ({ mutation, path }: IdField): boolean => {
    const bare = inputFor(mutation, () => undefined);
    return path[0]! in bare;
  };
});

describe('what Kiruna can read', () => {
  test('is every type of its own, and of Umeåregionen not a word', async () => {
    const [theirs, ours] = [await textsOf('umearegionen'), await textsOf('kiruna')];
    const leaked = [...kiruna.texts].filter((text) => theirs.has(text) && !ours.has(text));
    expect(leaked).toEqual([]);
    expect([...kiruna.texts].join()).not.toContain(CANARY);
    expect(kiruna.texts.size).toBeGreaterThan(50);
    expect([...umea.texts].filter((text) => text.includes(CANARY)).length).toBeGreaterThan(2);
  });

  test('is no id that Umeåregionen has', () => {
    const funders = new Set(umea.all('Funder').map((id) => id.slice(4)));
    expect([...kiruna.uuids].filter((uuid) => umea.uuids.has(uuid) && !funders.has(uuid))).toEqual([]);
    expect(umea.uuids.size).toBeGreaterThan(300);
  });

  test('is its own audit log only, and no mailbox', async () => {
    const log = await (await ida.fetch('/t/kiruna/audit.jsonl')).text();
    expect(uuids(log).filter((uuid) => umea.uuids.has(uuid) && !kiruna.uuids.has(uuid))).toEqual([]);
    expect(log).not.toContain(CANARY);
    for (const path of ['/dev/mail', '/dev/mail.json', '/t/kiruna/mail', '/t/umearegionen/mail']) expect((await ida.fetch(path)).status).toBe(404);
    expect(Object.keys(schema.getTypeMap()).filter((name) => /mail/i.test(name))).toEqual([]);
  });
});
