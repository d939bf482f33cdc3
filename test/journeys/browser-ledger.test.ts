import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ownDatabase } from '../jobs/own-database.ts';
import type { OwnDatabase } from '../jobs/own-database.ts';
import { startWorker } from '../jobs/worker-process.ts';
import type { WorkerProcess } from '../jobs/worker-process.ts';
import type { Furnished } from '../world.ts';
import { browserPath, lookAt, openBrowser, openPage, visit } from './browser.ts';

const suite = browserPath() ? describe : describe.skip;
const COORDINATOR = 'samordnare@umearegionen.example';
const PROJECT = 'Hållbart resande, etapp 2';

const BOOKS = `Ver;Datum;Konto;Belopp;Projekt;Text;Leverantör
A 1;2026-11-04;5810;1250,50;P2101;Tåg till Luleå;Norrtåg
A 1;2026-11-04;1930;-1250,50;;Tåg till Luleå;Norrtåg
A 2;2026-11-12;6071;4800;P2101;Lokal;Norrlid
A 2;2026-11-12;1930;-4800;;Lokal;Norrlid
A 3;2026-11-10;5831;900;P2101;Logi;Hotellet
A 3;2026-11-10;1930;-900;;Logi;Hotellet
`;
/** The same books later: one amount corrected, one voucher gone. */
const CORRECTED = BOOKS.replaceAll('1250,50', '1150,50').replace(/A 3.*\n/g, '');

