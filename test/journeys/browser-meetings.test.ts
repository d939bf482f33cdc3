import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openWorld } from '../world.ts';
import type { Furnished, Visitor } from '../world.ts';
import { axeFindings, browserPath, lookAt, openBrowser, openPage, visit } from './browser.ts';

const suite = browserPath() ? describe : describe.skip;
const LEAD = 'gruppledare@umearegionen.example';
const COORDINATOR = 'samordnare@umearegionen.example';

interface Prepared {
  id: string;
  path: string;
  names: string[];
}

suite('meetings in a browser', () => {
  let world: Furnished;
  let browser: Browser;
  let lead: Visitor;
  let coordinator: Visitor;
  beforeAll(async () => {
    [world, browser] = await Promise.all([openWorld({ SAMNAV_MODE: 'demo' }), openBrowser()]);
    [lead, coordinator] = await Promise.all([world.visit(LEAD), world.visit(COORDINATOR)]);
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await world.close();
  });

  const open = async (who: Visitor, path: string, width?: number) => {
    const { page, context, faults } = await openPage(browser, world.url, { cookie: who.cookie, ...(width && { width }) });
    await visit(page, path);
    return { page, context, faults };
  };

  test('a workgroup lead opens the next meeting, ticks attendance by keyboard and turns a decision into an action with owner and date', async () => {
    const { title } = await meetingOfToday(lead, 'Möte om solel');
    const { page, context, faults } = await open(lead, await groupPath(lead));
    await page.getByRole('link', { name: 'Öppna mötet' }).click();
    await page.getByRole('heading', { level: 1, name: `${title} är i dag` }).waitFor();
    await page.locator('.ticks input[type=radio]').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByRole('heading', { name: /^Två av \S+ är här$/ }).waitFor();
    await page.getByText('Alla kryss är sparade hos Samnav').waitFor();
    await page.getByLabel('Anteckningar till Solel på kommunala tak').fill('Gruppen gick igenom taken.');
    await page.getByText('Sparat', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Nytt beslut under Solel på kommunala tak' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Beslut', exact: true }).fill('Solel utreds på sex tak');
    await dialog.getByLabel('Gör beslutet till en uppgift direkt').press('Space');
    await dialog.getByRole('combobox', { name: 'Ansvarig' }).fill('Elin');
    await page.getByRole('option', { name: /^Elin Granberg/ }).click();
    await dialog.getByLabel('Klart den').fill(inDays(21));
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Lägg till beslut och uppgift' }).press('Enter');
    await page.getByText(/^Elin Granberg, klart /).waitFor();
    expect(await lookAt(page)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
    const { data } = await lead.ask(
      '{ actionItems(first: 5, filter: { title: { eq: "Solel utreds på sex tak" } }) { nodes { dueOn deadline { state } } } }',
    );
    expect(data.actionItems.nodes).toEqual([{ dueOn: inDays(21), deadline: { state: 'open' } }]);
  }, 120_000);

  test('on a phone without a line ticks are kept through a reload and sent once; what collides is shown side by side', async () => {
    const { path, id, names } = await meetingOfToday(lead, 'Möte i källaren');
    const { page, context } = await open(lead, path, 320);
    await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    await page.waitForFunction(`caches.match('/kept-shell').then(Boolean)`);
    await context.setOffline(true);
    for (const name of names.slice(0, 3)) await row(page, name).getByRole('radio', { name: 'Här' }).check();
    await page.getByText('Tre kryss är sparade här, skickas när nätet är tillbaka').waitFor();
    await page.reload({ waitUntil: 'domcontentloaded' });
    await page.getByText('Tre kryss är sparade här, skickas när nätet är tillbaka').waitFor();
    await page.getByText(/^Ingen anslutning\. Sidan visar/).waitFor();
    expect(await row(page, names[0]!).getByRole('radio', { name: 'Här' }).isChecked()).toBe(true);
    expect(await fits(page)).toBe(true);
    await tick(coordinator, id, names[2]!, 'excused');
    await context.setOffline(false);
    const conflicts = page.getByRole('region', { name: 'Ett kryss krockar med vad någon annan kryssade' }).first();
    await conflicts.getByText('Anmält förhinder').waitFor();
    await row(page, names[0]!).getByRole('radio', { name: 'Här', checked: true }).waitFor();
    await page.getByText(/^Ingen anslutning/).waitFor({ state: 'detached' });
    expect(await conflicts.getByText('Närvarande').count()).toBe(1);
    expect(await lookAt(page, { width: 320 })).toEqual([]);
    expect(await standing(lead, id)).toEqual([
      [names[0], 'present', 2],
      [names[1], 'present', 2],
      [names[2], 'excused', 2],
    ]);
    await page.getByRole('button', { name: `Mitt kryss gäller för ${names[2]}` }).click();
    await page.getByText('Alla kryss är sparade hos Samnav').waitFor();
    expect((await standing(lead, id))[2]).toEqual([names[2], 'present', 3]);
    await context.close();
  }, 120_000);

  test('two who write under the same item see both texts side by side, and neither is lost', async () => {
    const { path, id } = await meetingOfToday(lead, 'Möte för två skribenter');
    const { page, context } = await open(lead, path);
    await write(coordinator, id, 'Samordnarens text.');
    await page.getByLabel('Anteckningar till Solel på kommunala tak').fill('Ledarens text.');
    const dialog = page.getByRole('dialog', { name: 'Någon annan hann spara före dig' });
    await dialog.getByRole('cell', { name: 'Samordnarens text.' }).waitFor();
    await dialog.getByRole('cell', { name: 'Ledarens text.' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Ta den sparade versionen' }).click();
    await page.getByText('Samordnarens text.').first().waitFor();
    await context.close();
  }, 120_000);

  test('in English the workgroup and a new meeting pass axe, light and dark, at 320 pixels', async () => {
    const group = await groupPath(lead);
    const { page, context, faults } = await open(lead, group);
    await page.evaluate(`localStorage.setItem('samnav.language', 'en')`);
    const findings: Record<string, string[]> = {};
    for (const path of [group, '/t/umearegionen/meetings/new']) {
      await visit(page, path);
      const found = await lookAt(page);
      if (found.length) findings[path] = found;
    }
    expect(findings).toEqual({});
    expect(faults).toEqual([]);
    await context.close();
  }, 90_000);

  /** A meeting of the group that meets today, with one item and everybody called. */
  async function meetingOfToday(who: Visitor, title: string): Promise<Prepared & { title: string }> {
    const group = (await groupPath(who)).split('/').at(-1);
    const made = await said(who, 'createMeeting', 'meeting { id }', 'CreateMeetingInput', {
      title,
      plannedOn: inDays(0),
      workgroupId: group,
      startsAt: '09:00',
    });
    const { id } = made.meeting as { id: string };
    await said(who, 'addAgendaItem', 'agendaItem { id }', 'AddAgendaItemInput', { meetingId: id, title: 'Solel på kommunala tak' });
    await said(who, 'inviteToMeeting', 'meeting { id }', 'InviteToMeetingInput', { meetingId: id, everybody: true });
    const names = (await listed(who, id)).map((each) => each.name).toSorted((a, b) => a.localeCompare(b, 'sv'));
    return { id, title, names, path: `/t/umearegionen/meetings/${id}` };
  }

  async function tick(who: Visitor, meetingId: string, name: string, status: string): Promise<void> {
    const row = (await listed(who, meetingId)).find((each) => each.name === name)!;
    const ticks = [{ tickId: crypto.randomUUID(), attendanceId: row.id, status, tickedAt: new Date().toISOString(), seenVersion: row.version }];
    await said(who, 'recordAttendance', 'outcomes { outcome }', 'RecordAttendanceInput', { meetingId, ticks });
  }

  async function write(who: Visitor, meetingId: string, notes: string): Promise<void> {
    const { data } = await who.ask('query ($id: ID!) { node(id: $id) { ... on Meeting { agenda(first: 1) { nodes { id version } } } } }', {
      id: meetingId,
    });
    const [item] = data.node.agenda.nodes;
    await said(who, 'updateAgendaItem', 'agendaItem { id }', 'UpdateAgendaItemInput', { id: item.id, expectedVersion: item.version, notes });
  }

  /** Name, status and version of the first three on the list, as they are stored. */
  async function standing(who: Visitor, meetingId: string): Promise<[string, string, number][]> {
    const rows = await listed(who, meetingId);
    const sorted = rows.toSorted((a, b) => a.name.localeCompare(b.name, 'sv')).slice(0, 3);
    return sorted.map((each) => [each.name, each.status, each.version]);
  }
});

interface Listed {
  id: string;
  version: number;
  name: string;
  status: string;
}

async function listed(who: Visitor, meetingId: string): Promise<Listed[]> {
  const { data } = await who.ask(
    'query ($id: ID!) { node(id: $id) { ... on Meeting { attendances(first: 100) { nodes { id version name status } } } } }',
    { id: meetingId },
  );
  return data.node.attendances.nodes;
}

async function said(who: Visitor, verb: string, selection: string, type: string, input: object): Promise<Record<string, unknown>> {
  const { data, errors } = await who.ask(`mutation ($input: ${type}!) { ${verb}(input: $input) { ${selection} errors { code message } } }`, {
    input,
  });
  const payload = data?.[verb];
  if (!payload || payload.errors.length) throw new Error(`${verb}: ${JSON.stringify(errors ?? payload.errors)}`);
  return payload;
}

async function groupPath(who: Visitor): Promise<string> {
  const { data } = await who.ask('{ workgroups(first: 1, filter: { name: { eq: "Energi och klimat" } }) { nodes { id } } }');
  return `/t/umearegionen/workgroups/${data.workgroups.nodes[0].id}`;
}

const inDays = (days: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date(Date.now() + days * 86_400_000));

const row = (page: Page, name: string) => page.locator('.ticks > li').filter({ hasText: name });

const fits = (page: Page): Promise<boolean> => page.evaluate('document.documentElement.scrollWidth <= window.innerWidth');
