import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { ownDatabase } from '../jobs/own-database.ts';
import type { OwnDatabase } from '../jobs/own-database.ts';
import { startWorker } from '../jobs/worker-process.ts';
import type { WorkerProcess } from '../jobs/worker-process.ts';
import type { Furnished } from '../world.ts';
import { browserPath, lookAt, openBrowser, openPage } from './browser.ts';
import { AUDITOR, books, FINANCE, MANAGER, setStage, SIGNATORY } from './funding-stage.ts';
import type { Stage } from './funding-stage.ts';
import { Keyboard } from './keyboard.ts';

const suite = browserPath() ? describe : describe.skip;
const ROOM = '/f/tillvaxtverket';
const PROJECT = 'Solceller på sporthallen';
const PDF = '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n';

/** Who brings in the books. */
const IMPORTER = MANAGER;

suite('a claim in a browser, by keyboard alone, from the books to the proof', () => {
  let own: OwnDatabase;
  let world: Furnished;
  let worker: WorkerProcess;
  let browser: Browser;
  let stage: Stage;
  let claim: string;
  const pages = new Map<string, Page>();
  const people = new Map<string, Keyboard>();
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

  /** Somebody signed in, at an address, without a mouse. */
  const as = async (email: string, path: string): Promise<Keyboard> => {
    if (!people.has(email)) {
      const { page } = await openPage(browser, world.url, { cookie: (await world.visit(email)).cookie });
      page.on('pageerror', (error) => faults.push(String(error)));
      pages.set(email, page);
      people.set(email, await Keyboard.at(page));
    }
    const who = people.get(email)!;
    await who.visit(path);
    return who;
  };

  test('a quarter of the books comes into the ledger, and the project’s heading says what is used', async () => {
    const importer = await as(IMPORTER, '/t/umearegionen/ledger-imports/new');
    await importer.choose('Kommun', 'Umeå');
    await importer.file('Fil med bokföring', { name: 'bok.csv', mimeType: 'text/csv', buffer: Buffer.from(books()) });
    await importer.press('Visa vad som händer');
    await importer.heading(/5 nya verifikat/i);
    await importer.press(/Läs in 5 verifikat/);
    await importer.path(/ledger-imports\/lim_/);
    await importer.heading(/Umeå: 5 nya verifikat/, 40_000);
    const manager = await as(MANAGER, `/t/umearegionen/projects/${stage.projectId}`);
    await manager.heading(/är använt/);
  }, 90_000);

  test('the project manager prepares a claim of it, and the validation says what is missing', async () => {
    const manager = people.get(MANAGER)!;
    await manager.press('Förbered utbetalning');
    await manager.dialog.press('Hämta utgifterna');
    claim = await manager.path(/claims\/pcl_/);
    await manager.heading(/fel ska rättas innan ansökan kan godkännas/);
    for (const label of ['Hur går projektet?', 'Arbetssätt och organisation', 'Vad har gjorts?', 'Vad har det lett till?'])
      await manager.write(label, 'Det går som planerat.');
    await manager.press('Spara lägesrapporten');
    await manager.text('Alla delar av lägesrapporten är skrivna');
    await manager.press('Lägg till medfinansiering');
    await manager.dialog.write('Vem som har betalat', 'Umeå kommun');
    await manager.dialog.write('Belopp', '40 000');
    await manager.keys('Enter');
    await manager.closed();
    await manager.press('Lägg till bilaga');
    await manager.dialog.choose('Vad det är', 'Huvudboksutdrag');
    await manager.dialog.file('Fil', { name: 'huvudbok.pdf', mimeType: 'application/pdf', buffer: Buffer.from(PDF) });
    await manager.dialog.press('Lägg till bilaga');
    await manager.closed();
    await manager.heading(/^Ansökan om 44.490.kr kan godkännas av en annan person$/);
  }, 120_000);

  test('a line is kept for later, a second person approves, and the signatory signs', async () => {
    const manager = await as(MANAGER, `${claim}/lines`);
    await manager.press('Spara Presentation för Regionrådet till senare');
    await manager.dialog.write('Varför den inte tas med nu', 'Fakturan saknas');
    await manager.dialog.press('Spara till senare');
    await manager.closed();
    await manager.heading('7 rader tas med, en är sparad till senare');
    await approveAndSign();
    await people.get(SIGNATORY)!.heading(/^Ansökan om 42.030.kr väntar på besked$/);
  }, 120_000);

  const approveAndSign = async (): Promise<void> => {
    const second = await as(FINANCE, claim);
    await second.press('Godkänn ansökan');
    await second.dialog.press(/^Godkänn/);
    await second.text('Ansökan är godkänd och kan skrivas under.');
    const signatory = await as(SIGNATORY, claim);
    await signatory.press('Skriv under');
    await signatory.dialog.press(/^Skriv under/);
  };

  test('the funder draws a sample, accepts and asks, is told a name, and wants a completion', async () => {
    const funder = await as(AUDITOR, ROOM);
    await funder.press(`Granska ${PROJECT}, Utbetalning 1`, 'link');
    await funder.press('Börja granska');
    await funder.press('Dra stickprov');
    await funder.dialog.write('Antal rader', '7');
    await funder.dialog.write('Frö', '2026');
    await funder.keys('Enter');
    await funder.closed();
    await funder.heading('Noll av sju rader i stickprovet är granskade');
    await funder.keys('a');
    await funder.heading('En av sju rader i stickprovet är granskade');
    await funder.keys('j', 'f');
    await funder.dialog.write('Vad behöver ni veta?', 'Vilka reste');
    await funder.dialog.press('Spara frågan');
    await funder.heading(/Två av sju rader i stickprovet är granskade. En fråga är öppen./);
    await funder.press('Arbetad tid');
    await funder.press('Begär namn');
    await funder.dialog.write('Varför namnet behövs', 'Jämförs med deltagarlistan');
    await funder.dialog.press('Begär namn');
    await funder.text('Person 1 är Sara Lidfors');
    await funder.press('Begär komplettering');
    await funder.dialog.write('Till projektet', 'Svara på frågan.');
    await funder.dialog.press('Begär komplettering');
    await funder.heading(/^Projektet ska komplettera senast/);
  }, 120_000);

  test('the project answers, sees whose name was told, and hands in again', async () => {
    const manager = await as(MANAGER, claim);
    await manager.heading(/^Tillväxtverket vill ha komplettering senast/);
    await manager.text('Jämförs med deltagarlistan');
    await manager.press('Svara på: Vilka reste');
    await manager.dialog.write('Svar', 'Fyra deltagare.');
    await manager.dialog.press('Svara');
    await manager.text('Alla frågor från finansiären är besvarade');
    await approveAndSign();
    await people.get(SIGNATORY)!.heading(/^Kompletteringen är inlämnad/);
  }, 120_000);

  test('the funder closes the question, deducts, decides, and its proof holds on the command line', async () => {
    const funder = await as(AUDITOR, claim.replace('/t/umearegionen', ROOM));
    await funder.press('Avsluta: Vilka reste');
    await funder.heading(/^(?!.*öppen).*granskade/);
    await funder.press('Lokal och förtäring, workshop 3');
    await funder.keys('d');
    await funder.dialog.write('Avdrag', '435');
    await funder.dialog.choose('Typ av fel', 'Fel belopp');
    await funder.dialog.write('Skäl', '34 luncher, 31 närvarande.');
    await funder.dialog.press('Dra av');
    await funder.closed();
    await funder.text('Avdrag på rad 2 är sparat.');
    await funder.press('Besluta');
    await funder.dialog.write('Motivering', 'Tre luncher saknar deltagare.');
    await funder.dialog.press('Bevilja med avdrag');
    await funder.heading(/^41.813.kr är godkänt efter avdrag på 435.kr$/);
    expect(await verified(funder)).toEqual({ status: 0, first: 'valid' });
  }, 90_000);

  /** Downloads the latest report's proof, and lets the verifier judge it in a process of its own. */
  const verified = async (funder: Keyboard): Promise<{ status: number | null; first: string | undefined }> => {
    await expect(sealed(funder)).resolves.toBe(true);
    const file = join(data, 'bundle.zip');
    await (await funder.download('Ladda ner beviset')).saveAs(file);
    const { status, stdout } = spawnSync(process.execPath, [...VERIFIER, file], { encoding: 'utf8', env: { ...process.env, SAMNAV_DATA: data } });
    return { status, first: stdout.split('\n')[0] };
  };
  const sealed = async (funder: Keyboard): Promise<boolean> => {
    for (const end = Date.now() + 40_000; Date.now() < end; await sleep(500)) {
      await funder.visit(claim.replace('/t/umearegionen', ROOM));
      if (await funder.says('Förseglad.')) return true;
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
    for (const [email, path, dark] of looked) {
      await as(email, path);
      findings[path] = await lookAt(pages.get(email)!, { dark });
    }
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
