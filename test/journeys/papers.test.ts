import { execFile } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Meeting } from '@samnav/meetings';
import { systemScope } from '@samnav/platform';
import type { Scope } from '@samnav/platform';
import { asOwner } from './isolation-world.ts';
import { openWorld } from '../world.ts';
import type { Furnished, Visitor } from '../world.ts';

const HOSTILE = '#panic("x") #read("/etc/passwd") $x$ *b* 日';
let world: Furnished;
let coordinator: Visitor;
let scope: Scope;
let minutes: string;
beforeAll(async () => {
  world = await openWorld();
  coordinator = await world.visit('samordnare@umearegionen.example');
  const [tenant] = await asOwner<{ id: string }>((query) => query(`select id from tenant where slug = 'umearegionen'`));
  scope = systemScope(tenant!.id, 'umearegionen', 'test', await world.database.now());
  minutes = `/t/umearegionen/meetings/mtg_${await meeting()}/minutes.pdf`;
}, 240_000);
afterAll(() => world.close());

const meeting = (): Promise<string> =>
  world.database.write(scope, async (tx) => {
    const id = await tx.create(
      Meeting,
      { title: `Möte ${HOSTILE}`, plannedOn: '2026-03-02', heldOn: '2026-03-02', place: 'Vindeln' },
      'meeting.created',
    );
    await tx.sql(`insert into agenda_item (meeting_id, number, title, notes) values ($1, 1, 'Läget', $2)`, [id, `Alla var överens.\n${HOSTILE}`]);
    return id;
  });

const told = async (response: Response): Promise<string> => `${response.status} ${await response.text()}`;
/** What poppler reads in it; undefined where poppler is not installed. */
const textOf = (pdf: Uint8Array): Promise<string | undefined> =>
  new Promise((resolve) =>
    execFile('pdftotext', ['-', '-'], (error, out) => resolve(error ? undefined : out))
      .stdin!.on('error', () => {})
      .end(pdf),
  );

describe('the minutes as PDF', () => {
  test('hold what the meeting holds, in the language asked for, and run nothing that somebody wrote', async () => {
    const response = await coordinator.fetch(`${minutes}?lang=en`);
    expect([response.status, response.headers.get('content-type'), response.headers.get('content-language')]).toEqual([200, 'application/pdf', 'en']);
    const text = await textOf(new Uint8Array(await response.arrayBuffer()));
    for (const part of ['Minutes:', '#panic("x")', '1. Läget', 'Alla var överens.', '[U+65E5]', 'Vindeln']) expect(text ?? part).toContain(part);
  });

  test('are for whoever may read the meeting: nobody else can tell them from minutes that do not exist', async () => {
    const elsewhere = await world.visit('strateg@kiruna.example', 'kiruna');
    const nowhere = await told(await coordinator.fetch('/t/umearegionen/meetings/mtg_01990000-0000-7000-8000-000000000000/minutes.pdf'));
    expect(nowhere).toMatch(/^404 .*NOT_FOUND/);
    expect(await told(await elsewhere.fetch(minutes))).toBe(nowhere);
    expect(await told(await elsewhere.fetch(minutes.replace('umearegionen', 'kiruna')))).toBe(nowhere);
    expect(await told(await coordinator.fetch('/t/umearegionen/meetings/what/minutes.pdf'))).toBe(nowhere);
    expect((await fetch(world.url + minutes)).status).toBe(401);
  });
});
