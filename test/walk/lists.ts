import { getNamedType, isEnumType, isInputObjectType } from 'graphql';
import type { GraphQLInputObjectType } from 'graphql';
import { randomUUID } from 'node:crypto';
import { canaries, canaryOf } from './canaries.ts';
import type { Fact } from './facts.ts';
import type { Findings } from './findings.ts';
import { fieldsOf, leadsTo } from './fields.ts';
import { far } from './may.ts';
import type { Who } from './people.ts';
import { refused, toldNobody } from './reads.ts';
import { idOf } from './sample.ts';
import { rootLists, schema } from './schema.ts';
import { lackedBy, leaks, needsOf, sees, types } from './sees.ts';
import { each } from './server.ts';
import type { Answer } from './server.ts';
import type { World } from './world.ts';

const PAGE = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const listsOf = (): { list: string; type: string }[] => [...rootLists].map(([list, type]) => ({ list, type: type.name }));

/** The rows that a list must hold for somebody. */
const expected = (world: World, who: Who, type: string): Fact[] =>
  world.facts.all(types[type]!.table).filter((fact) => (types[type]!.listed?.(fact.row, who) ?? true) && sees(world.facts, who, type, fact));

/** Every list, page by page in both directions: exactly the rows that the statement says, and their number. */
export async function walkLists(world: World, findings: Findings, people: readonly Who[]): Promise<void> {
  const asks = people.flatMap((who) => listsOf().map((list) => ({ who, ...list })));
  await each(asks, async ({ who, list, type }) => {
    findings.count('lists read as somebody');
    for (const what of await readList(world, who, list, type)) findings.found('list', who.name, `${list}: ${what}`);
  });
}

export async function readList(world: World, who: Who, list: string, type: string): Promise<string[]> {
  const query = `query ($a: String, $b: String, $f: Int, $l: Int) { ${list}(after: $a, before: $b, first: $f, last: $l) { totalCount nodes { id } edges { cursor node { id } } ${PAGE} } }`;
  const answer = await world.server.ask(who, query, { f: 100 });
  if (who.role === 'nobody') return [toldNobody(answer) ?? []].flat();
  if (far(who, needsOf(type)) === '-') return [...leaks(world.facts, who, answer.text), refused(answer, needsOf(type)) ?? []].flat();
  const rows = expected(world, who, type);
  const seen = await paged(world, who, query, list, answer, { forward: true });
  const back = await paged(world, who, query, list, await world.server.ask(who, query, { l: 100 }), { forward: false });
  const wrong = leaks(world.facts, who, answer.text, type);
  const should = new Set(rows.map(({ id }) => idOf(type, id)));
  for (const [way, ids] of [['forward', seen] as const, ['backward', back] as const]) {
    if (ids.length !== should.size || ids.some((id) => !should.has(id))) wrong.push(`${way} has ${ids.length} rows instead of ${should.size}`);
  }
  const total = answer.data?.[list].totalCount as number | undefined;
  if (total !== rows.length) wrong.push(`totalCount is ${total} instead of ${rows.length}`);
  return wrong;
}

async function paged(world: World, who: Who, query: string, list: string, start: Answer, { forward }: { forward: boolean }): Promise<string[]> {
  const ids: string[] = [];
  for (let answer = start; ;) {
    const page = answer.data?.[list];
    if (!page) return [...ids, answer.text.slice(0, 200)];
    ids.push(...(page.nodes as { id: string }[]).map(({ id }) => id));
    if (!(forward ? page.pageInfo.hasNextPage : page.pageInfo.hasPreviousPage)) return ids;
    answer = await world.server.ask(who, query, forward ? { f: 100, a: page.pageInfo.endCursor } : { l: 100, b: page.pageInfo.startCursor });
  }
}

/** Every order of every list: refused by name where the field may not be read, else the same rows. */
export async function walkOrders(world: World, findings: Findings, people: readonly Who[]): Promise<void> {
  const asks = people.flatMap((who) => listsOf().flatMap((list) => ordersOf(list.type).map((field) => ({ who, ...list, field }))));
  await each(asks, async ({ who, list, type, field }) => {
    findings.count('orders asked as somebody');
    const answer = await world.server.ask(
      who,
      `{ ${list}(first: 100, orderBy: [{ field: ${field}, direction: DESC }]) { totalCount nodes { id } } }`,
    );
    const needs = lackedBy(who, type, field);
    const wrong = who.role === 'nobody' ? toldNobody(answer) : needs ? refused(answer, needs) : undefined;
    const count = who.role === 'nobody' || needs ? undefined : expected(world, who, type).length;
    const rows =
      count === undefined || answer.data?.[list]?.totalCount === count ? undefined : `${answer.text.slice(0, 200)} instead of ${count} rows`;
    for (const what of [...leaks(world.facts, who, answer.text, type), wrong, rows])
      if (what) findings.found('order', who.name, `${list} by ${field}: ${what}`);
  });
}

