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
    await tx.sql(
      `insert into attendance (meeting_id, guest_name, guest_organisation, status) values ($1, 'Gäst Gästsson', 'Skogsbolaget', 'present')`,
      [id],
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
    for (const part of ['Minutes:', '#panic("x")', '1. Läget', 'Alla var överens.', '[U+65E5]', 'Vindeln', 'Gäst Gästsson', 'Skogsbolaget'])
      expect(text ?? part).toContain(part);
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

describe('the brief of a goal', () => {
  test('is one page with the numbers of the screens, in the language asked for', async () => {
    const ids = await planted();
    const { data } = await coordinator.ask(
      'query ($id: ID!) { node(id: $id) { ... on Indicator { trajectories { nodes { gapTextEn latestValue } } } } }',
      { id: ids.indicator },
    );
    const [{ gapTextEn, latestValue }] = data.node.trajectories.nodes;
    const response = await coordinator.fetch(`/t/umearegionen/goals/${ids.goal}/brief.pdf?lang=en`);
    const pdf = Buffer.from(await response.arrayBuffer());
    expect([response.status, /\/Count (\d+)/.exec(pdf.toString('latin1'))?.[1]]).toEqual([200, '1']);
    const text = (await textOf(pdf))?.replace(/\s+/g, ' ');
    for (const part of [gapTextEn, Number(latestValue).toFixed(1), 'target value 2.0 t in 2040', 'Incomplete: without', '#panic("x")'])
      expect(text ?? part).toContain(part);
  });

  test('is for whoever may read the goal', async () => {
    const elsewhere = await world.visit('strateg@kiruna.example', 'kiruna');
    const { data } = await coordinator.ask('{ goals(first: 1) { nodes { id } } }');
    const path = `/t/kiruna/goals/${data.goals.nodes[0].id}/brief.pdf`;
    expect(await told(await elsewhere.fetch(path))).toBe(
      await told(await elsewhere.fetch('/t/kiruna/goals/gol_01990000-0000-7000-8000-000000000000/brief.pdf')),
    );
    expect(await told(await elsewhere.fetch(path))).toMatch(/^404 /);
  });
});

/** A goal of the region with an indicator that one municipality has reported. */
const planted = (): Promise<{ goal: string; indicator: string }> =>
  world.database.write(scope, async (tx) => {
    const one = async (text: string, values: unknown[]): Promise<string> => (await tx.sql<{ id: string }>(`${text} returning id`, values))[0]!.id;
    const people = await tx.sql<{ id: string }>('select id from person order by id limit 2');
    const [owner, other] = people.map(({ id }) => id);
    const [place] = await tx.sql<{ id: string }>('select id from municipality order by name limit 1');
    const goal = await one('insert into goal (level, title, description, owner_id) values ($1, $2, $3, $4)', [
      'goal',
      'Klimatneutralt',
      HOSTILE,
      owner,
    ]);
    const indicator = await one(
      `insert into indicator (name, unit, direction, aggregation, periodicity, owner_id, goal_id) values ($1, 't', 'descending', 'sum', 'year', $2, $3)`,
      ['Utsläpp i provet', owner, goal],
    );
    const under = (kind: string, municipality: string | null): Promise<string> =>
      one('insert into indicator_scope (indicator_id, kind, municipality_id, name, owner_id) values ($1, $2, $3, $2, $4)', [
        indicator,
        kind,
        municipality,
        owner,
      ]);
    const [region, own] = [await under('region', null), await under('municipality', place!.id)];
    await tx.sql(`insert into target_value (indicator_id, scope_id, year, value, comparator) values ($1, $2, 2040, 2, 'atMost')`, [
      indicator,
      region,
    ]);
    for (const [days, value] of [
      ['2017-03-01 2017-03-02', 8],
      ['2019-03-01 2019-03-02', 7.6],
    ] as const) {
      const [from, to] = days.split(' ');
      const period = await one(`insert into reporting_period (name, periodicity, starts_on, ends_on) values ($1, 'irregular', $2, $3)`, [
        `prov ${from}`,
        from,
        to,
      ]);
      const measured = [indicator, own, period, value, owner, other];
      await tx.sql(
        `insert into measurement (indicator_id, scope_id, period_id, value, submitted_at, submitted_by_id, approved_at, approved_by_id) values ($1, $2, $3, $4, samnav_now(), $5, samnav_now(), $6)`,
        measured,
      );
    }
    return { goal: `gol_${goal}`, indicator: `ind_${indicator}` };
  });
