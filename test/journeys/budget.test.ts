import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openWorld } from '../world.ts';
import type { Furnished, Visitor } from '../world.ts';

let world: Furnished;
let coordinator: Visitor;
let signatory: Visitor;
let sibling: Visitor;
beforeAll(async () => {
  world = await openWorld();
  coordinator = await world.visit('samordnare@umearegionen.example');
  signatory = await world.visit('kommunchef@umea.example');
  sibling = await world.visit('strateg@vindeln.example');
}, 300_000);
afterAll(() => world.close());

const CREATE = `mutation ($input: CreateProjectInput!) { createProject(input: $input) {
  project { id number status budget { id version } } errors { code path } } }`;
const SAVE = `mutation ($input: SaveBudgetInput!) { saveBudget(input: $input) {
  project { budgetTotal { amount } budgetLines { nodes { id } } } budget { id version financingDifference { amount } }
  errors { __typename code message ... on ConflictError { currentVersion current { ... on Budget { version total { amount } } } } } } }`;
const APPROVE = `mutation ($input: ApproveBudgetInput!) { approveBudget(input: $input) {
  budget { approvedAt approvedBy { name } } errors { __typename code message } } }`;
const RECORD = `mutation ($input: RecordExpenditureInput!) { recordExpenditure(input: $input) {
  expenditure { id budgetLine { remaining { amount } } project { spentTotal { amount } } } errors { code } } }`;

interface Made {
  id: string;
  status: string;
  number: string;
  budget: { id: string; version: number };
}

/** A project of Umeå, by default a running one. */
async function project(more: object = {}): Promise<Made> {
  const { data } = await coordinator.ask('{ municipalities { nodes { id name } } people(first: 50) { nodes { id } } }');
  const umea = data.municipalities.nodes.find((m: { name: string }) => m.name === 'Umeå').id;
  const input = { name: `Prov ${randomUUID()}`, leadId: data.people.nodes[0].id, municipalityId: umea, status: 'running', ...more };
  return (await coordinator.ask(CREATE, { input })).data.createProject.project;
}

async function save(budget: { id: string; version: number }, planned: string, amount = planned, by = coordinator): Promise<any> {
  const { data } = await coordinator.ask('{ organisations(first: 1) { nodes { id } } }');
  const financing = [{ financierId: data.organisations.nodes[0].id, kind: 'cash', amount }];
  const input = { id: budget.id, expectedVersion: budget.version, lines: [{ category: 'staff', year: 2026, planned }], financing };
  return (await by.ask(SAVE, { input })).data.saveBudget;
}
const approve = async (id: string, expectedVersion: number): Promise<any> =>
  (await signatory.ask(APPROVE, { input: { id, expectedVersion } }, { 'accept-language': 'sv' })).data.approveBudget;

