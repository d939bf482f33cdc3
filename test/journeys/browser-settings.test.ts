import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openWorld } from '../world.ts';
import type { Furnished } from '../world.ts';
import { browserPath, openBrowser, openPage, visit } from './browser.ts';
import { inBothLanguages } from './languages.ts';

const suite = browserPath() ? describe : describe.skip;
const HOME = '/t/umearegionen';
const COORDINATOR = 'samordnare@umearegionen.example';

suite('the calendar, the ladders and the channels in a browser', () => {
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
    const { page } = await openPage(browser, world.url, { cookie: (await world.visit(email)).cookie });
    await visit(page, path);
    return page;
  };
  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
  const inDialog = (page: Page, name: string | RegExp) => page.getByRole('dialog').getByRole('button', { name });
  const heading = (page: Page, name: RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

  test('every page passes axe and needs no sideways scroll, in Swedish and in English', async () => {
    const settings = ['ladders', 'ladders/new', 'calendar-days', 'feeds', 'webhooks'].map((path) => `settings/${path}`);
    // the pages of the reminders themselves are looked at where there are reminders
    const paths = ['calendar?view=year', 'calendar/series', 'calendar/series/new', ...settings].map((path) => `${HOME}/${path}`);
    const { page, context, faults } = await openPage(browser, world.url, { cookie: (await world.visit(COORDINATOR)).cookie });
    await visit(page, `${HOME}/week`);
    expect(await inBothLanguages(page, paths)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  }, 120_000);

  test('a ladder of a municipality’s own is written, shown beforehand, and taken away', async () => {
    const page = await open(COORDINATOR, `${HOME}/settings/ladders/new`);
    await page.getByLabel('Slag av åtagande').selectOption('report');
    await page.getByRole('combobox', { name: 'Gäller i' }).fill('Nordmaling');
    await page.getByRole('option', { name: 'Nordmaling' }).click();
    await button(page, 'Skriv stegen').click();
    await button(page, 'Lägg till ett steg').click();
    const last = page.locator('fieldset').last();
    await last.getByLabel('Antal').fill('5');
    await last.getByLabel('Räknat i').selectOption('workingDays');
    await page.getByRole('group', { name: /5 arbetsdagar före/ }).waitFor();
    await page
      .getByText(/Ordalydelse/)
      .last()
      .click();
    await last.getByLabel(/^Upprepas/).fill('3');
    await button(page, 'Spara trappan').click();
    await page.getByRole('alert').getByText('Skriv ett heltal från 5 till 365').waitFor();
    await last.getByLabel(/^Upprepas/).fill('');
    await button(page, 'Spara trappan').click();
    await page
      .getByRole('row', { name: /Rapport Nordmaling 12 steg/ })
      .getByRole('link')
      .click();
    await heading(page, /^Nordmaling: rapport påminns i tolv steg$/);
    await button(page, 'Ta bort trappan').click();
    await inDialog(page, 'Ta bort trappan').click();
    await heading(page, /^Regionens trappa gäller överallt$|^Utöver/);
    expect(await page.getByRole('row', { name: /Rapport Nordmaling/ }).count()).toBe(0);
    await page.context().close();
  }, 120_000);

  test('a calendar feed’s address is shown once, is fetched, and stops when it is revoked', async () => {
    const page = await open(COORDINATOR, `${HOME}/settings/feeds`);
    await button(page, 'Nytt kalenderflöde').click();
    await inDialog(page, 'Skapa flödet').click();
    const address = await page.getByLabel('Hemlig adress').inputValue();
    const feed = await fetch(address);
    expect([feed.status, feed.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^text\/calendar/)]);
    await button(page, /^Återkalla flödet Mina tidsgränser/)
      .first()
      .click();
    await inDialog(page, 'Återkalla').click();
    await page.getByText('Kalenderflödet är återkallat.').first().waitFor();
    expect((await fetch(address)).status).toBe(404);
    await page.context().close();
  }, 120_000);

  test('a quiet day is entered and taken out of the calendar again', async () => {
    const page = await open(COORDINATOR, `${HOME}/settings/calendar-days`);
    await button(page, 'Lägg till en dag').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^Dag/).fill('2099-07-01');
    await dialog.getByLabel('Namn').fill('Semestervecka');
    await dialog.getByLabel('Innebär').selectOption('quiet');
    await inDialog(page, 'Lägg till dagen').click();
    await button(page, 'Ta bort Semestervecka 2099-07-01').click();
    await inDialog(page, 'Ta bort').click();
    await button(page, 'Ta bort Semestervecka 2099-07-01').waitFor({ state: 'detached' });
    await page.context().close();
  }, 120_000);
});