function ordersOf(type: string): string[] {
  const fields = getNamedType((schema.getType(`${type}Order`) as GraphQLInputObjectType).getFields().field!.type);
  return isEnumType(fields) ? fields.getValues().map(({ name }) => name) : [];
}

/** One place in a filter: a column of the list's type, or of what it points to. */
export interface FilterPath {
  path: readonly string[];
  /** The type whose column it is. */
  type: string;
  /** Types on the way there. */
  through: readonly string[];
  kind: string;
}
const COMBINED = ['and', 'or', 'not'];

export function filterPaths(type: string, depth: number, under: readonly string[] = [], through: readonly string[] = []): FilterPath[] {
  const filter = schema.getType(`${type}Filter`) as GraphQLInputObjectType | undefined;
  return Object.values(filter?.getFields() ?? {}).flatMap((field) => {
    if (COMBINED.includes(field.name)) return [];
    const path = [...under, field.name];
    const named = getNamedType(field.type);
    const target = Object.keys(types).find((name) => `${name}Filter` === named.name);
    if (!target) return isInputObjectType(named) ? [{ path, type, through: [...through, type], kind: named.name.replace(/Filter$/, '') }] : [];
    return depth > 0 ? filterPaths(target, depth - 1, path, [...through, type]) : [];
  });
}

export const nested = (path: readonly string[], value: unknown): object => path.reduceRight<any>((inner, key) => ({ [key]: inner }), value);
const PROBES: Record<string, object> = {
  ID: { in: [] },
  String: { contains: 'e' },
  Int: { gte: 0 },
  Boolean: { eq: true },
  Date: { gte: '2000-01-01' },
  DateTime: { gte: '2000-01-01T00:00:00Z' },
  Money: { gte: '0.00' },
  JSON: { isNull: false },
};
const probe = (kind: string): object => PROBES[kind] ?? { isNull: false };

/** What somebody lacks for a path of a filter. */
const lackedOnPath = (who: Who, { path, type, through }: FilterPath): ReturnType<typeof lackedBy> =>
  through.map((name) => lackedBy(who, name, 'id')).find((operation) => operation) ?? lackedBy(who, type, path.at(-1)!);

/** Every column of every filter, also through relations: refused by name, or no row more than the statement says. */
export async function walkFilters(world: World, findings: Findings, people: readonly Who[], depth = 1): Promise<void> {
  const asks = people.flatMap((who) => listsOf().flatMap((list) => filterPaths(list.type, depth).map((at) => ({ who, ...list, at }))));
  await each(asks, async ({ who, list, type, at }) => {
    for (const what of await filtered(world, findings, who, list, type, at))
      findings.found('filter', who.name, `${list} by ${at.path.join('.')}: ${what}`);
  });
}

async function filtered(world: World, findings: Findings, who: Who, list: string, type: string, at: FilterPath): Promise<string[]> {
  const query = `query ($f: ${type}Filter) { ${list}(first: 100, filter: $f) { totalCount nodes { id } } }`;
  const ask = (value: object): Promise<Answer> => (
    findings.count('filters asked as somebody'),
    world.server.ask(who, query, { f: nested(at.path, value) })
  );
  const answer = await ask(probe(at.kind));
  if (who.role === 'nobody') return [toldNobody(answer) ?? []].flat();
  const wrong = leaks(world.facts, who, answer.text, type);
  const lacks = lackedOnPath(who, at);
  if (lacks) return [...wrong, refused(answer, lacks) ?? []].flat();
  if (answer.errors.length) return [...wrong, answer.text.slice(0, 200)];
  const should = new Set(expected(world, who, type).map(({ id }) => idOf(type, id)));
  if ((answer.data[list].nodes as { id: string }[]).some(({ id }) => !should.has(id))) wrong.push('finds what is not seen');
  return [...wrong, ...(await oracles(world, who, at, ask))];
}

