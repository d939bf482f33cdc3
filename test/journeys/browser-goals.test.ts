import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ownDatabase } from '../jobs/own-database.ts';
import type { OwnDatabase } from '../jobs/own-database.ts';
import type { Furnished } from '../world.ts';
import { axeFindings, browserPath, go, lookAt, openBrowser, openPage, visit } from './browser.ts';
import { furnishGoals } from './goals-world.ts';
import type { GoalsWorld } from './goals-world.ts';

const suite = browserPath() ? describe : describe.skip;
const STRATEGIST = 'strateg@umea.example';
const COORDINATOR = 'samordnare@umearegionen.example';
const POLITICIAN = 'politiker@umea.example';
const LEAD = 'gruppledare@umearegionen.example';
const CHIEF = 'kommunchef@umea.example';
const home = (path: string): string => `/t/umearegionen/${path}`;

suite('goals and indicators in a browser', () => {
  let own: OwnDatabase;
  let world: Furnished;
  let browser: Browser;
  let made: GoalsWorld;
  const cookies = new Map<string, string>();
  beforeAll(async () => {
    [own, browser] = await Promise.all([ownDatabase('demo', { furnished: true }), openBrowser()]);
    Object.assign(process.env, own.env);
    const { openWorld } = await import('../world.ts'); // reads the environment when it is loaded
    world = await openWorld({ SAMNAV_MODE: 'demo' });
    const [coordinator, strategist] = await Promise.all([world.visit(COORDINATOR), world.visit(STRATEGIST)]);
    made = await furnishGoals({ coordinator, strategist, strategistName: 'Elin Granberg' });
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
    await own.drop();
  });

  const open = async (email: string, path: string, options: { width?: number; dark?: boolean } = {}) => {
    if (!cookies.has(email)) cookies.set(email, (await world.visit(email)).cookie);
    const opened = await openPage(browser, world.url, { cookie: cookies.get(email)!, ...options });
    await visit(opened.page, home(path));
    return opened;
  };
  const heading = (page: Page, name: RegExp | string) => page.getByRole('heading', { level: 1, name }).waitFor();
  const titleOf = async (page: Page): Promise<string> => (await page.locator('h1').first().textContent()) ?? '';

  test('a strategist reports three values from Min vecka by keyboard alone, and sees the forecast move once they are approved', async () => {
    const { page, context, faults } = await open(STRATEGIST, `indicators/${made.waitingIds[1]}`);
    const before = await titleOf(page);
    expect(before).toMatch(/måste öka .* gånger så fort för att nå 100\s% 2030/);
    await visit(page, home('week'));
    await heading(page, /värden att rapportera/);
    await page.getByRole('link', { name: /Rapportera: .* värden att rapportera/ }).focus();
    await page.keyboard.press('Enter');
    await heading(page, /värden väntar på dig/);
    for (const [name, value] of [
      ['Resor på prov', '64,9'],
      ['Drivmedel på prov', '55'],
      ['Energi på prov', '130,5'],
    ] as const) {
      await page
        .getByRole('textbox', { name: new RegExp(name) })
        .first()
        .focus();
      await page.keyboard.type(value);
      await page.keyboard.press('Tab');
    }
    await page
      .getByText(/Med detta värde: .* under linjen/)
      .first()
      .waitFor();
    await page
      .getByText(/Utkast sparat/)
      .nth(2)
      .waitFor();
    await page.getByRole('button', { name: 'Lämna in 3 värden' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Inlämnat', { exact: true }).nth(2).waitFor();
    const approver = await open(COORDINATOR, 'approvals');
    for (const name of ['Resor', 'Drivmedel', 'Energi']) {
      const button = approver.page.getByRole('button', { name: new RegExp(`^Godkänn ${name} på prov`) });
      await button.click();
      await button.waitFor({ state: 'detached' });
    }
    await visit(page, home(`indicators/${made.waitingIds[1]}`));
    expect(await titleOf(page)).not.toBe(before);
    await page.getByRole('row', { name: /2025.*55,0.*Godkänt/ }).waitFor();
    expect([...faults, ...approver.faults]).toEqual([]);
    await Promise.all([context.close(), approver.context.close()]);
  }, 90_000);

  test('a value that is sent back waits again, with the reason; 64,9 does not meet at least 65', async () => {
    const { page, context, faults } = await open(COORDINATOR, `indicators/${made.waitingIds[0]}`);
    await page.getByRole('button', { name: /Skicka tillbaka Resor på prov.* 2025/ }).click();
    await page.getByRole('dialog').getByLabel('Orsak').fill('Räkna med gångresorna');
    await page.getByRole('dialog').getByRole('button', { name: 'Skicka tillbaka' }).click();
    await page.getByRole('row', { name: /2025.*Återsänt/ }).waitFor();
    const strategist = await open(STRATEGIST, 'report');
    await strategist.page.getByText('Återsänt av Johan Älvestad: Räkna med gångresorna').waitFor();
    expect(
      await strategist.page
        .getByRole('textbox', { name: /Resor på prov/ })
        .first()
        .inputValue(),
    ).toBe('64,9');
    expect([...faults, ...strategist.faults]).toEqual([]);
    await Promise.all([context.close(), strategist.context.close()]);
  }, 120_000);

  test('a politician sees on a phone who has reported, which goals are behind and the map, without scrolling sideways', async () => {
    const { page, context, faults } = await open(POLITICIAN, 'overview', { width: 390, dark: true });
    await page.getByLabel('Byt mått').selectOption(made.emissionsId);
    await heading(page, /Fem av sex kommuner har rapporterat\. .* mål /);
    await page.getByText('ej rapporterat').first().waitFor();
    await page.waitForFunction('document.documentElement.scrollWidth <= window.innerWidth', undefined, { timeout: 5_000 });
    await page.getByLabel('Byt mått').selectOption({ label: 'Sena tidsgränser' });
    await page.waitForURL(/measure=late/);
    await page.getByRole('button', { name: 'Visa som tabell' }).click();
    await page.getByRole('row', { name: /Bjurholm/ }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  }, 120_000);

  test('a chief executive finds the week, the region, its goals and its decisions, by keyboard to the first of them', async () => {
    const { page, context, faults } = await open(CHIEF, 'week');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('link', { name: 'Översikt', exact: true }).first().focus();
    await page.keyboard.press('Enter');
    await heading(page, /mål/);
    for (const path of ['goals', 'approvals', 'decisions']) {
      await visit(page, `/t/umearegionen/${path}`);
      expect([path, await axeFindings(page)]).toEqual([path, []]);
    }
    expect(faults).toEqual([]);
    await context.close();
  }, 120_000);

  test('a target opens to what counted and what did not, with the reason for each', async () => {
    const { page, context, faults } = await open(CHIEF, `projects/${made.projectId}`);
    const summary = page.locator('summary', { hasText: 'Minst fem nya nätverk' });
    await summary.focus();
    await page.keyboard.press('Enter');
    await page.locator('details[open]').getByText('Räknades inte:').first().waitFor();
    const link = page.getByRole('link', { name: 'Mer om Minst fem nya nätverk' });
    await link.click();
    await heading(page, /Minst fem nya nätverk: målet/);
    expect(await page.locator('.counted').textContent()).toMatch(/CIVITAS/);
    await go(page, home('targets/tgt_00000000-0000-7000-8000-000000000000'));
    await heading(page, 'Sidan finns inte');
    expect(faults).toEqual([]);
    await context.close();
  }, 120_000);

  test('a strategist makes an indicator for a goal, says who reports it and how it breaks down, and reports it by category', async () => {
    const { page, context, faults } = await open(STRATEGIST, `goals/${made.goalId}`);
    await page.getByRole('link', { name: 'Ny indikator' }).click();
    await heading(page, 'Lägg till en indikator');
    await page.getByRole('button', { name: 'Lägg till indikator' }).click();
    await page.getByText('Fyll i namn').first().waitFor();
    await page.getByLabel('Namn').fill('Cyklister på prov');
    await page.getByLabel('Enhet').fill('antal');
    await page.getByLabel('Bättre när värdet').selectOption('ascending');
    await page.getByLabel('Regionens värde').selectOption('sum');
    await page.getByRole('combobox', { name: 'Kommun' }).fill('Umeå');
    await page.getByRole('option', { name: 'Umeå', exact: true }).click();
    await page.getByRole('button', { name: 'Lägg till indikator' }).click();
    await heading(page, /Cyklister på prov/);
    await page.getByText('Mäts inte för något än').waitFor();
    await page.getByRole('button', { name: 'Lägg till område' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Lägg till område' }).click();
    await page.getByRole('button', { name: 'Ändra Umeå' }).waitFor();
    await page.getByRole('button', { name: 'Lägg till uppdelning' }).click();
    await page.getByRole('dialog').getByLabel('Uppdelning').fill('Kön');
    await page.getByRole('dialog').getByLabel('Kategorier').fill('kvinnor\nmän');
    await page.getByRole('dialog').getByRole('button', { name: 'Lägg till uppdelning' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Kön: kvinnor och män' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await visit(page, home('report'));
    const card = page.locator('section.card', { hasText: 'Cyklister på prov' });
    await card.getByRole('textbox', { name: /^Värde i antal/ }).fill('30');
    await card.getByRole('textbox', { name: /^kvinnor/ }).fill('20');
    await card.getByText('Saknas: män').waitFor();
    await card.getByRole('textbox', { name: /^män/ }).fill('10');
    await card.getByText('ofullständigt').waitFor({ state: 'detached' });
    await page.keyboard.press('Tab');
    await card.getByText(/Utkast sparat/).waitFor();
    await visit(page, home('report'));
    const again = page.locator('section.card', { hasText: 'Cyklister på prov' }).getByRole('textbox', { name: /^män/ });
    await page.waitForFunction((field) => (field as { value: string } | null)?.value === '10', await again.elementHandle());
    expect(faults).toEqual([]);
    await context.close();
  }, 120_000);

  test('a workgroup is asked for a report, its lead is led there from Min vecka, and the coordinator approves it', async () => {
    const coordinator = await open(COORDINATOR, 'workgroup-reports');
    await coordinator.page.getByRole('link', { name: 'Ny rapport' }).click();
    await coordinator.page.getByRole('combobox', { name: 'Arbetsgrupp' }).fill('Energi och klimat');
    await coordinator.page.getByRole('option', { name: 'Energi och klimat' }).click();
    await coordinator.page.getByLabel('Periodens första dag').fill('2019-01-01');
    await coordinator.page.getByRole('button', { name: 'Skapa rapporten' }).click();
    await heading(coordinator.page, /Rapporten ska in/);
    const lead = await open(LEAD, 'week');
    await lead.page.getByRole('link', { name: /^Rapportera: Rapport Energi och klimat 2019-01-01/ }).click();
    await heading(lead.page, /Rapporten ska in/);
    await lead.page.getByLabel('Vad har gruppen gjort?').fill('Träffats om solel');
    await lead.page.getByRole('button', { name: 'Spara utkast' }).click();
    await lead.page.getByText('Utkastet är sparat.').waitFor();
    await lead.page.getByRole('button', { name: 'Lämna in rapporten' }).click();
    await heading(lead.page, 'Rapporten väntar på godkännande');
    await visit(coordinator.page, home('week'));
    await coordinator.page.getByRole('link', { name: /^Godkänn: Rapport Energi och klimat 2019-01-01/ }).click();
    await coordinator.page.getByRole('button', { name: 'Godkänn rapporten' }).click();
    await heading(coordinator.page, 'Rapporten är godkänd');
    expect([...lead.faults, ...coordinator.faults]).toEqual([]);
    await Promise.all([lead.context.close(), coordinator.context.close()]);
  }, 120_000);

  test('axe finds nothing on the pages that are full of figures, light and dark, Swedish and English, and nothing scrolls sideways at 320 pixels', async () => {
    const { page, context, faults } = await open(COORDINATOR, 'goals');
    // the walk over every linked page looks at the rest
    const paths = ['goals', `goals/${made.goalId}`, `indicators/${made.emissionsId}`, 'report', 'overview', `targets/${made.targetId}`, 'periods'];
    const findings: Record<string, string[]> = {};
    for (const path of paths) {
      await visit(page, home(path));
      const found = await lookAt(page);
      if (found.length) findings[path] = found;
    }
    await page.evaluate(`localStorage.setItem('samnav.language', 'en')`);
    await visit(page, home('goals'));
    await heading(page, / goals /);
    await visit(page, home(`indicators/${made.emissionsId}`));
    await page.getByRole('heading', { name: 'Where it stands' }).waitFor();
    expect(findings).toEqual({});
    expect(faults).toEqual([]);
    await context.close();
  }, 300_000);
});
