import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer, Visitor } from '../world.ts';
import { Explorer } from './isolation-explorer.ts';
import { idFields, inputFor, mutations, mutationText, rootLists, schema, selection } from '../walk/schema.ts';
import type { IdField, Known, Mutation } from '../walk/schema.ts';
import { CANARY, choosing, newcomer, openIsolationWorld, plantedIn, Watched } from './isolation-world.ts';
import type { IsolationWorld, Planted } from './isolation-world.ts';

const POLITICIAN = 'politiker@umea.example';
const OPERATOR = 'drift@samnav.example';
let world: IsolationWorld;
let stina: Visitor;
/** What belongs to Vindeln. */
let vindeln: Planted;
beforeAll(async () => {
  world = await openIsolationWorld();
  stina = await world.visit('strateg@vindeln.example');
  vindeln = await plantedIn(stina, '2404');
}, 240_000);
afterAll(() => world.close());

/** The codes that a mutation over Umeå's objects answers somebody with. */
async function codes(watched: Watched, who: Visitor, mutation: Mutation, objects: Planted, more: object = {}): Promise<string[]> {
  const input = { ...inputFor(mutation, choosing(objects)), ...more };
  const { text } = await watched.post(who, '/t/umearegionen/graphql', { query: mutationText(mutation), variables: { input } });
  const { data, errors } = JSON.parse(text) as Answer;
  if (errors) return errors.map((error) => String(error.extensions.code));
  return data[mutation.name].errors.map((error: { code: string }) => error.code);
}
/** What everybody does to what is their own: their language, tokens and uploads. */
const OWN = ['changeOwnSettings', 'createApiToken', 'createUpload'];
/** What is somebody's alone is not there for others. */
const PRIVATE = ['completeUpload', 'createDownload', 'revokeApiToken'];
const isMunicipality = ({ path }: IdField): boolean => path[0] === 'municipalityId';
const named = (list: readonly Mutation[]): [string, Mutation][] => list.map((mutation) => [mutation.name, mutation]);
const touching = mutations.filter(({ name }) => !OWN.includes(name));

describe('a strategist of Vindeln', () => {
  const watched = new Watched();

  test('reads what is Umeå’s', async () => {
    const seen = await stina.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename } }', { ids: shared().map(({ id }) => id) });
    expect(seen.data.nodes).toEqual(shared().map(({ type }) => ({ __typename: type })));
  });

  test.each(named(touching))('changes nothing of it by %s', async (name, mutation) => {
    expect(await codes(watched, stina, mutation, world.umea)).toEqual([PRIVATE.includes(name) ? 'NOT_FOUND' : 'FORBIDDEN']);
  });

  const takeovers = touching.filter(
    (mutation) => !/^(create|grantRole|sendInvitation)/.test(mutation.name) && idFields(mutation).some(isMunicipality),
  );
  test.each(named(takeovers))('does not take it over by %s', async (name, mutation) => {
    const refused = await codes(watched, stina, mutation, world.umea, { municipalityId: vindeln.Municipality!.id });
    // a preview changes nothing; what it says of each row is tested with the import
    expect(refused).toEqual(name === 'previewMemberImport' ? [] : [name === 'importMembers' ? 'IMPORT_ROW_FORBIDDEN' : 'FORBIDDEN']);
  });

  test.each(named(mutations.filter((mutation) => mutation.name.startsWith('update') && idFields(mutation).some(isMunicipality))))(
    'gives nothing of its own to Umeå or to the region by %s',
    async (_name, mutation) => {
      const target = idFields(mutation).find(({ path }) => path[0] === 'id')!.type;
      for (const municipalityId of [world.umea.Municipality!.id, null])
        expect([municipalityId, await codes(watched, stina, mutation, { [target]: vindeln[target]! }, { municipalityId })]).toEqual([
          municipalityId,
          ['FORBIDDEN'],
        ]);
    },
  );

  test('has written nothing by all that, and Umeå’s objects are as they were', async () => {
    expect(await watched.written()).toEqual([]);
    const { data } = await stina.ask(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Project { version } ... on Person { version } ... on Network { version } } }',
      {
        ids: [world.umea.Project!.id, world.umea.Person!.id, world.umea.Network!.id],
      },
    );
    expect(data.nodes).toEqual(
      [world.umea.Project, world.umea.Person, world.umea.Network].map((known) => ({ id: known!.id, version: known!.version })),
    );
  });

  const shared = (): (Known & { type: string })[] =>
    Object.entries(world.umea).flatMap(([type, { id, version }]) =>
      ['ApiToken', 'File', 'Invitation'].includes(type) ? [] : [{ type, id, version }],
    );
});

