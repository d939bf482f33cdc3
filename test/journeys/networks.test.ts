import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openWorld } from '../world.ts';
import type { Furnished, Visitor } from '../world.ts';

let world: Furnished;
let coordinator: Visitor;
let kiruna: Visitor;
beforeAll(async () => {
  world = await openWorld();
  coordinator = await world.visit('samordnare@umearegionen.example');
  kiruna = await world.visit('strateg@kiruna.example', 'kiruna');
}, 300_000);
afterAll(() => world.close());

const ERRORS = 'errors { __typename code message path index }';
const once = (): Record<string, string> => ({ 'idempotency-key': randomUUID() });
const networkNamed = async (name: string): Promise<any> => {
  const { data } = await coordinator.ask(
    'query ($name: String!) { networks(filter: { name: { eq: $name } }) { nodes { id version scope scopes { nodes { number validFrom } } currentMemberCount memberships { totalCount } viewerCan { update importMembers } } } }',
    { name },
  );
  return data.networks.nodes[0];
};

describe('the region reads who belongs where', () => {
  test('a workgroup shows which municipalities have nobody in it', async () => {
    const { data } = await coordinator.ask(
      `{ workgroups(filter: { name: { eq: "Energi och klimat" } }) { nodes { lead { name } gapCount priority { number }
         coverage(filter: { memberCount: { eq: 0 } }) { nodes { memberCount municipality { name code } } } } } }`,
    );
    expect(data.workgroups.nodes).toEqual([
      {
        lead: { name: 'Maja Norrby' },
        gapCount: 1,
        priority: { number: 4 },
        coverage: { nodes: [{ memberCount: 0, municipality: { name: 'Bjurholm', code: '2403' } }] },
      },
    ]);
  });

  test('the ownership tree is read upwards and downwards (A0-03)', async () => {
    const { data } = await coordinator.ask(
      `{ organisations(filter: { name: { eq: "Umeå Kommunföretag AB" } }) { nodes { parent { name } subsidiaries { nodes { name foundedYear } } } } }`,
    );
    expect(data.organisations.nodes).toEqual([
      { parent: { name: 'Umeå kommun' }, subsidiaries: { nodes: [{ name: 'Kompetensspridning i Umeå AB', foundedYear: 2009 }] } },
    ]);
  });

  test('a network’s scope is the version that holds today, and the earlier one is kept (A0-05)', async () => {
    const network = await networkNamed('Nätverket för hållbart byggande och förvaltande i kallt klimat');
    expect(network.scope).toContain('samhällsbyggandet');
    expect(network.scopes.nodes).toEqual([
      { number: 1, validFrom: '2010-01-01' },
      { number: 2, validFrom: '2022-07-01' },
    ]);
    expect([network.currentMemberCount, network.memberships.totalCount]).toEqual([7, 8]);
  });

  test('the council only recommends, the boards adopt (A2-18)', async () => {
    const { data } = await coordinator.ask('{ bodies(first: 50) { nodes { name kind standing mayAdopt } } }');
    const adopting = data.bodies.nodes.filter((b: any) => b.kind === 'executiveBoard').map((b: any) => b.mayAdopt);
    expect(adopting).toEqual([true, true, true, true, true, true]);
    expect(data.bodies.nodes).toContainEqual({ name: 'Regionrådet', kind: 'advisoryCouncil', standing: 'advisory', mayAdopt: false });
  });
});

/** One mutation: `createNetwork` takes a CreateNetworkInput; answers its payload. */
const act = async (verb: string, input: object, selection: string, visitor = coordinator): Promise<any> => {
  const type = verb === 'importMembers' || verb === 'previewMemberImport' ? 'MemberListInput' : `${verb[0]!.toUpperCase()}${verb.slice(1)}Input`;
  const { data } = await visitor.ask(`mutation ($input: ${type}!) { ${verb}(input: $input) { ${selection} ${ERRORS} } }`, { input }, once());
  return data[verb];
};

