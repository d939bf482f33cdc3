import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { globalId } from '@samnav/platform';
import { Person } from '@samnav/networks';
import { answerUrl } from './answer-link.ts';
import { ask, linkApp } from './testing/link-app.ts';
import type { Told } from './testing/link-app.ts';
import { day, deadlines, handOvers, personId, Stage, uuidOf } from './testing/stage.ts';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await linkApp();
}, 30_000);
afterAll(() => app.close());

/** The address of the page's data, as a mail to the person would carry it. */
const linkTo = async (stage: Stage, id: string, person: string = stage.strategist.personId!): Promise<string> =>
  `/api${await stage.write(stage.world.system, (tx) => answerUrl(tx, uuidOf(id), person))}`;
const say = (url: string, payload: object, headers?: Record<string, string>): Promise<Told> => ask(app, 'POST', url, { payload, headers });
const LATER = { answer: 'acknowledge', until: day(7), note: 'På gång' };

describe('a mail’s link', () => {
  test('shows one deadline and what its reader may answer, to nobody else', async () => {
    const stage = await Stage.open();
    const url = await linkTo(stage, await stage.deadline({ title: 'Energirapport' }));
    const { status, body, headers } = await ask(app, 'GET', url);
    expect(status).toBe(200);
    expect(body).toMatchObject({ tenant: stage.world.tenant, person: { name: 'Test strategist' }, handOver: null });
    expect(body.deadline).toMatchObject({ title: 'Energirapport', dueOn: day(20), daysLeft: 20, state: 'open', municipality: 'Umeå' });
    expect(body.may).toEqual(['done', 'acknowledge', 'snooze', 'handOver', 'notMine']);
    expect(body.until).toMatchObject({ from: day(1), to: day(90) });
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' });
  });

  test('opened a hundred times by scanners, it changes nothing and still answers', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    const url = await linkTo(stage, id);
    const before = await stage.row(id);
    const same = { headers: { 'x-forwarded-for': '10.8.0.1' } };
    const opened = await Promise.all(Array.from({ length: 100 }, (_, i) => ask(app, i % 2 ? 'GET' : 'HEAD', url, same)));
    expect(new Set(opened.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await stage.row(id)).toEqual(before);
    expect(await stage.history(id)).toEqual([]);
    expect((await say(url, LATER, same.headers)).status).toBe(200);
  });

  test('acknowledges as that person, by mail, without signing in', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    const { status, body } = await say(await linkTo(stage, id), LATER);
    expect([status, body.answered]).toEqual([200, expect.objectContaining({ kind: 'acknowledged', until: day(7) })]);
    expect(await stage.row(id)).toMatchObject({ acknowledgedUntil: day(7), acknowledgedById: stage.strategist.personId });
    expect(await stage.history(id)).toEqual(['acknowledged mail']);
    const [event] = await stage.write(stage.coordinator, (tx) =>
      tx.sql(`select actor_person_id, actor_account_id, system from audit_event where action = 'deadline.acknowledged'`),
    );
    expect(event).toEqual({ actor_person_id: stage.strategist.personId, actor_account_id: stage.strategist.accountId, system: null });
  });

  test('answers once: a second says that it was used, two at once are one', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    const url = await linkTo(stage, id);
    const both = await Promise.all([say(url, LATER), say(url, { answer: 'done', note: 'Klart' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
    expect(await stage.history(id)).toHaveLength(1);
    const again = await ask(app, 'GET', url);
    expect([again.status, again.body.code]).toEqual([410, 'LINK_USED']);
    expect(await linkTo(stage, id)).not.toBe(url); // the next mail carries another
  });

  test('is the same in every mail until it is used', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    expect(await linkTo(stage, id)).toBe(await linkTo(stage, id));
    expect(await linkTo(stage, id, stage.lead.personId!)).not.toBe(await linkTo(stage, id));
  });

  test('a refused answer says why and leaves the link as it was', async () => {
    const stage = await Stage.open();
    const url = await linkTo(stage, await stage.deadline({ evidenceRequired: true }));
    const refused = await say(url, { answer: 'done', note: 'Klart' });
    expect([refused.status, refused.body.errors]).toEqual([422, [expect.objectContaining({ code: 'EVIDENCE_MISSING', field: 'evidenceUrl' })]]);
    expect((await say(url, { ...LATER, until: day(100) })).body).toMatchObject({ code: 'UNTIL_OUT_OF_RANGE' });
    expect((await say(url, { answer: 'acknowledge' })).body).toMatchObject({ code: 'INVALID' });
    expect((await say(url, { answer: 'done', evidenceUrl: 'https://umea.example/r' })).status).toBe(200);
  });

  test('of somebody without an account works too', async () => {
    const stage = await Stage.open();
    const person = await stage.write(stage.coordinator, (tx) =>
      tx.create(Person, { name: 'Utan Konto', email: `u.${randomUUID()}@prov.example` }, 'person.created'),
    );
    const id = await stage.deadline({ ownerId: globalId(Person, person) });
    expect((await say(await linkTo(stage, id, person), { answer: 'done', note: 'Klart' })).status).toBe(200);
    expect(await stage.row(id)).toMatchObject({ metById: person, outcome: 'Klart' });
  });

  test('gives its holder no more than that person may', async () => {
    const stage = await Stage.open();
    const reader = await stage.world.as('reader');
    const id = await stage.deadline();
    const url = await linkTo(stage, id, reader.personId!);
    expect((await ask(app, 'GET', url)).body.may).toEqual([]);
    expect((await say(url, LATER)).body).toMatchObject({ code: 'FORBIDDEN' });
    expect(await stage.history(id)).toEqual([]);
  });

  test('whoever is asked takes it over by the link, and the old owner’s stops working', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    const old = await linkTo(stage, id);
    await stage.write(stage.strategist, (tx) => handOvers.handOver(tx, { id, expectedVersion: 1, toId: personId(stage.lead) }));
    const url = await linkTo(stage, id, stage.lead.personId!);
    expect((await ask(app, 'GET', url)).body).toMatchObject({ may: ['accept', 'decline'], handOver: { from: 'Test strategist', toMe: true } });
    expect((await say(url, { answer: 'accept' })).status).toBe(200);
    expect((await stage.row(id)).ownerId).toBe(stage.lead.personId);
    expect((await ask(app, 'GET', old)).status).toBe(404);
  });

  test.each([
    ['hand over', (stage: Stage) => ({ answer: 'handOver', toId: personId(stage.lead), note: 'Din?' }), 'handedOver mail'],
    ['not mine', () => ({ answer: 'notMine' }), 'notMine mail'],
    ['snooze', () => ({ answer: 'snooze', until: day(3) }), 'snoozed mail'],
    ['done', () => ({ answer: 'done', note: 'Klart' }), 'done mail'],
  ])('%s', async (_name, payload, said) => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    expect((await say(await linkTo(stage, id), payload(stage))).status).toBe(200);
    expect(await stage.history(id)).toEqual([said]);
  });
});

