import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { mailServer } from '../jobs/mail-server.ts';
import type { MailServer } from '../jobs/mail-server.ts';
import { ownDatabase } from '../jobs/own-database.ts';
import type { OwnDatabase } from '../jobs/own-database.ts';
import { startWorker } from '../jobs/worker-process.ts';
import type { WorkerProcess } from '../jobs/worker-process.ts';
import type { Furnished } from '../world.ts';
import { axeFindings, browserPath, openBrowser, openPage, visit } from './browser.ts';
import { inBothLanguages } from './languages.ts';

const suite = browserPath() ? describe : describe.skip;
const LEAD = 'gruppledare@umearegionen.example';
const CHIEF = 'kommunchef@umea.example';
const COORDINATOR = 'samordnare@umearegionen.example';
const OPERATOR = 'drift@samnav.example';
const LATE = 'Energianvändning i kommunens lokaler 2025';

suite('reminders in a browser', () => {
  let own: OwnDatabase;
  let smtp: MailServer;
  let world: Furnished;
  let worker: WorkerProcess;
  let browser: Browser;
  beforeAll(async () => {
    [own, smtp, browser] = await Promise.all([ownDatabase('demo', { furnished: true }), mailServer(), openBrowser()]);
    Object.assign(process.env, own.env, { SMTP_URL: smtp.url });
    const { openWorld } = await import('../world.ts'); // reads the environment when it is loaded
    world = await openWorld({ SAMNAV_MODE: 'demo' });
    worker = await startWorker({ ...own.env, SMTP_URL: smtp.url, PUBLIC_URL: world.url });
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await worker.kill('SIGTERM');
    await Promise.all([world.close(), smtp.close()]);
    await own.drop();
  });

  const as = async (email: string, path: string): Promise<Page> => {
    const { page } = await openPage(browser, world.url, { cookie: (await world.visit(email)).cookie });
    await visit(page, path);
    return page;
  };
  const heading = (page: Page, name: RegExp | string) => page.getByRole('heading', { level: 1, name }).waitFor();
  const inDialog = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name });
  /** The mail to somebody that speaks of a deadline, once it has come. */
  const mailed = async (to: string, title: string): Promise<string> => {
    for (const end = Date.now() + 80_000; Date.now() < end; await sleep(100)) {
      const letters = smtp.received.filter((mail) => mail.to.includes(to)).map((mail) => readable(mail.raw));
      const found = letters.findLast((letter) => letter.includes(title));
      if (found) return found;
    }
    throw new Error(`${to} got no mail about ${title}`);
  };

  test('a workgroup lead acknowledges from a mail’s link, on a phone and without signing in, once', async () => {
    const link = answerIn(await mailed(LEAD, 'Regionr'));
    const { page, context, faults } = await openPage(browser, world.url, { width: 320 });
    await visit(page, link);
    await heading(page, 'Underlag till Regionrådets nästa möte');
    await page.getByLabel('Jag har sett det och gör det till ett datum').check();
    expect(await found(page)).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: /^Acknowledge until / }).waitFor();
    expect(await found(page)).toEqual([]);
    await page.getByRole('button', { name: 'Svenska' }).click();
    await page.getByRole('button', { name: /^Bekräfta till / }).click();
    await heading(page, 'Tack, svaret är sparat');
    expect(faults).toEqual([]);
    await page.reload();
    await heading(page, 'Länken är redan använd');
    expect(await found(page)).toEqual([]);
    await context.close();
    const lead = await as(LEAD, '/t/umearegionen/week');
    await lead.getByRole('link', { name: 'Underlag till Regionrådets nästa möte' }).click();
    await heading(lead, /^Bekräftad till \d+ \w+/);
    await lead.getByRole('heading', { name: /^Påmind en gång, bekräftad av Maja Norrby/ }).waitFor();
    await lead.context().close();
  }, 90_000);

  test('when nothing is answered for a month, the chief executive gets the third step', async () => {
    const atStep = (step: string) =>
      own.admin.query(
        `select move_clock(max(r.send_at) + interval '5 minutes') from reminder r join deadline d on d.id = r.deadline_id where d.title = $1 and r.step = $2`,
        [LATE, step],
      );
    await atStep('+7');
    await mailed('strateg@umea.example', 'Energianv');
    expect(smtp.received.filter((mail) => mail.to.includes(CHIEF) && readable(mail.raw).includes('Energianv'))).toEqual([]);
    await atStep('+30');
    await mailed(CHIEF, 'Energianv');
    const page = await as(CHIEF, '/t/umearegionen/inbox');
    await page.getByText('till dig som kommunchef').first().waitFor();
    await page.getByRole('link', { name: LATE }).first().click();
    await heading(page, /^Sen i \d+ dagar: styrgruppen påminns/);
    await page.getByRole('cell', { name: /^kommunchef/ }).waitFor();
    await page.context().close();
  }, 240_000);

  test('a strategist leaves, the coordinator takes over, and the hand-over list empties', async () => {
    const { rows } = await own.admin.query<{ id: string; day: string }>(
      `select p.id, ((samnav_now() at time zone 'Europe/Stockholm')::date + 14)::text as day from person p where p.email = 'strateg@vindeln.example'`,
    );
    const page = await as(COORDINATOR, `/t/umearegionen/people/per_${rows[0]!.id}`);
    await page.getByRole('button', { name: 'Slutar' }).click();
    await page.getByLabel(/^Sista dag/).fill(rows[0]!.day);
    await inDialog(page, 'Spara').click();
    await page.getByRole('link', { name: 'Se vad som ska lämnas över' }).click();
    await heading(page, /^Stina Ramsele slutar .* med en öppen sak; en väntar på svar$/);
    expect(await found(page)).toEqual([]);
    await page.getByRole('button', { name: /^Ta över: / }).click();
    await heading(page, 'Stina Ramsele lämnar inget efter sig');
    await page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name: 'Ansvariga' }).click();
    await heading(page, /^Ingen ansvarig är på väg att sluta/);
    await page.context().close();
  }, 90_000);

  test('every page of the reminders passes axe in Swedish and in English, leaves no word of the other language and fits a narrow phone', async () => {
    const { data } = await (
      await world.visit(COORDINATOR)
    ).ask(
      `{ ladders(first: 1) { nodes { id } } people(first: 1, filter: { email: { eq: "strateg@umea.example" } }) { nodes { id } }
        deadlines(first: 1, filter: { title: { eq: "${LATE}" } }) { nodes { id } } }`,
    );
    const [ladder, person, deadline] = [data.ladders, data.people, data.deadlines].map(({ nodes }) => nodes[0].id as string);
    const paths = [
      'week',
      `deadlines/${deadline}`,
      'calendar',
      'inbox',
      `settings/ladders/${ladder}`,
      'settings/deliveries',
      `owners/${person}`,
      'owners',
    ];
    for (const [email, pages] of [
      [COORDINATOR, paths.map((path) => `/t/umearegionen/${path}`)],
      [OPERATOR, ['/operator/queues', '/operator']],
    ] as const) {
      const { page, context, faults } = await openPage(browser, world.url, { cookie: (await world.visit(email)).cookie });
      await visit(page, pages.at(-1)!);
      expect([await inBothLanguages(page, pages), faults]).toEqual([[], []]);
      await context.close();
    }
  }, 90_000);
});

/** A mail's text, without the line breaks and signs of its transport. */
const readable = (raw: string): string => raw.replace(/=\r?\n/g, '').replace(/=3D/g, '=');

function answerIn(letter: string): string {
  const link = /\/answer\/[\w-]+/.exec(letter)?.[0];
  if (!link) throw new Error(`There is no answer's link in the letter: ${letter}`);
  return link;
}

/** What axe finds, light and dark, and whether the page scrolls sideways at its width. */
async function found(page: Page): Promise<string[]> {
  const light = await axeFindings(page);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const dark = await axeFindings(page);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const wide = (await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')) as boolean;
  return [...light, ...dark.map((finding) => `dark: ${finding}`), ...(wide ? ['scrolls sideways'] : [])];
}