/** What is not seen is found by no value of it: neither its id nor its words tell it from nothing. */
async function oracles(world: World, who: Who, at: FilterPath, ask: (value: object) => Promise<Answer>): Promise<string[]> {
  const { table } = types[at.type]!;
  const hidden = world.facts.all(table).filter((fact) => !sees(world.facts, who, at.type, fact));
  const home = hidden.find(({ tenantId }) => tenantId === who.tenantId);
  const away = hidden.find(({ tenantId }) => tenantId !== who.tenantId);
  const column = at.path.at(-1)!;
  const values = [home, away].flatMap((fact): object[] => {
    if (!fact) return [];
    if (column === 'id') return [{ eq: idOf(at.type, fact.id) }, { in: [idOf(at.type, fact.id)] }];
    const word =
      at.kind === 'String' &&
      canaryOf(
        table,
        column.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`),
        fact.id,
      );
    return word ? [{ contains: word }] : [];
  });
  if (!values.length) return [];
  const nothing = await ask(column === 'id' ? { eq: idOf(at.type, randomUUID()) } : { contains: '~zzzzzz~' });
  const told = await Promise.all(values.map((value) => ask(value)));
  return told.flatMap((answer, i) => (answer.shape === nothing.shape ? [] : [`${JSON.stringify(values[i])} tells ${answer.text.slice(0, 200)}`]));
}

/** A cursor of somewhere else is a place in one's own list: it answers as one whose id nobody has. */
export async function walkCursors(world: World, findings: Findings, people: readonly Who[], foreigner: Who): Promise<void> {
  const asks = people.flatMap((who) => listsOf().map((list) => ({ who, ...list })));
  await each(asks, async ({ who, list, type }) => {
    if (who.role === 'nobody' || type === 'Funder' || far(who, needsOf(type)) === '-') return;
    const query = `query ($c: String) { a: ${list}(after: $c) { totalCount nodes { id } } b: ${list}(last: 3, before: $c) { totalCount nodes { id } } }`;
    const cursor = (await world.server.ask(foreigner, `{ ${list}(first: 1) { pageInfo { endCursor } } }`)).data?.[list].pageInfo.endCursor as string;
    if (!cursor) return;
    const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[];
    const last = parts.at(-1)!;
    const other = [...parts.slice(0, -1), last.slice(0, -1) + (last.endsWith('0') ? '1' : '0')];
    const invented = Buffer.from(JSON.stringify(other)).toString('base64url');
    const [told, none] = [await world.server.ask(who, query, { c: cursor }), await world.server.ask(who, query, { c: invented })];
    findings.count('cursors of others compared with none');
    const wrong = [...leaks(world.facts, who, told.text, type), ...(told.shape === none.shape ? [] : ['tells it from none'])];
    for (const what of wrong) findings.found('cursor', who.name, `${list}: ${what}`);
  });
}

/** The parts of connections that only connections have, of every relation to many. */
export async function walkConnections(world: World, findings: Findings, people: readonly Who[]): Promise<void> {
  const places = Object.keys(types).flatMap((type) =>
    fieldsOf(type)
      .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
      .map((field) => ({ type, field })),
  );
  const seen = new Set<string>();
  const distinct = places.filter(({ field }) => !seen.has(getNamedType(field.type).name) && seen.add(getNamedType(field.type).name));
  const asks = people.flatMap((who) =>
    [...Object.keys(types)].map((type) => ({ who, type, place: distinct.find(({ field }) => leadsTo(field) === type) })),
  );
  await each(asks, async ({ who, type, place }) => {
    if (!place) return;
    const known = world.places.own.open[place.type] ?? world.places.own.draft[place.type];
    const query = `query ($id: ID!) { node(id: $id) { ... on ${place.type} { ${place.field.name}(first: 2) { totalCount edges { cursor node { id } } nodes { id } ${PAGE} } } } }`;
    const answer = await world.server.ask(who, query, { id: known?.id ?? 'x' });
    findings.count('connections read as somebody');
    for (const what of leaks(world.facts, who, answer.text, type))
      findings.found('connection', who.name, `${place.type}.${place.field.name}: ${what}`);
  });
}

/** Searching by words finds nothing by a word of what is not seen. */
export async function walkSearch(world: World, findings: Findings, people: readonly Who[]): Promise<void> {
  const roots = schema.getQueryType()!.getFields();
  const lists = listsOf().filter(({ list }) => roots[list]!.args.some(({ name }) => name === 'query'));
  const asks = people.flatMap((who) => lists.map((list) => ({ who, ...list })));
  await each(asks, async ({ who, list, type }) => {
    const search = (text: string): Promise<Answer> =>
      world.server.ask(who, `query ($q: String!) { ${list}(query: $q, first: 100) { totalCount nodes { id } } }`, { q: text });
    const nothing = await search('zzzzzz');
    if (who.role === 'nobody') return void findings.count('searches');
    const words = [...canaries].filter(([, { table, row }]) => table === types[type]!.table && !seesRow(world, who, type, row)).map(([word]) => word);
    for (const word of [...spread(words), 'hemma', 'borta', '2404']) {
      findings.count('searches');
      const answer = await search(word.replaceAll('~', ''));
      const wrong = leaks(world.facts, who, answer.text, type);
      if (word.startsWith('~') && answer.shape !== nothing.shape) wrong.push(`${word} finds ${answer.text.slice(0, 200)}`);
      for (const what of wrong) findings.found('search', who.name, `${list}: ${what}`);
    }
  });
}
const spread = (words: string[]): string[] => [0.1, 0.4, 0.6, 0.9].flatMap((at) => words[Math.floor(at * words.length)] ?? []);
const seesRow = (world: World, who: Who, type: string, id: string): boolean => {
  const fact = world.facts.of(types[type]!.table, id);
  return fact !== undefined && sees(world.facts, who, type, fact);
};