suite('the ledger in a browser', () => {
  let own: OwnDatabase;
  let world: Furnished;
  let worker: WorkerProcess;
  let browser: Browser;
  let page: Page;
  let faults: string[];
  let project: string;
  beforeAll(async () => {
    [own, browser] = await Promise.all([ownDatabase('demo', { furnished: true }), openBrowser()]);
    Object.assign(process.env, own.env);
    const { openWorld } = await import('../world.ts'); // reads the environment when it is loaded
    world = await openWorld({ SAMNAV_MODE: 'demo' });
    worker = await startWorker({ ...own.env, PUBLIC_URL: world.url, SAMNAV_DATA: process.env.SAMNAV_DATA! });
    project = await mapped(world);
    ({ page, faults } = await openPage(browser, world.url, { cookie: (await world.visit(COORDINATOR)).cookie }));
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await worker.kill('SIGTERM');
    await world.close();
    await own.drop();
  });

  const home = (path: string): string => `/t/umearegionen/${path}`;
  const heading = (name: RegExp | string) => page.getByRole('heading', { level: 1, name }).waitFor();
  const button = (name: RegExp | string) => page.getByRole('button', { name });
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** What has the focus says of itself. */
  const focused = (): Promise<string> => page.evaluate('document.activeElement.textContent');
  const readBooks = async (books: string) => {
    await visit(page, home('ledger-imports/new'));
    await page.getByLabel('Kommun').selectOption({ label: 'Umeå' });
    await page.locator('input[type="file"]').setInputFiles({ name: 'bok.csv', mimeType: 'text/csv', buffer: Buffer.from(books) });
    await button('Visa vad som händer').click();
  };

  test('takes in a municipality’s books: shown first, mapped where an account is unknown, then done by a job', async () => {
    await readBooks(BOOKS);
    await heading('2 nya verifikat och ett som inte kan tas in');
    await page.getByText('Ingen har sagt vad konto 6071 står för').first().waitFor();
    await page.getByLabel('Från konto').fill('6071');
    await page.locator('select[name="category"]').selectOption('meetings');
    await button('Peka ut konton').click();
    await page.getByText('Kontona 6071–6071 är utpekade.').waitFor();
    await button('Läs filen igen').click();
    await heading('3 nya verifikat');
    await button('Läs in 3 verifikat').click();
    await heading('Umeå: 3 nya verifikat');
    await page.getByText(/^6.950,50.kr blev rader i projektens liggare$/).waitFor();
  }, 120_000);

  test('shows of books that were corrected what changed and what is gone, which stays until one asks otherwise', async () => {
    await readBooks(CORRECTED);
    await heading('Ett ändrat och ett som försvunnit');
    await page.getByRole('row', { name: /A 1 .*1.250,50.*1.150,50.*ändrad/i }).waitFor();
    await page.getByLabel('Ta tillbaka verifikatet som försvunnit ur bokföringen').check();
    await button('Läs in 2 verifikat').click();
    await heading(/^Umeå: Ett ändrat och ett som försvunnit$/);
  }, 120_000);

  test('takes a new row by the keyboard alone, and takes it back by Ctrl Z', async () => {
    await visit(page, home(`projects/${project}/ledger`));
    const before = await page.locator('h1').textContent();
    await page.locator('[role="gridcell"][tabindex="0"]').focus();
    await press('Enter');
    await page.keyboard.type('31/2');
    await press('Enter');
    await page.keyboard.type('Buss till Vindeln');
    await press('Enter');
    await page.keyboard.type('Resor 2026');
    await press('Enter');
    await page.keyboard.type('1 250,5');
    await press('Enter');
    await page.getByText('Skriv dagen som 2026-03-04 eller 4/3').waitFor();
    await press('Control+A');
    await page.keyboard.type('4/11');
    await press('Enter', 'Enter', 'Enter', 'Enter');
    await page.getByText(/^1.250,50.kr är registrerat på Resor 2026/).waitFor();
    await page.getByRole('row', { name: /2026-11-04.*Buss till Vindeln.*Resor 2026.*1.250,50/ }).waitFor();
    await press('Escape', 'Control+Z');
    await page.getByText('Ångrat').waitFor();
    await page.getByRole('row', { name: /Ångrad direkt efter registreringen.*−1.250,50.*Återföring/ }).waitFor();
    expect((await page.locator('h1').textContent())?.replace(/^\d+/, '')).toBe(before?.replace(/^\d+/, ''));
  }, 120_000);

  test('shows the voucher beside the row, and Esc leads back to it', async () => {
    await visit(page, `${home(`projects/${project}/ledger`)}?q=Norrlid`);
    await page.getByRole('row', { name: /A 2.*Norrlid · Lokal/ }).waitFor();
    await page.locator('[role="gridcell"][tabindex="0"]').focus();
    await press('ArrowDown', 'ArrowRight', 'Enter');
    await page.getByRole('heading', { name: /^Verifikat A 2/ }).waitFor();
    expect(await focused()).toMatch(/^4.800.kr den 2026-11-12$/);
    await page.getByRole('row', { name: /6071.*4.800,00/ }).waitFor();
    await press('Escape');
    expect(await focused()).toBe('A 2');
  }, 120_000);

  test('takes rows that are pasted from a spreadsheet, once what is wrong in them is put right', async () => {
    await visit(page, home(`projects/${project}/ledger`));
    const rows = ['Datum\tBelopp\tKostnadsslag\tText', '2026-11-06\t310\tResor\tPasta A', '2026-11-07\tfem\tResor\tPasta B'].join('\n');
    await page.locator('[role="gridcell"][tabindex="0"]').focus();
    await page.evaluate(paste(rows));
    await page.getByRole('heading', { name: 'En rad kan registreras, en behöver rättas' }).waitFor();
    await page.getByLabel('Visa bara fel').check();
    await page.getByLabel('Belopp, kr, rad 2').fill('5');
    await button('Registrera 2 rader').click();
    await page.getByRole('row', { name: /2026-11-07.*Pasta B.*5,00/ }).waitFor();
    await page.getByRole('row', { name: /2026-11-06.*Pasta A.*310,00/ }).waitFor();
  }, 120_000);

  test('axe finds nothing on the pages of money, light and dark, and nothing scrolls sideways at 320 pixels', async () => {
    const findings: Record<string, string[]> = {};
    for (const path of ['economy', `projects/${project}/ledger`, `projects/${project}/follow-up`, 'mappings', 'jobs']) {
      await visit(page, home(path));
      const found = await lookAt(page);
      if (found.length) findings[path] = found;
    }
    expect(findings).toEqual({});
    expect(faults).toEqual([]);
  }, 120_000);
});

/** What the browser does when somebody pastes a text where the focus is. */
const paste = (text: string): string => `(() => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', ${JSON.stringify(text)});
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
})()`;

/** Says which accounts and which object stand for the project, in Umeå's books; answers the project's id. */
async function mapped(world: Furnished): Promise<string> {
  const { ask } = await world.visit(COORDINATOR);
  const { data } = await ask('{ municipalities(first: 20) { nodes { id name } } projects(first: 50) { nodes { id name } } }');
  const named = (rows: { id: string; name: string }[], name: string) => rows.find((row) => row.name === name)!.id;
  const municipalityId = named(data.municipalities.nodes, 'Umeå');
  const projectId = named(data.projects.nodes, PROJECT);
  const account = 'mutation ($input: SetAccountMappingInput!) { setAccountMapping(input: $input) { errors { message } } }';
  const object = 'mutation ($input: SetObjectMappingInput!) { setObjectMapping(input: $input) { errors { message } } }';
  await ask(account, { input: { municipalityId, accountFrom: 5800, accountTo: 5899, category: 'travel' } });
  await ask(account, { input: { municipalityId, accountFrom: 1000, accountTo: 2999 } });
  await ask(object, { input: { municipalityId, dimension: '6', object: 'P2101', projectId } });
  return projectId;
}
