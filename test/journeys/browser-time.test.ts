import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ownDatabase } from '../jobs/own-database.ts';
import type { OwnDatabase } from '../jobs/own-database.ts';
import type { Furnished } from '../world.ts';
import { axeFindings, browserPath, openBrowser, openPage, visit } from './browser.ts';

const suite = browserPath() ? describe : describe.skip;
const WORKER = 'strateg@umea.example';
const CHIEF = 'kommunchef@umea.example';
const DAY = 86_400_000;
/** Monday of last week: all its days have come. */
const monday = (() => {
  const today = new Date(`${new Date().toISOString().slice(0, 10)}T00:00:00Z`);
  return new Date(today.getTime() - (((today.getUTCDay() + 6) % 7) + 7) * DAY).toISOString().slice(0, 10);
})();
const page$ = `/t/umearegionen/time?week=${monday}`;

suite('own work time in a browser', () => {
  let own: OwnDatabase;
  let world: Furnished;
  let browser: Browser;
  beforeAll(async () => {
    [own, browser] = await Promise.all([ownDatabase('demo', { furnished: true }), openBrowser()]);
    Object.assign(process.env, own.env);
    const { openWorld } = await import('../world.ts'); // reads the environment when it is loaded
    world = await openWorld({ SAMNAV_MODE: 'demo' });
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
    await own.drop();
  });
  const open = async (email: string, options: { width?: number; dark?: boolean } = {}) => {
    const opened = await openPage(browser, world.url, { cookie: (await world.visit(email)).cookie, ...options });
    await visit(opened.page, page$);
    return opened;
  };
  const title = (page: Page, name: RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

  test('a week is written by keyboard alone, kept as a whole, and what is wrong stands at its cell', async () => {
    const { page, context, faults } = await open(WORKER);
    await title(page, /^Ingen tid skriven vecka/);
    await page.getByRole('button', { name: 'Lägg till rad' }).focus();
    await page.keyboard.press('Enter');
    const project = page.getByRole('combobox', { name: 'Projekt' });
    await project.waitFor();
    await page.locator('select:focus').waitFor();
    await project.selectOption({ label: (await project.locator('option', { hasText: 'Hållbart resande, etapp 2' }).first().textContent())! });
    await page.keyboard.press('Tab');
    await page.keyboard.type('Resvaneundersökning');
    await page.keyboard.press('Tab'); // the act that removes the row
    await page.keyboard.press('Tab');
    await page.keyboard.type('7,5');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('14');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Skriv timmar från 0 till 13, till exempel 7,5 eller 7:30.').waitFor();
    const tuesday = page.getByRole('textbox', { name: /Resvaneundersökning, tis/ });
    expect(await tuesday.getAttribute('aria-invalid')).toBe('true');
    await tuesday.focus();
    await tuesday.fill('2:20');
    await page.getByText('2 ändringar är inte sparade').waitFor();
    await page.keyboard.press('Control+Enter');
    await title(page, /^9:50 timmar skrivna vecka/);
    expect([await axeFindings(page), faults]).toEqual([[], []]);
    await context.close();
  }, 90_000);

  test('a chief executive certifies it, sees what it is worth, and takes it back with a reason', async () => {
    const { page, context, faults } = await open(CHIEF, { dark: true });
    const box = page.getByRole('checkbox', { name: /Elin Granberg, mån .*, 7,5 timmar/ });
    await box.focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Intyga en rad, 7,5 timmar' }).press('Enter');
    await page.getByText('En rad är intygad och räknas.').waitFor();
    await box.waitFor({ state: 'detached' });
    const back = page.getByRole('button', { name: /Återta intyget för Elin Granberg, mån/ }).first();
    await back.press('Enter');
    await page.getByRole('dialog').getByLabel('Varför').fill('Timmarna hör till ett annat projekt');
    await page.keyboard.press('Tab');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Återta intyget' }).press('Enter');
    await page.getByText('Intyget är återtaget och utgiften återförd.').waitFor();
    await box.waitFor();
    expect([await axeFindings(page), faults]).toEqual([[], []]);
    await context.close();
  }, 90_000);

  test('fits a narrow phone, where only tables scroll sideways', async () => {
    const { page, context, faults } = await open(WORKER, { width: 320 });
    await title(page, /timmar skrivna vecka/);
    await page.waitForFunction('document.documentElement.scrollWidth <= window.innerWidth', undefined, { timeout: 5_000 });
    expect([await axeFindings(page), faults]).toEqual([[], []]);
    await context.close();
  }, 120_000);
});
