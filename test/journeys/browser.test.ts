import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openWorld } from '../world.ts';
import type { Furnished } from '../world.ts';
import { axeFindings, browserPath, lookAt, openBrowser, openPage, visit, walk } from './browser.ts';

const HOME = '/t/umearegionen/week';
/** Sections whose pages the browser tests of their own look at; here the first of each stands for them. */
const LOOKED_AT_ELSEWHERE = new Set(
  'settings meetings goals indicators deadlines targets workgroup-reports calendar claims time ledger-imports mappings jobs reports'.split(' '),
);
const suite = browserPath() ? describe : describe.skip;

suite('the web app in a browser', () => {
  let world: Furnished;
  let browser: Browser;
  const cookies = new Map<string, string>();
  const as = async (email: string): Promise<string> => {
    if (!cookies.has(email)) cookies.set(email, (await world.visit(email)).cookie);
    return cookies.get(email)!;
  };
  beforeAll(async () => {
    [world, browser] = await Promise.all([openWorld({ SAMNAV_MODE: 'demo' }), openBrowser()]);
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  test('a workgroup lead signs in and reaches a workgroup, a project and its budget by clicking', async () => {
    const { page, context, faults } = await openPage(browser, world.url);
    await page.goto('/');
    await page.getByRole('button', { name: /Maja Norrby/ }).click();
    await page.waitForURL(`**${HOME}`);
    await page.getByRole('navigation').getByRole('link', { name: 'Arbetsgrupper' }).click();
    await page.getByRole('link', { name: 'Energi och klimat' }).click();
    await page.getByText('Bjurholm').first().waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Projekt' }).click();
    await page.getByRole('link', { name: 'Hållbara Umeåregionen' }).click();
    await page.getByText('Tillväxtverket').first().waitFor();
    expect(await page.locator('main').textContent()).toMatch(/2.400.000/);
    if (process.env.SAMNAV_SCREENSHOT) {
      mkdirSync('docs', { recursive: true });
      await page.waitForTimeout(2500); // the chart is drawn last
      await page.screenshot({ path: 'docs/screenshot.png' });
    }
    expect(faults.filter((fault) => !fault.includes('401'))).toEqual([]); // asking who one is, before signing in
    await context.close();
  }, 120_000);

  test('signing in works by keyboard alone, and the first stop is the way past the menus', async () => {
    const { page, context } = await openPage(browser, world.url);
    await visit(page, '/login');
    await page.getByLabel('E-postadress').focus();
    await page.keyboard.type('strateg@umea.example');
    await page.keyboard.press('Tab');
    await page.keyboard.type('samnav-demo');
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${HOME}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(`document.activeElement?.getAttribute('href')`)).toBe('#main');
    await context.close();
  }, 120_000);

  test('a wrong password says so, and keeps the address', async () => {
    const { page, context } = await openPage(browser, world.url);
    await visit(page, '/login');
    await page.getByLabel('E-postadress').fill('strateg@vindeln.example');
    await page.getByLabel('Lösenord').fill('inte det här');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').first().waitFor();
    expect(await page.getByLabel('E-postadress').inputValue()).toBe('strateg@vindeln.example');
    await context.close();
  }, 120_000);

  test('on every page that a coordinator reaches axe finds nothing, light and dark, and nothing scrolls sideways at 320 pixels', async () => {
    const { page, context, faults } = await openPage(browser, world.url, { cookie: await as('samordnare@umearegionen.example') });
    const findings: Record<string, string[]> = {};
    const seenDark = new Set<string>();
    const paths = await walk(page, HOME, async (path) => {
      const section = path.split(/[/?]/)[3] ?? '';
      if (LOOKED_AT_ELSEWHERE.has(section) && seenDark.has(section)) return;
      const found = await lookAt(page, { dark: !seenDark.has(section) }); // the pages of a section share their colours
      seenDark.add(section);
      if (found.length) findings[path] = found;
    });
    expect(paths.length).toBeGreaterThan(40);
    expect(findings).toEqual({});
    expect(faults).toEqual([]);
    await context.close();
  }, 540_000);

  test('the sign-in page, the operator’s and the funder’s pages pass axe too', async () => {
    const pages: [string | undefined, string][] = [
      [undefined, '/login'],
      ['drift@samnav.example', '/operator'],
      ['granskare@tillvaxtverket.example', '/f/tillvaxtverket'],
    ];
    for (const [email, path] of pages) {
      const { page, context } = await openPage(browser, world.url, email ? { cookie: await as(email) } : {});
      await visit(page, path);
      expect([path, await axeFindings(page)]).toEqual([path, []]);
      await context.close();
    }
  }, 90_000);

  test('a list is searched by the server while one types, and says when nothing fits', async () => {
    const { page, context, faults } = await openPage(browser, world.url, { cookie: await as('samordnare@umearegionen.example') });
    await visit(page, '/t/umearegionen/projects');
    const box = page.getByRole('searchbox');
    await box.pressSequentially('hållbar umeå');
    await page.waitForURL(/q=h/);
    await page.getByRole('link', { name: 'Green citizens of Europe' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Hållbara Umeåregionen' }).waitFor();
    await box.fill('hållbar & finnsinte');
    await page.getByRole('heading', { name: 'Inget stämmer med filtret' }).waitFor();
    expect(await box.inputValue()).toBe('hållbar & finnsinte');
    expect(faults).toEqual([]);
    await context.close();
  }, 120_000);

  test('a deadline is reported done and undone from Min vecka', async () => {
    const { page, context } = await openPage(browser, world.url, { cookie: await as('ekonom@umea.example') });
    await visit(page, HOME);
    await page.getByRole('button', { name: 'Rapportera klart: Attest av tredje kvartalets utgifter' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Klart' }).click();
    await page.getByRole('button', { name: 'Ångra' }).click();
    await page.getByRole('button', { name: 'Rapportera klart: Attest av tredje kvartalets utgifter' }).waitFor();
    const { data } = await (
      await world.visit('ekonom@umea.example')
    ).ask('{ auditEvents(first: 2, filter: { action: { in: ["deadline.met", "deadline.reopened"] } }) { nodes { action actorName } } }');
    expect(data.auditEvents.nodes.map((e: { actorName: string }) => e.actorName)).toEqual(['Per Åkerlund', 'Per Åkerlund']);
    await context.close();
  }, 120_000);

  test('the whole app speaks English when asked', async () => {
    const { page, context } = await openPage(browser, world.url);
    await visit(page, '/login');
    await page
      .getByRole('button', { name: 'English' })
      .or(page.getByRole('link', { name: 'English' }))
      .first()
      .click();
    await page.getByLabel('Password').waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    await context.close();
  }, 120_000);
});