describe('a budget over HTTP', () => {
  test('one öre off is refused with the difference; put right, it is approved by another person', async () => {
    const { budget } = await project();
    const off = await save(budget, '2400000.00', '2399999.99');
    expect(off.budget).toMatchObject({ version: 2, financingDifference: { amount: '-0.01' } });
    const [refusal] = (await approve(budget.id, 2)).errors;
    expect(refusal).toMatchObject({ __typename: 'RefusedError', message: 'Finansieringen är 0,01\u00a0kr mindre än budgeten.' });

    await save({ id: budget.id, version: 2 }, '2400000.00');
    expect(await approve(budget.id, 3)).toMatchObject({ errors: [], budget: { approvedBy: { name: 'Lena Forsnäs' } } });
  });

  test('who saves second gets a conflict with the current budget to merge with', async () => {
    const { budget } = await project();
    await save(budget, '100.00');
    const { errors } = await save(budget, '200.00');
    expect(errors).toEqual([
      expect.objectContaining({ __typename: 'ConflictError', currentVersion: 2, current: { version: 2, total: { amount: '100.00' } } }),
    ]);
  });

  test('an expenditure needs a key, is recorded once by it, and tells what is left', async () => {
    const { budget } = await project();
    const { project: saved } = await save(budget, '100.00');
    await approve(budget.id, 2);
    const input = { budgetLineId: saved.budgetLines.nodes[0].id, spentOn: '2026-03-31', amount: '100.01' };
    expect((await coordinator.ask(RECORD, { input })).data.recordExpenditure.errors).toEqual([{ code: 'IDEMPOTENCY_KEY_MISSING' }]);

    const key = { 'idempotency-key': randomUUID() };
    const once = await coordinator.ask(RECORD, { input }, key);
    expect(await coordinator.ask(RECORD, { input }, key)).toEqual(once);
    expect(once.data.recordExpenditure.expenditure).toMatchObject({
      budgetLine: { remaining: { amount: '-0.01' } },
      project: { spentTotal: { amount: '100.01' } },
    });
  });

  test('is recorded once where the same request comes many times at once, and a key stands for one request only', async () => {
    const { budget } = await project();
    const { project: saved } = await save(budget, '100.00');
    await approve(budget.id, 2);
    const input = { budgetLineId: saved.budgetLines.nodes[0].id, spentOn: '2026-03-31', amount: '10.00' };
    const key = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all(Array.from({ length: 8 }, () => coordinator.ask(RECORD, { input }, key)));
    const ids = answers.map(({ data }) => data.recordExpenditure.expenditure.id as string);
    expect(new Set(ids).size).toBe(1);
    expect(answers[0]!.data.recordExpenditure.expenditure.project.spentTotal).toEqual({ amount: '10.00' });
    const other = await coordinator.ask(RECORD, { input: { ...input, amount: '11.00' } }, key);
    expect(other.data.recordExpenditure.errors).toEqual([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });

  test('reads as a matrix of what is planned and spent by category and year', async () => {
    const { id, budget } = await project();
    const { data } = await coordinator.ask('{ organisations(first: 2) { nodes { id } } }');
    const [one, two] = data.organisations.nodes.map((organisation: { id: string }) => organisation.id);
    const line = (category: string, year: number, planned: string, partnerId: string | null = null) => ({ category, year, planned, partnerId });
    const lines = [line('travel', 2026, '30.00'), line('staff', 2027, '20.00'), line('staff', 2026, '10.00', one), line('staff', 2026, '15.00', two)];
    const input = { id: budget.id, expectedVersion: budget.version, lines, financing: [{ financierId: one, kind: 'cash', amount: '75.00' }] };
    const saved = (await coordinator.ask(SAVE, { input })).data.saveBudget;
    await approve(budget.id, saved.budget.version);
    const READ = `query ($id: ID!) { node(id: $id) { ... on Project {
      budgetLines { nodes { id category partner { id } } } budgetMatrix { category year planned { amount currency } spent { amount } } } } }`;
    const read = async (): Promise<any> => (await coordinator.ask(READ, { id })).data.node;
    for (const { id: budgetLineId, partner } of (await read()).budgetLines.nodes)
      if (partner)
        await coordinator.ask(RECORD, { input: { budgetLineId, spentOn: '2026-03-31', amount: '2.50' } }, { 'idempotency-key': randomUUID() });

    const cell = (category: string, year: number, planned: string, spent: string) => ({
      category,
      year,
      planned: { amount: planned, currency: 'SEK' },
      spent: { amount: spent },
    });
    expect((await read()).budgetMatrix).toEqual([
      cell('staff', 2026, '25.00', '5.00'),
      cell('staff', 2027, '20.00', '0.00'),
      cell('travel', 2026, '30.00', '0.00'),
    ]);
  });
});

describe('a draft', () => {
  const READ = `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`;

  test('and all that belongs to it is not there for a sibling municipality, in reads and writes', async () => {
    const { id, budget, status } = await project({ status: null });
    const { project: saved } = await save(budget, '100.00');
    const ids = [id, budget.id, saved.budgetLines.nodes[0].id];
    expect(status).toBe('draft');
    expect((await coordinator.ask(READ, { ids })).data.nodes).toEqual(ids.map((one) => ({ id: one })));

    expect((await sibling.ask(READ, { ids })).data.nodes).toEqual([null, null, null]);
    expect((await save({ id: budget.id, version: 2 }, '1.00', '1.00', sibling)).errors).toEqual([expect.objectContaining({ code: 'NOT_FOUND' })]);
  });

  test('is the subject of its audit events for whoever sees it', async () => {
    const { id } = await project({ status: null });
    const LOG = `{ auditEvents(first: 20, filter: { action: { in: ["project.created", "budget.created"] } }) {
      nodes { subjectId subject { __typename id ... on Project { budget { id } } } } } }`;
    const { nodes } = (await coordinator.ask(LOG)).data.auditEvents;
    const [own] = nodes.filter((event: { subjectId: string }) => event.subjectId === id);
    expect(own.subject).toEqual({ __typename: 'Project', id, budget: { id: id.replace('prj_', 'bud_') } });
    for (const event of nodes) expect(event.subject?.id).toBe(event.subjectId);
    const { data } = await sibling.ask(LOG);
    expect(JSON.stringify(data)).not.toContain(id);
  });

  test('answers another tenant like an id that never was', async () => {
    const { id, budget } = await project();
    const ida = await world.visit('strateg@kiruna.example', 'kiruna');
    const never = `prj_${randomUUID()}`;
    expect((await ida.ask(READ, { ids: [id, budget.id, never] })).data.nodes).toEqual([null, null, null]);
    expect((await save(budget, '1.00', '1.00', ida)).errors).toEqual((await save({ ...budget, id: never }, '1.00', '1.00', ida)).errors);
  });
});