test('an operator makes nobody coordinator where there is one', async () => {
  const invite =
    'mutation { inviteCoordinator(input: { slug: "umearegionen", coordinatorEmail: "drift@samnav.example" }) { invitationUrl errors { code } } }';
  const operator = await world.visit(OPERATOR);
  const answer = await operator.fetch('/platform/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: invite }),
  });
  expect(await answer.json()).toMatchObject({ data: { inviteCoordinator: { invitationUrl: null, errors: [{ code: 'TENANT_HAS_COORDINATOR' }] } } });
});

describe('a draft of Umeå', () => {
  test('is there for its own people', async () => {
    const { data } = await world.strategist.ask('query ($ids: [ID!]!) { nodes(ids: $ids) { __typename } }', {
      ids: Object.values(world.draft).map(({ id }) => id),
    });
    expect(data.nodes).toEqual(Object.keys(world.draft).map((type) => ({ __typename: type })));
  });

  test('is found by its words by Umeå’s own, and not by Vindeln’s', async () => {
    const ask = async (who: Visitor): Promise<number[]> => {
      const { data } = await who.ask(
        `query ($q: String) { projects(query: $q) { totalCount } municipalities { nodes { projects(query: $q) { totalCount } } } }`,
        {
          q: `${CANARY} draft`,
        },
      );
      const inLists = data.municipalities.nodes.map((town: any) => town.projects.totalCount as number);
      return [data.projects.totalCount, inLists.reduce((sum: number, one: number) => sum + one, 0)];
    };
    expect(await ask(world.strategist)).toEqual([1, 1]);
    expect(await ask(stina)).toEqual([0, 0]);
  });

  test('does not exist for Vindeln, in anything that it can read', async () => {
    const { data } = await world.coordinator.ask(mutationText(mutations.find(({ name }) => name === 'grantRole')!), {
      input: { email: 'projektledare@umea.example', role: 'projectManager', projectId: world.draft.Project!.id },
    });
    expect(data.grantRole.errors).toEqual([]);
    const seen = await Explorer.walk(stina.ask);
    expect([...seen.texts].filter((text) => text.includes(`${CANARY} draft`))).toEqual([]);
    expect(Object.values(world.draft).filter(({ id }) => seen.uuids.has(id.slice(4)))).toEqual([]);
    expect([...seen.texts].filter((text) => text.includes(`${CANARY} planned`))).not.toEqual([]);
  });

  test.each(
    Object.keys(schema.getTypeMap()).filter((name) =>
      ['Project', 'Phase', 'ProjectPartner', 'Budget', 'BudgetLine', 'Financing', 'ProjectStatusEvent'].includes(name),
    ),
  )('is no %s for Vindeln', async (type) => {
    const { id } = world.draft[type]!;
    const fields = selection(schema.getType(type) as never, 1);
    const { data, errors } = await stina.ask(`query ($id: ID!) { node(id: $id) { ... on ${type} { ${fields} } } }`, { id });
    expect([data, errors]).toEqual([{ node: null }, undefined]);
  });

  const places = mutations
    .flatMap((mutation) => idFields(mutation))
    .filter(({ type, path }) => ['Project', 'Phase', 'ProjectPartner', 'Budget', 'BudgetLine'].includes(type) && path.length === 1);
  test.each(places.map((place) => [`${place.mutation.name} ${place.path.join('.')}`, place] as const))(
    'is told from none by %s no more than by others',
    async (_name, { mutation, path, type }) => {
      const given = { ...world.umea, Municipality: vindeln.Municipality! };
      const ask = (id: string) =>
        stina.ask(
          mutationText(mutation),
          { input: { ...inputFor(mutation, choosing(given)), [path[0]!]: id } },
          { 'idempotency-key': randomBytes(12).toString('hex') },
        );
      const { id } = world.draft[type]!;
      expect(await ask(id)).toEqual(await ask(`${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`));
    },
  );
});

