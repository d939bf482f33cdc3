import { randomUUID } from 'node:crypto';
import type { Furnished, Visitor } from '../world.ts';

export const MANAGER = 'projektledare@umea.example';
export const FINANCE = 'ekonom@umea.example';
export const SIGNATORY = 'kommunchef@umea.example';
export const AUDITOR = 'granskare@tillvaxtverket.example';
const COORDINATOR = 'samordnare@umearegionen.example';

/** A running project of Umeå's with an approved budget, a decision of Tillväxtverket and certified hours; its costs are still in the municipality's books. */
export interface Stage {
  projectId: string;
}

/** A mutation that must do what it says; answers its payload. */
export async function act<T = any>({ ask }: Visitor, name: string, input: object, selection: string): Promise<T> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const answer = await ask(
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} errors { code message path } } }`,
    { input },
    { 'idempotency-key': randomUUID() },
  );
  const payload = answer.data?.[name];
  if (!payload || payload.errors.length) throw new Error(`${name}: ${JSON.stringify(answer.errors ?? payload?.errors)}`);
  return payload;
}

const YEAR = new Date().getUTCFullYear() - 1;
/** A day of the claimed year, e.g. `02-14`. */
export const on = (day: string): string => `${YEAR}-${day}`;

export async function setStage(world: Furnished): Promise<Stage> {
  const [coordinator, manager, finance, chief] = await Promise.all([COORDINATOR, MANAGER, FINANCE, SIGNATORY].map((email) => world.visit(email)));
  const places = await placesOf(coordinator!, manager!);
  const { project } = await act(
    coordinator!,
    'createProject',
    {
      ...{ name: 'Solceller på sporthallen', leadId: places.manager, municipalityId: places.municipality, status: 'running' },
      ...{ statusFrom: on('01-01'), startsOn: on('01-01'), endsOn: `${YEAR + 2}-12-31` },
    },
    'project { id budget { id version } }',
  );
  await act(coordinator!, 'grantRole', { email: MANAGER, role: 'projectManager', projectId: project.id }, 'roleAssignment { id }');
  await budget(coordinator!, chief!, project.budget, places.financier);
  await act(
    coordinator!,
    'createGrant',
    {
      ...{ projectId: project.id, funderId: places.funder, number: `${YEAR}-20412`, decidedOn: `${YEAR - 1}-12-01` },
      ...{ startsOn: on('01-01'), endsOn: `${YEAR + 2}-12-31`, ceiling: '400000.00', shareBp: 5000, ruleSet: 'tillvaxtverketNational' },
      ...{ beneficiaryName: 'Umeå kommun', periods: [{ startsOn: on('01-01'), endsOn: on('03-31'), dueOn: on('05-31') }] },
    },
    'grant { id }',
  );
  await mapped(finance!, places.municipality, project.id);
  await hours(manager!, finance!, chief!, project.id, places.manager);
  return { projectId: project.id };
}

async function placesOf(coordinator: Visitor, manager: Visitor) {
  const own = await manager.ask('{ me { person { id } } }');
  const { data } = await coordinator.ask(
    `{ municipalities { nodes { id name } } funders(first: 10) { nodes { id name } }
      organisations(first: 1, filter: { name: { eq: "Umeå kommun" } }) { nodes { id } } }`,
  );
  const named = (rows: { id: string; name: string }[], name: string): string => rows.find((row) => row.name === name)!.id;
  return {
    manager: own.data.me.person.id as string,
    municipality: named(data.municipalities.nodes, 'Umeå'),
    funder: named(data.funders.nodes, 'Tillväxtverket'),
    financier: data.organisations.nodes[0].id as string,
  };
}

async function budget(saver: Visitor, approver: Visitor, { id, version }: { id: string; version: number }, financierId: string) {
  const line = (category: string, planned: string) => ({ category, year: YEAR, planned });
  const lines = [line('externalServices', '300000.00'), line('meetings', '60000.00'), line('travel', '40000.00'), line('ownWorkTime', '200000.00')];
  const financing = [
    { financierId, kind: 'cash', amount: '400000.00' },
    { financierId, kind: 'inKind', amount: '200000.00' },
  ];
  const saved = await act(saver, 'saveBudget', { id, expectedVersion: version, lines, financing }, 'budget { version }');
  await act(approver, 'approveBudget', { id, expectedVersion: saved.budget.version }, 'budget { id }');
}

/** What the municipality's books call the project, and which accounts are which costs. */
async function mapped(finance: Visitor, municipalityId: string, projectId: string): Promise<void> {
  await act(finance, 'setObjectMapping', { municipalityId, dimension: '6', object: 'P77', projectId }, 'objectMapping { id }');
  for (const [account, category] of [
    [5700, 'meetings'],
    [5810, 'travel'],
    [6550, 'externalServices'],
  ] as const)
    await act(finance, 'setAccountMapping', { municipalityId, accountFrom: account, accountTo: account, category }, 'accountMapping { id }');
}

/** The project's part of the books of the claimed quarter. */
export const books = (): string =>
  [
    'Vernr;Datum;Konto;Belopp;Projekt;Text;Leverantör',
    `A101;${on('01-20')};6550;42000,00;P77;Processledning, workshop 3;Norrlid Process AB`,
    `A118;${on('03-04')};5700;17475,00;P77;Lokal och förtäring, workshop 3;Norrlid Lokaler AB`,
    `A121;${on('03-18')};5810;6840,00;P77;Tågresor till samrådet;Norrtåg AB`,
    `A124;${on('03-22')};6550;11300,00;P77;Tryck av handlingsprogram;Tryckeri City AB`,
    `A130;${on('03-28')};5700;4920,00;P77;Presentation för Regionrådet;Norrlid Lokaler AB`,
  ].join('\r\n');

/** Hours that the manager worked on three days, valued by the salary and certified by the chief executive. */
async function hours(manager: Visitor, finance: Visitor, chief: Visitor, projectId: string, personId: string): Promise<void> {
  await act(finance, 'setHourlyRate', { projectId, personId, monthlySalary: '38500.00', startsOn: on('01-01') }, 'hourlyRate { id }');
  const ids: string[] = [];
  for (const day of ['01-29', '02-26', '03-31']) {
    const input = { projectId, personId, workedOn: on(day), minutes: 480, activity: 'Samråd med föreningarna' };
    const { timeEntry } = await act(manager, 'recordTime', input, 'timeEntry { id }');
    ids.push(timeEntry.id);
  }
  await act(chief, 'certifyTime', { ids }, 'timeEntries { id }');
}
