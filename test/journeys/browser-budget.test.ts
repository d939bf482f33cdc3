import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openWorld } from '../world.ts';
import type { Furnished } from '../world.ts';
import { browserPath, openBrowser, openPage, visit } from './browser.ts';

const suite = browserPath() ? describe : describe.skip;
const strategist = 'strateg@vindeln.example';
const chief = 'kommunchef@vindeln.example';
const coordinator = 'samordnare@umearegionen.example';

suite('a budget in a browser', () => {
  let world: Furnished;
  let browser: Browser;
  beforeAll(async () => {
    [world, browser] = await Promise.all([openWorld({ SAMNAV_MODE: 'demo' }), openBrowser()]);
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const open = async (email: string, path: string): Promise<Page> => {
    const { cookie } = await world.visit(email);
    const { page } = await openPage(browser, world.url, { cookie });
    await visit(page, path);
    return page;
  };
  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
  const inDialog = (page: Page, name: string | RegExp) => page.getByRole('dialog').getByRole('button', { name });
  const heading = (page: Page, name: RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

  test('is written row by row, and one öre that is missing is said in words', async () => {
    const project = await newProject(world, null);
    const page = await open(strategist, `${project}/budget`);
    await button(page, 'Lägg till rad').click();
    await page.getByLabel('Kostnadsslag, rad 1').selectOption('travel');
    await page.getByLabel('Budget, rad 1').fill('12 500');
    await button(page, 'Lägg till finansiär').click();
    await page.getByRole('combobox', { name: 'Finansiär, rad 1' }).fill('Vindelns');
    await page.getByRole('option', { name: 'Vindelns kommun' }).click();
    await page.getByLabel('Belopp, rad 1').fill('12 499,99');
    await page.getByText('1 öre fattas i finansieringen.').waitFor();
    await button(page, 'Spara budgeten').click();
    await heading(page, /^Budgeten saknar 0,01.kr i finansiering$/);
    await page.context().close();
  }, 120_000);

  test('that two people change at once is shown in both versions, and nothing written is lost', async () => {
    const project = await newProject(world, '12500.00');
    const [mine, theirs] = [await open(strategist, `${project}/budget`), await open(coordinator, `${project}/budget`)];
    await mine.getByLabel('Beskrivning, rad 1').first().fill('Tåg till Vindeln');
    await theirs.getByLabel('Budget, rad 1').fill('13 000');
    await button(theirs, 'Spara budgeten').click();
    await heading(theirs, /^Budgeten saknar 500.kr i finansiering$/);
    await button(mine, 'Spara budgeten').click();
    const row = mine.getByRole('dialog').getByRole('row', { name: /Resor/ });
    expect((await row.textContent())?.replace(/\s/g, ' ')).toMatch(/12 500 kr13 000 kr$/);
    await inDialog(mine, 'Spara min version ändå').click();
    await heading(mine, /^Budgeten på 12.500.kr är finansierad men inte godkänd$/);
    await mine.getByText(/sparad .* av Stina Ramsele/).waitFor();
    await Promise.all([mine.context().close(), theirs.context().close()]);
  }, 120_000);

  test('is approved by another than whoever saved it', async () => {
    const project = await newProject(world, '12500.00', coordinator);
    const [own, other] = [await open(coordinator, project), await open(chief, project)];
    await button(own, 'Godkänn budgeten').click();
    await inDialog(own, /Godkänn 12.500/).click();
    await own.getByRole('dialog').getByText('En annan person måste göra det.').waitFor();
    await button(other, 'Godkänn budgeten').click();
    await inDialog(other, /Godkänn 12.500/).click();
    await heading(other, /^Inget av 12.500.kr är använt än$/);
    await Promise.all([own.context().close(), other.context().close()]);
  }, 120_000);

  test('takes expenditures once it is approved, and their reversals with a reason', async () => {
    const project = await newProject(world, '12500.00');
    await approve(world, project);
    const page = await open(coordinator, project);
    await button(page, 'Registrera utgift').click();
    await page.getByRole('dialog').getByRole('combobox', { name: 'Budgetrad' }).fill('Resor');
    await page.getByRole('option', { name: /Resor/ }).click();
    await page.getByRole('dialog').getByLabel('Belopp').fill('250,50');
    await inDialog(page, 'Registrera').click();
    await heading(page, /^250,50.kr av 12.500.kr är använt$/);
    await page.getByRole('link', { name: 'Alla utgifter' }).click();
    await heading(page, /^En rad i liggaren, 250,50.kr$/);
    await page.getByRole('gridcell', { name: '250,50' }).first().click();
    await button(page, 'Återför').click();
    await page.getByLabel('Varför den återförs').fill('Bokförd på fel projekt');
    await inDialog(page, 'Återför').click();
    await heading(page, /^2 rader i liggaren, tillsammans 0.kr$/);
    await page.context().close();
  }, 120_000);
});

const idOf = (project: string): string => project.split('/').at(-1)!;

/** A running project of Vindeln's, with a financed budget where an amount is given; answers its address. */
async function newProject(world: Furnished, amount: string | null, savedBy = strategist): Promise<string> {
  const { ask } = await world.visit(strategist);
  const { data } = await ask(
    '{ me { person { id } } municipalities { nodes { id name } } organisations(first: 1, filter: { name: { eq: "Vindelns kommun" } }) { nodes { id } } }',
  );
  const municipalityId = data.municipalities.nodes.find((each: { name: string }) => each.name === 'Vindeln').id;
  const input = { name: 'Laddstolpar i Granö', leadId: data.me.person.id, municipalityId, status: 'running' };
  const made = await ask('mutation ($input: CreateProjectInput!) { createProject(input: $input) { project { id budget { id version } } } }', {
    input,
  });
  const { id, budget } = made.data.createProject.project;
  const lines = [{ category: 'travel', year: 2026, planned: amount }];
  const financing = [{ financierId: data.organisations.nodes[0].id, kind: 'cash', amount }];
  const save = { input: { id: budget.id, expectedVersion: budget.version, lines, financing } };
  if (amount) await (await world.visit(savedBy)).ask('mutation ($input: SaveBudgetInput!) { saveBudget(input: $input) { errors { code } } }', save);
  return `/t/umearegionen/projects/${id}`;
}

async function approve(world: Furnished, project: string): Promise<void> {
  const { ask } = await world.visit(chief);
  const { data } = await ask('query ($id: ID!) { node(id: $id) { ... on Project { budget { id version } } } }', { id: idOf(project) });
  const input = { id: data.node.budget.id, expectedVersion: data.node.budget.version };
  await ask('mutation ($input: ApproveBudgetInput!) { approveBudget(input: $input) { errors { code } } }', { input });
}