describe.each([
  ['a politician', () => Promise.resolve(POLITICIAN)],
  ['a reader', () => newcomer(world, 'umearegionen', 'reader')],
])('%s', (_who, account) => {
  const watched = new Watched();
  let who: Visitor;
  let email: string;
  beforeAll(async () => {
    email = await account();
    who = await world.visit(email);
  });

  test.each(named([...touching, ...mutations.filter(({ name }) => name === 'createUpload')]))('writes nothing by %s', async (name, mutation) => {
    const found = ['createDownload', 'revokeApiToken'].includes(name);
    expect(await codes(watched, who, mutation, world.umea)).toEqual([found ? 'NOT_FOUND' : 'FORBIDDEN']);
  });

  test('has written nothing by all that', async () => {
    expect(await watched.written()).toEqual([]);
  });

  test('reads the region, but nobody’s drafts, invitations, tokens or files', async () => {
    const seen = await Explorer.walk(who.ask, 20);
    expect(seen.all('Project').length).toBeGreaterThan(5);
    const drafts = email === POLITICIAN ? [] : [`${CANARY} draft`]; // the politician is Umeå’s own
    expect([...seen.texts].filter((text) => [`inbjuden-${CANARY}`, ...drafts].some((hidden) => text.includes(hidden)))).toEqual([]);
    for (const type of ['Invitation', 'ApiToken', 'File']) expect([type, seen.all(type)]).toEqual([type, []]);
  });
});

describe.each([
  ['a funder’s auditor', 'granskare@tillvaxtverket.example', '/f/tillvaxtverket/graphql'],
  ['an operator', OPERATOR, '/platform/graphql'],
])('%s', (_who, email, door) => {
  let who: Visitor;
  beforeAll(async () => {
    who = await world.visit(email);
  });
  const told = async (path: string, query = '{ me { roles } }') => {
    const init = query ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) } : {};
    const response = await who.fetch(path, init);
    return `${response.status} ${await response.text()}`;
  };

  test('finds no tenant: not this one, not another, no more than one that does not exist', async () => {
    const nowhere = await told('/t/finns-inte/graphql');
    expect(nowhere).toMatch(/^404 /);
    for (const tenant of ['umearegionen', 'kiruna']) {
      expect(await told(`/t/${tenant}/graphql`)).toBe(nowhere);
      expect(await told(`/t/${tenant}/audit.jsonl`, '')).toBe(await told('/t/finns-inte/audit.jsonl', ''));
    }
  });

  test('reads nothing of a tenant through a room of their own', async () => {
    const ids = Object.values(world.umea).map(({ id }) => id);
    for (const [list, type] of rootLists) {
      const answer = await told(
        door,
        `{ ${list}(first: 5) { nodes { ${selection(type, 0)} } } nodes(ids: ${JSON.stringify(ids.slice(0, 20))}) { id } }`,
      );
      expect(ids.filter((id) => answer.includes(id))).toEqual([]);
      expect(answer).not.toContain(CANARY);
    }
    expect(await told(door)).toMatch(/^200 /);
  });

  test.each(named(touching))('changes nothing in a tenant by %s', async (name, mutation) => {
    const input = inputFor(mutation, choosing(world.umea));
    if ('slug' in input) input.slug = 'X'; // what an operator may make is not made here
    const response = await who.fetch(door, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomBytes(12).toString('hex') },
      body: JSON.stringify({ query: mutationText(mutation), variables: { input } }),
    });
    const { data, errors } = (await response.json()) as { data: any; errors?: unknown };
    expect(errors).toBeUndefined();
    const refused = data[name].errors.map((error: { code: string }) => error.code);
    expect(refused).toEqual([email === OPERATOR && 'slug' in input ? expect.stringMatching(/^(SLUG_MALFORMED|TENANT_UNKNOWN)$/) : 'FORBIDDEN']);
  });
});