describe('what is not good answers alike', () => {
  const same = async (urls: string[]): Promise<void> => {
    const told = await Promise.all(urls.flatMap((url) => [ask(app, 'GET', url), say(url, LATER)]));
    expect(new Set(told.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);
    expect(told[0]!.body.code).toBe('LINK_NOT_GOOD');
  };

  test('expired, revoked, invented, cut short, another tenant’s', async () => {
    const [stage, other] = [await Stage.open(), await Stage.open()];
    const [expired, moved] = [await stage.deadline(), await stage.deadline()];
    const urls = [await linkTo(stage, expired), await linkTo(stage, moved)];
    const tenantOf = (at: Stage): string => at.world.tenantId.replaceAll('-', '');
    await stage.write(stage.world.system, (tx) =>
      tx.sql(`update answer_link set expires_at = samnav_now() - interval '1 second' where deadline_id = $1`, [uuidOf(expired)]),
    );
    const change = { id: moved, expectedVersion: 1, ownerId: personId(stage.lead) };
    await stage.write(stage.coordinator, (tx) => deadlines.set(tx, change));
    const good = await linkTo(stage, await stage.deadline());
    const foreign = good.replace(tenantOf(stage), tenantOf(other));
    const invented = good.slice(0, -3) + (good.endsWith('AAA') ? 'BBB' : 'AAA');
    await same([...urls, foreign, invented, good.slice(0, -1), '/api/answer/x', `/api/answer/${'a'.repeat(75)}`]);
  });

  test('of somebody whose last role has ended, before any clock has noticed', async () => {
    const stage = await Stage.open();
    const url = await linkTo(stage, await stage.deadline());
    await stage.write(stage.world.system, (tx) =>
      tx.sql(`update role_assignment set ended_at = samnav_now() where account_id = $1`, [stage.strategist.accountId]),
    );
    await same([url, '/api/answer/x']);
  });

  test('whoever tries many is slowed down', async () => {
    const url = `/api/answer/${randomUUID().replaceAll('-', '')}${'A'.repeat(43)}`;
    const told: number[] = [];
    for (let i = 0; i < 22; i++) told.push((await ask(app, 'GET', url, { headers: { 'x-forwarded-for': '10.7.0.1' } })).status);
    expect(told.slice(-1)).toEqual([429]);
  });

  test('control characters are no words', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    const { status } = await say(await linkTo(stage, id), { answer: 'done', note: 'Klart\u001b]0;x\u0007' });
    expect([status, await stage.history(id)]).toEqual([400, []]);
  });

  test('another site cannot post, nor can a form', async () => {
    const stage = await Stage.open();
    const id = await stage.deadline();
    const url = await linkTo(stage, id);
    expect((await say(url, LATER, { origin: 'https://evil.example' })).body).toMatchObject({ code: 'FOREIGN_ORIGIN' });
    expect((await say(url, LATER, { 'content-type': 'text/plain' })).body).toMatchObject({ code: 'JSON_EXPECTED' });
    expect(await stage.history(id)).toEqual([]);
  });
});

test('the database keeps only a hash of the link', async () => {
  const stage = await Stage.open();
  const url = await linkTo(stage, await stage.deadline());
  const rows = await stage.write(stage.world.system, (tx) => tx.sql<{ row: string }>('select to_jsonb(l)::text as row from answer_link l'));
  expect(rows.some(({ row }) => row.includes(url.slice(-43)))).toBe(false);
});
