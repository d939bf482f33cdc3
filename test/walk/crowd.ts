import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Findings } from './findings.ts';
import { far } from './may.ts';
import type { Who } from './people.ts';

import { refused } from './reads.ts';
import { idOf } from './sample.ts';
import { leaks, needsOf, sees, types } from './sees.ts';
import type { Answer } from './server.ts';
import type { World } from './world.ts';

const named = (world: World, name: string): Who => world.people.find((who) => who.name === name)!;

/** One document, asked by those who may and those who may not, in turns: a plan that was made for one is not another's. */
export async function askInTurns(world: World): Promise<string[]> {
  const wrong: string[] = [];
  const people = [
    'regionCoordinator',
    'token networks:read',
    'reader',
    'token projects:read',
    'funderAuditor',
    'regionCoordinator',
    'token audit:read',
  ].map((name) => named(world, name));
  for (const [list, type] of [
    ['projects', 'Project'],
    ['people', 'Person'],
    ['invitations', 'Invitation'],
    ['auditEvents', 'AuditEvent'],
  ] as const)
    for (const who of people) {
      const answer = await world.server.ask(who, `{ ${list}(first: 100) { totalCount nodes { id } } }`);
      wrong.push(...leaks(world.facts, who, answer.text, type));
      const lacks = far(who, needsOf(type)) === '-' && refused(answer, needsOf(type));
      if (lacks) wrong.push(`${who.name}: ${list} ${lacks}`);
      if (!lacks && far(who, needsOf(type)) !== '-' && !answer.data) wrong.push(`${who.name}: ${list} is answered ${answer.text.slice(0, 200)}`);
    }
  return wrong;
}

/** One document with variables of other shapes: each gets what it asks for. */
export async function askInShapes(world: World): Promise<string[]> {
  const who = named(world, 'strategist');
  const { own } = world.places;
  const seen = world.facts.all('person').filter((fact) => sees(world.facts, who, 'Person', fact));
  const count = async (filter: object | null, expected: number): Promise<string[]> => {
    const answer = await world.server.ask(who, 'query ($f: PersonFilter) { people(filter: $f) { totalCount } }', { f: filter });
    return answer.data?.people.totalCount === expected ? [] : [`people by ${JSON.stringify(filter)} are ${answer.text.slice(0, 120)}`];
  };
  const node = async (type: string): Promise<string[]> => {
    const { id } = own.open[type]!;
    const answer = await world.server.ask(who, 'query ($id: ID!) { node(id: $id) { id __typename } }', { id });
    return answer.data?.node?.id === id && answer.data.node.__typename === type ? [] : [`node ${type} is ${answer.text.slice(0, 120)}`];
  };
  const id = { eq: own.open.Person!.id };
  const wrong = [
    await count(null, seen.length),
    await count({ id }, 1),
    await count({ not: { id } }, seen.length - 1),
    await count({ email: { isNull: true } }, seen.filter(({ row }) => row.email === null).length),
  ];
  for (const type of ['Person', 'Project', 'Network']) wrong.push(await node(type));
  return wrong.flat();
}

/** Many at once, more than there are connections, the same documents from two tenants: each gets its own. */
export async function askAtOnce(world: World): Promise<string[]> {
  const people = [named(world, 'regionCoordinator'), world.foreigner, named(world, 'reader')];
  const asks = Array.from({ length: 90 }, (_none, i) => ({ who: people[i % 3]!, list: ['projects', 'people'][i % 2]!, first: 1 + (i % 5) }));
  const answers = await Promise.all(
    asks.map(({ who, list, first }) => world.server.ask(who, `query ($n: Int!) { ${list}(first: $n) { totalCount nodes { id } } }`, { n: first })),
  );
  return answers.flatMap((answer, i) => {
    const { who, list, first } = asks[i]!;
    const type = list === 'projects' ? 'Project' : 'Person';
    const should = world.facts.all(types[type]!.table).filter((fact) => sees(world.facts, who, type, fact));
    const got = (answer.data?.[list]?.nodes ?? []) as { id: string }[];
    const right = got.length === Math.min(first, should.length) && got.every(({ id }) => should.some((fact) => idOf(type, fact.id) === id));
    return right ? [] : [`${who.name} asks ${first} ${list} and gets ${answer.text.slice(0, 160)}`];
  });
}

/** Whoever has just been let in somewhere is not therefore let in elsewhere, nor taken for another. */
export async function askAtDoors(world: World): Promise<string[]> {
  const { server, home, away } = world;
  const query = { query: '{ me { roles operations } }' };
  const [strategist, reader] = [named(world, 'strategist'), named(world, 'reader')];
  const wrong: string[] = [];
  const roles = async (who: Who, expected: string): Promise<void> => {
    const answer = await server.send(who, who.door, query);
    if (answer.data?.me?.roles.join() !== expected) wrong.push(`${who.name} is ${answer.text.slice(0, 160)}`);
  };
  await roles(strategist, 'strategist');
  await roles(reader, 'reader');
  for (const path of [`/t/${away.slug}/graphql`, `/f/${home.slug}/graphql`, `/t/ingens/graphql`]) {
    await roles(strategist, 'strategist');
    const answer = await server.send(strategist, path, query);
    if (answer.status !== 404) wrong.push(`${path} answers ${answer.text.slice(0, 160)}`);
  }
  for (const name of ['token networks:read', 'token projects:read']) {
    const told = (await server.send(named(world, name), strategist.door, query)).data?.me?.operations as string[] | undefined;
    const others = (told ?? []).filter((operation) => far(named(world, name), operation as never) === '-');
    if (!told || others.length) wrong.push(`${name} may ${others.join()}`);
  }
  return wrong;
}

/** What is revoked ends within a second. */
export async function revoke(world: World): Promise<string[]> {
  const who = named(world, 'reader of a municipality');
  const secret = who.headers.cookie!.split('=')[1]!;
  const hash = createHash('sha256').update(secret).digest();
  const ask = (): Promise<Answer> => world.server.send(who, who.door, { query: '{ me { roles } }' });
  await ask();
  await world.admin.query('update session set revoked_at = samnav_now() where token_hash = $1', [hash]);
  await sleep(1000);
  const { status } = await ask();
  await world.admin.query('update session set revoked_at = null where token_hash = $1', [hash]);
  await sleep(1000);
  return status === 401 ? [] : [`a revoked session is answered ${status}`];
}

const all = { 'in turns': askInTurns, 'in shapes': askInShapes, 'at once': askAtOnce, 'at doors': askAtDoors, revoked: revoke };

/** What is kept and shared between requests is nobody else's. */
export async function walkCrowd(world: World, findings: Findings): Promise<void> {
  for (const [how, ask] of Object.entries(all)) {
    findings.count('ways of asking beside others');
    for (const what of await ask(world)) findings.found('crowd', how, what);
  }
}
