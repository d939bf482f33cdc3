import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openWorld } from '../world.ts';
import type { Answer, Furnished, Visitor } from '../world.ts';

let world: Furnished;
let lead: Visitor;
beforeAll(async () => {
  world = await openWorld();
  lead = await world.visit('gruppledare@umearegionen.example');
}, 120_000);
afterAll(() => world.close());

describe('the region answers with the facts of its documents', () => {
  test('six municipalities by code (A2-05)', async () => {
    const { data } = await lead.ask('{ municipalities { totalCount nodes { code name } } }');
    expect(data.municipalities.nodes.map((m: { code: string }) => m.code)).toEqual(['2401', '2403', '2404', '2409', '2460', '2480']);
  });

  test('at least ten workgroups (A2-09), one of them named in the sources', async () => {
    const { data } = await lead.ask('{ workgroups(first: 50) { totalCount nodes { name source } } }');
    expect(data.workgroups.totalCount).toBeGreaterThanOrEqual(10);
    expect(data.workgroups.nodes.filter((w: { source: string | null }) => /^A\d/.test(w.source ?? ''))).toHaveLength(1);
  });

  test('the project of 2008–2010 with 2 400 000 kr, half and half (A2-01–A2-03)', async () => {
    const { data } = await lead.ask(
      '{ projects(first: 50) { nodes { number name startsOn endsOn budgetTotal { amount currency } financing { nodes { financier { name } kind amount { amount } } } } } }',
    );
    const project = data.projects.nodes.find((p: { name: string }) => p.name === 'Hållbara Umeåregionen');
    expect(project).toMatchObject({ startsOn: '2008-01-01', endsOn: '2010-06-30', budgetTotal: { amount: '2400000.00', currency: 'SEK' } });
    expect(project.financing.nodes.map((f: { kind: string; amount: { amount: string } }) => [f.kind, f.amount.amount])).toEqual(
      expect.arrayContaining([
        ['cash', '1200000.00'],
        ['inKind', '1200000.00'],
      ]),
    );
  });

  test('the five networks with their levels (A2-28)', async () => {
    const { data, errors } = await lead.ask(
      '{ networks(first: 50) { nodes { name level memberships { totalCount nodes { organisation { name } startsOn endsOn } } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data.networks.nodes.length).toBeGreaterThanOrEqual(5);
  });

  test('deadlines with owner, municipality and state', async () => {
    const { data } = await lead.ask('{ deadlines(first: 50) { nodes { title dueOn owner { name } municipality { code name } state } } }');
    expect(data.deadlines.nodes.length).toBeGreaterThanOrEqual(8);
    expect(data.deadlines.nodes.map((d: { state: string }) => d.state)).toEqual(expect.arrayContaining(['late', 'open', 'met']));
  });
});

describe('the other region is apart', () => {
  test('Kiruna has two large projects and nine financiers and partners (A3-03, A3-04)', async () => {
    const ida = await world.visit('strateg@kiruna.example', 'kiruna');
    const { data } = await ida.ask('{ municipalities { nodes { code } } projects { nodes { name partners { nodes { organisation { name } } } } } }');
    expect(data.municipalities.nodes).toEqual([{ code: '2584' }]);
    expect(data.projects.nodes.map((p: { name: string }) => p.name)).toEqual(
      expect.arrayContaining(['Innovationsplattform Kiruna', 'Testbed Kiruna']),
    );
  });

  test('whoever has no role in a tenant finds nothing there, as where there is no tenant', async () => {
    const ida = await world.visit('strateg@kiruna.example');
    const there = await ida.ask('{ projects { totalCount } }');
    const nowhere = await (await world.visit('strateg@kiruna.example', 'finns-inte')).ask('{ projects { totalCount } }');
    const unnamed = ({ data, errors }: Answer): unknown => ({
      data,
      errors: errors!.map((e) => ({ ...e, extensions: { ...e.extensions, requestId: '' } })),
    });
    expect(unnamed(there)).toEqual(unnamed(nowhere));
    expect(there.errors![0]!.extensions.code).toBe('NOT_FOUND');
  });
});