test('a network is created, gets a member and ends, each payload read by the same request', async () => {
  const { data } = await coordinator.ask('{ people(first: 1) { nodes { id } } organisations(first: 1) { nodes { id name } } }');
  const { id: organisationId, name } = data.organisations.nodes[0];
  const input = { name: `Prov ${randomUUID()}`, level: 'regional', accountableOwnerId: data.people.nodes[0].id, scope: 'Att prova.' };

  const { network, errors } = await act('createNetwork', input, 'network { id version scope }');
  const joining = { networkId: network.id, organisationId, startsOn: '2024-01-01' };
  const joined = await act('addMembership', joining, 'membership { role organisation { name } viewerCan { end } }');
  const ending = { id: network.id, expectedVersion: 1, endsOn: '2024-12-31' };
  const ended = await act('endNetwork', ending, 'endedMemberships network { endsOn memberships { nodes { endsOn } } }');

  expect([network, errors]).toMatchObject([{ version: 1, scope: 'Att prova.' }, []]);
  expect(joined).toEqual({ membership: { role: 'member', organisation: { name }, viewerCan: { end: true } }, errors: [] });
  const last = { endsOn: '2024-12-31' };
  expect(ended).toEqual({ endedMemberships: 1, network: { ...last, memberships: { nodes: [last] } }, errors: [] });
});

test('a merged duplicate leaves the list, and its id leads to the one that stays', async () => {
  const name = `Prov ${randomUUID()}`;
  const create = async (): Promise<string> => (await act('createOrganisation', { name, kind: 'company' }, 'organisation { id }')).organisation.id;
  const [id, duplicate] = [await create(), await create()];

  await act('mergeOrganisations', { id, expectedVersion: 1, duplicateIds: [duplicate] }, 'organisation { id }');

  const { data } = await coordinator.ask(
    `query ($name: String!, $id: ID!) { organisations(filter: { name: { eq: $name } }) { totalCount nodes { id } }
     node(id: $id) { ... on Organisation { merged mergedInto { id } } } }`,
    { name, id: duplicate },
  );
  expect(data.organisations).toEqual({ totalCount: 1, nodes: [{ id }] });
  expect(data.node).toEqual({ merged: true, mergedInto: { id } });
});

describe('a list with 3 bad rows of 40', () => {
  const rows = Array.from({ length: 40 }, (_, i) => `Provbolag ${i} ${randomUUID()};företag;2024-01-01`);
  const content = ['Organisation;Typ;Från', ...rows.with(4, 'Fel;rymdfärja;').with(20, ';företag;').with(39, 'Fel;;2024-02-30')].join('\n');

  test('imports nothing and names the three', async () => {
    const before = await networkNamed('CIVITAS');

    const { network, errors } = await act('importMembers', { networkId: before.id, content }, 'network { id }');

    expect(network).toBeNull();
    expect(errors.map((e: any) => [e.index, e.code])).toEqual([
      [6, 'IMPORT_VALUE_WRONG'],
      [22, 'IMPORT_VALUE_MISSING'],
      [41, 'IMPORT_VALUE_WRONG'],
    ]);
    expect(await networkNamed('CIVITAS')).toEqual(before);
  });

  test('is previewed row by row', async () => {
    const { id } = await networkNamed('CIVITAS');

    const { preview } = await act(
      'previewMemberImport',
      { networkId: id, content },
      'preview { newMemberships newOrganisations mapping { column heading } rows { row action newOrganisation } faults { row column message } }',
    );

    expect(preview).toMatchObject({ newMemberships: 37, newOrganisations: 37 });
    expect(preview.faults.map((f: any) => [f.row, f.column])).toEqual([
      [6, 'kind'],
      [22, 'organisation'],
      [41, 'startsOn'],
    ]);
    expect(preview.rows).toHaveLength(40);
  });
});

test('another region’s ids answer exactly as ids of nothing, in reads, writes and imports', async () => {
  const { id } = await networkNamed('CIVITAS');
  const answer = async (networkId: string): Promise<unknown[]> => [
    await kiruna.ask('query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }', { id: networkId }),
    await act('endNetwork', { id: networkId, expectedVersion: 1, endsOn: '2024-12-31' }, 'network { id }', kiruna),
    await act('importMembers', { networkId, content: 'Organisation\nX' }, 'network { id }', kiruna),
    await act('previewMemberImport', { networkId, content: 'Organisation\nX' }, 'preview { newMemberships }', kiruna),
  ];

  expect(await answer(id)).toEqual(await answer(`net_${randomUUID()}`));
  expect(JSON.stringify(await answer(id))).toContain('NOT_FOUND');
});
