import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ownDatabase } from '../jobs/own-database.ts';
import type { OwnDatabase } from '../jobs/own-database.ts';
import { startWorker } from '../jobs/worker-process.ts';
import type { WorkerProcess } from '../jobs/worker-process.ts';
import type { Furnished } from '../world.ts';
import { axeFindings, browserPath, openBrowser, openPage, visit } from './browser.ts';
import { AUDITOR, books, FINANCE, MANAGER, setStage, SIGNATORY } from './funding-stage.ts';
import type { Stage } from './funding-stage.ts';

const suite = browserPath() ? describe : describe.skip;
const ROOM = '/f/tillvaxtverket';
const PROJECT = 'Solceller på sporthallen';
const PDF = '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n';

suite('a claim in a browser, from the books to the proof', () => {
  let own: OwnDatabase;
  let world: Furnished;
  let worker: WorkerProcess;
  let browser: Browser;
  let stage: Stage;
  let claim: string;
  const pages = new Map<string, Page>();
  const faults: string[] = [];
  /** The installation's folder: its files, and the key that bundles are proved with. */
  const data = mkdtempSync(join(tmpdir(), 'samnav-funding-'));
  beforeAll(async () => {
    [own, browser] = await Promise.all([ownDatabase('demo'), openBrowser()]);
    Object.assign(process.env, own.env, { SAMNAV_DATA: data });
    const { openWorld } = await import('../world.ts'); // reads the environment when it is loaded
    world = await openWorld({ SAMNAV_MODE: 'demo' });
    [worker, stage] = await Promise.all([startWorker({ ...own.env, SAMNAV_DATA: data, PUBLIC_URL: world.url }), setStage(world)]);
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await worker.kill('SIGTERM');
    await world.close();
    await own.drop();
    rmSync(data, { recursive: true });
  });

  /** Somebody's page, kept signed in, at an address. */
  const as = async (email: string, path: string): Promise<Page> => {
    if (!pages.has(email)) {
      const opened = await openPage(browser, world.url, { cookie: (await world.visit(email)).cookie });
      opened.page.on('pageerror', (error) => faults.push(String(error)));
      pages.set(email, opened.page);
    }
    await visit(pages.get(email)!, path);
    return pages.get(email)!;
  };
  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click();
  const inDialog = (page: Page) => page.getByRole('dialog');
  const submit = (page: Page, name: string | RegExp) => inDialog(page).getByRole('button', { name }).click();
  const heading = (page: Page, name: RegExp | string) => page.getByRole('heading', { level: 1, name }).waitFor();

  test('a quarter of the books comes into the ledger, and the project’s heading says what is used', async () => {
    const page = await as(FINANCE, '/t/umearegionen/ledger-imports/new');
    await page.getByLabel('Kommun').selectOption({ label: 'Umeå' });
    await page.locator('input[type=file]').setInputFiles({ name: 'bok.csv', mimeType: 'text/csv', buffer: Buffer.from(books()) });
    await press(page, 'Visa vad som händer');
    await heading(page, /5 nya verifikat/i);
    await press(page, /Läs in 5 verifikat/);
    await page.waitForURL(/ledger-imports\/lim_/);
    await page.getByRole('heading', { level: 1, name: /Umeå: 5 nya verifikat/ }).waitFor({ timeout: 40_000 });
    const own = await as(MANAGER, `/t/umearegionen/projects/${stage.projectId}`);
    await heading(own, /är använt/);
  }, 90_000);

  test('the project manager prepares a claim of it, and the validation says what is missing', async () => {
    const page = await as(MANAGER, `/t/umearegionen/projects/${stage.projectId}`);
    await press(page, 'Förbered utbetalning');
    await submit(page, 'Hämta utgifterna');
    await page.waitForURL(/claims\/pcl_/);
    claim = new URL(page.url()).pathname;
    await heading(page, /fel ska rättas innan ansökan kan godkännas/);
    for (const label of ['Hur går projektet?', 'Arbetssätt och organisation', 'Vad har gjorts?', 'Vad har det lett till?'])
      await page.getByLabel(label).fill('Det går som planerat.');
    await press(page, 'Spara lägesrapporten');
    await page.getByText('Alla delar av lägesrapporten är skrivna').waitFor();
    await press(page, 'Lägg till medfinansiering');
    await inDialog(page).getByLabel('Vem som har betalat').fill('Umeå kommun');
    await inDialog(page).getByLabel('Belopp').fill('40 000');
    await submit(page, 'Lägg till medfinansiering');
    await press(page, 'Lägg till bilaga');
    await inDialog(page).getByLabel('Vad det är').selectOption('ledgerExtract');
    await page.locator('input[type=file]').setInputFiles({ name: 'huvudbok.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) });
    await submit(page, 'Lägg till bilaga');
    await heading(page, /^Ansökan om 44.490.kr kan godkännas av en annan person$/);
  }, 120_000);

  test('a line is kept for later, a second person approves, and the signatory signs', async () => {
    const page = await as(MANAGER, `${claim}/lines`);
    await press(page, 'Spara Presentation för Regionrådet till senare');
    await inDialog(page).getByLabel('Varför den inte tas med nu').fill('Fakturan saknas');
    await submit(page, 'Spara till senare');
    await heading(page, '7 rader tas med, en är sparad till senare');
    await approveAndSign();
    await heading(pages.get(SIGNATORY)!, /^Ansökan om 42.030.kr väntar på besked$/);
  }, 120_000);

  const approveAndSign = async (): Promise<void> => {
    const second = await as(FINANCE, claim);
    await press(second, 'Godkänn ansökan');
    await submit(second, /^Godkänn/);
    await second.getByText('Ansökan är godkänd och kan skrivas under.').waitFor();
    const signatory = await as(SIGNATORY, claim);
    await press(signatory, 'Skriv under');
    await submit(signatory, /^Skriv under/);
  };

  test('the funder draws a sample, accepts and asks by keyboard alone, is told a name, and wants a completion', async () => {
    const page = await as(AUDITOR, ROOM);
    await page.getByRole('link', { name: `Granska ${PROJECT}, Utbetalning 1` }).press('Enter');
    await page.getByRole('button', { name: 'Börja granska' }).press('Enter');
    await page.getByRole('button', { name: 'Dra stickprov' }).press('Enter');
    await inDialog(page).getByLabel('Antal rader').fill('7');
    await inDialog(page).getByLabel('Frö').fill('2026');
    await page.keyboard.press('Enter');
    await inDialog(page).waitFor({ state: 'detached' });
    await heading(page, 'Noll av sju rader i stickprovet är granskade');
    await page.keyboard.press('a');
    await heading(page, 'En av sju rader i stickprovet är granskade');
    await page.keyboard.press('j');
    await page.keyboard.press('f');
    await inDialog(page).getByLabel('Vad behöver ni veta?').pressSequentially('Vilka reste');
    await inDialog(page).getByRole('button', { name: 'Spara frågan' }).press('Enter');
    await heading(page, /Två av sju rader i stickprovet är granskade. En fråga är öppen./);
    await page.getByRole('button', { name: 'Arbetad tid' }).first().press('Enter');
    await page.getByRole('button', { name: 'Begär namn' }).press('Enter');
    await inDialog(page).getByLabel('Varför namnet behövs').fill('Jämförs med deltagarlistan');
    await inDialog(page).getByRole('button', { name: 'Begär namn' }).press('Enter');
    await page.getByText('Person 1 är Sara Lidfors').first().waitFor();
    await page.getByRole('button', { name: 'Begär komplettering' }).press('Enter');
    await inDialog(page).getByLabel('Till projektet').fill('Svara på frågan.');
    await inDialog(page).getByRole('button', { name: 'Begär komplettering' }).press('Enter');
    await heading(page, /^Projektet ska komplettera senast/);
  }, 120_000);

  test('the project answers, sees whose name was told, and hands in again', async () => {
    const page = await as(MANAGER, claim);
    await heading(page, /^Tillväxtverket vill ha komplettering senast/);
    await page.getByText('Jämförs med deltagarlistan').waitFor();
    await press(page, 'Svara på: Vilka reste');
    await inDialog(page).getByLabel('Svar').fill('Fyra deltagare.');
    await submit(page, 'Svara');
    await page.getByText('Alla frågor från finansiären är besvarade').waitFor();
    await approveAndSign();
    await heading(pages.get(SIGNATORY)!, /^Kompletteringen är inlämnad/);
  }, 120_000);

  test('the funder closes the question, deducts, decides, and its proof holds on the command line', async () => {
    const page = await as(AUDITOR, claim.replace('/t/umearegionen', ROOM));
    await press(page, 'Avsluta: Vilka reste');
    await heading(page, /^(?!.*öppen).*granskade/);
    await press(page, 'Lokal och förtäring, workshop 3');
    await page.keyboard.press('d');
    await inDialog(page).getByLabel('Avdrag').fill('435');
    await inDialog(page).getByLabel('Typ av fel').selectOption('wrongAmount');
    await inDialog(page).getByLabel('Skäl').fill('34 luncher, 31 närvarande.');
    await submit(page, 'Dra av');
    await page.getByText('Avdrag på rad 2 är sparat.').waitFor();
    await press(page, 'Besluta');
    await inDialog(page).getByLabel('Motivering').fill('Tre luncher saknar deltagare.');
    await submit(page, 'Bevilja med avdrag');
    await heading(page, /^41.813.kr är godkänt efter avdrag på 435.kr$/);
    expect(await verified(page)).toEqual({ status: 0, first: 'valid' });
  }, 90_000);

  /** Downloads the latest report's proof, and lets the verifier judge it in a process of its own. */
  const verified = async (page: Page): Promise<{ status: number | null; first: string | undefined }> => {
    await expect(sealed(page)).resolves.toBe(true);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Ladda ner beviset' }).first().click()]);
    const file = join(data, 'bundle.zip');
    await download.saveAs(file);
    const { status, stdout } = spawnSync(process.execPath, [...VERIFIER, file], { encoding: 'utf8', env: { ...process.env, SAMNAV_DATA: data } });
    return { status, first: stdout.split('\n')[0] };
  };
  const sealed = async (page: Page): Promise<boolean> => {
    for (const end = Date.now() + 40_000; Date.now() < end; await page.waitForTimeout(1000)) {
      await page.reload();
      await page.getByRole('heading', { level: 1 }).waitFor();
      if ((await page.getByText('Förseglad.').count()) > 0) return true;
    }
    return false;
  };

  test('axe finds nothing on the claim and in the funder’s room, and nothing scrolls sideways at 320 pixels', async () => {
    const room = claim.replace('/t/umearegionen', ROOM);
    const looked: [string, string, boolean][] = [
      [MANAGER, claim, false],
      [AUDITOR, room, true],
      ...([ROOM, `${ROOM}/reports`, `${ROOM}/log`] as const).map((path): [string, string, boolean] => [AUDITOR, path, false]),
    ];
    const findings: Record<string, string[]> = {};
    for (const [email, path, dark] of looked) findings[path] = await look(await as(email, path), dark);
    expect(Object.fromEntries(Object.entries(findings).filter(([, found]) => found.length))).toEqual({});
    expect(faults).toEqual([]);
  }, 90_000);
});

const VERIFIER = [
  '--conditions=ws-source',
  '--disable-warning=ExperimentalWarning',
  '--import',
  '@swc-node/register/esm-register',
  'apps/verify/src/main.ts',
];

async function look(page: Page, dark: boolean): Promise<string[]> {
  const found = await axeFindings(page);
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' });
  if (dark) found.push(...(await axeFindings(page)).map((fault) => `dark: ${fault}`));
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 320, height: 900 });
  const fits = page.waitForFunction('document.documentElement.scrollWidth <= window.innerWidth', undefined, { timeout: 5_000 });
  await fits.catch(() => found.push('scrolls sideways at 320 pixels'));
  await page.setViewportSize({ width: 1440, height: 900 });
  return found;
}
