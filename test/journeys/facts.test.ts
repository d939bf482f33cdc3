import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openWorld } from '../world.ts';
import type { Answer, Furnished, Visitor } from '../world.ts';

let world: Furnished;
let lead: Visitor;
beforeAll(async () => {
  world = await openWorld();
  lead = await world.visit('gruppledare@umearegionen.example');
}, 300_000);
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

describe('what funders have decided', () => {
  const grants = 'grants { nodes { number funder { slug } project { name } ceiling { amount } shareBp support { amount } finding } }';

  test('Tillväxtverket pays half of the closed project; what is missing in kind takes its half of the support away, in words', async () => {
    const { data } = await lead.ask(`{ ${grants} }`);
    const grant = data.grants.nodes.find((g: { project: { name: string } }) => g.project.name === 'Hållbara Umeåregionen');
    expect(grant).toMatchObject({ funder: { slug: 'tillvaxtverket' }, ceiling: { amount: '1200000.00' }, shareBp: 5000 });
    const support = Number(grant.support.amount).toLocaleString('sv-SE').replace(/\s/g, ' ');
    const ended = new RegExp(`^Stödet blev ${support} kr, .* mindre än planerat\\. \\d+ timmar av den utlovade egna tiden registrerades aldrig\\.$`);
    expect(grant.finding.replace(/\s/g, ' ')).toMatch(ended);
  });

  test('the two of Kiruna are paid by Vinnova and by Tillväxtverket for the European fund (A3-03)', async () => {
    const ida = await world.visit('strateg@kiruna.example', 'kiruna');
    const { data } = await ida.ask(`{ ${grants} }`);
    const paid = data.grants.nodes.map((g: { project: { name: string }; funder: { slug: string } }) => [g.project.name, g.funder.slug]);
    expect(paid.sort()).toEqual([
      ['Innovationsplattform Kiruna', 'vinnova'],
      ['Testbed Kiruna', 'tillvaxtverket'],
    ]);
  });

  test('its follow-up stands line by line, and month by month', async () => {
    const figures =
      'followUp(first: 50) { nodes { category year kind planned { amount } ledger { amount } committed { amount } forecast { amount } needsAmendment } }';
    const months = 'months(first: 50) { nodes { startsOn cashToDate { amount } plannedToDate { amount } } }';
    const { data, errors } = await lead.ask(`{ projects(filter: { name: { eq: "Hållbart resande, etapp 2" } }) { nodes { ${figures} ${months} } } }`);
    expect(errors).toBeUndefined();
    const [project] = data.projects.nodes;
    expect(project.followUp.nodes).toHaveLength(21);
    expect(project.months.nodes).toHaveLength(30);
    expect(project.months.nodes.at(-1).plannedToDate.amount).toBe('3200000.00');
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

describe('the region answers with its goals, plans and mandates', () => {
  test('the vision of 2050, with the goals of the five priorities under it (A2-25, A2-26)', async () => {
    const { data } = await lead.ask(
      '{ goals(filter: { level: { eq: vision } }) { nodes { title targetOn targetPrecision state subGoals(first: 20) { nodes { priority { number } municipality { name } } } } } }',
    );
    const [vision] = data.goals.nodes;
    expect(vision).toMatchObject({ targetOn: '2050-12-31', targetPrecision: 'year', title: expect.stringContaining('en kvarts miljon') });
    const regional = vision.subGoals.nodes.filter((g: { municipality: unknown }) => g.municipality === null);
    expect(regional.map((g: { priority: { number: number } }) => g.priority.number).sort()).toEqual([1, 2, 3, 4, 5]);
  });

  test('one regional plan of six local ones, each adopted (A2-13), and a matrix of 6 × 4 without an empty cell (A2-24)', async () => {
    const { data } = await lead.ask(
      '{ actionPlans(first: 50) { nodes { title adopted parts(first: 10) { nodes { adopted municipality { code } } } } } municipalityOutputs(first: 50) { nodes { kind itemCount } } }',
    );
    const regional = data.actionPlans.nodes.find((p: { parts: { nodes: unknown[] } }) => p.parts.nodes.length > 0);
    expect(regional).toMatchObject({ adopted: true, parts: { nodes: Array(6).fill(expect.objectContaining({ adopted: true })) } });
    expect(data.municipalityOutputs.nodes).toHaveLength(24);
    expect(data.municipalityOutputs.nodes.filter((o: { itemCount: number }) => o.itemCount === 0)).toEqual([]);
  });

  test('nine assignments of one decision; 12 clarifies the former 49, 15 goes to two bodies (A4-18)', async () => {
    const { data } = await lead.ask(
      '{ mandates(first: 20) { nodes { number status body { name } decision { decidedOn } clarifies { number } receivers { nodes { body { name } organisation { name } } } } } }',
    );
    const of = (number: string) => data.mandates.nodes.find((m: { number: string }) => m.number === number);
    const nine = data.mandates.nodes.filter((m: { decision: { decidedOn: string } | null }) => m.decision?.decidedOn === '2020-10-26');
    expect(nine.map((m: { number: string }) => Number(m.number)).sort((a: number, b: number) => a - b)).toEqual([8, 9, 11, 12, 13, 14, 15, 28, 34]);
    expect(of('12')).toMatchObject({ clarifies: { number: '49' }, status: 'done' });
    expect(of('15').receivers.nodes.map((r: { body: { name: string } }) => r.body.name)).toEqual([
      'Kommunstyrelsen i Umeå',
      'Tekniska nämnden i Umeå',
    ]);
    expect(of('13').receivers.nodes[1]).toMatchObject({ body: null, organisation: { name: 'Umeå Kommunföretag AB' } });
  });

  test('what was in force in 2022, and goals whose year has passed are passed (A4-15, A4-18)', async () => {
    const held = (day: string) =>
      `filter: { inForceFrom: { lte: "${day}" }, or: [{ inForceTo: { isNull: true } }, { inForceTo: { gte: "${day}" } }] }`;
    const { data } = await lead.ask(
      `{ then: actionPlans(${held('2022-05-01')}) { nodes { title } } now: actionPlans(${held('2025-05-01')}) { nodes { title } }
         goals(filter: { targetOn: { lte: "2025-12-31" } }) { nodes { state outcome } } }`,
    );
    const [then, now] = [data.then, data.now].map((of) => of.nodes.map((p: { title: string }) => p.title));
    expect(then).toContain('Planeringsförutsättningar, budget och investeringar 2021–2024');
    expect(now).not.toContain('Planeringsförutsättningar, budget och investeringar 2021–2024');
    expect(data.goals.nodes.map((g: { state: string }) => g.state)).toEqual(['passed', 'passed']);
  });
});
