import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Municipality, Person } from '@samnav/networks';
import { Database, globalId } from '@samnav/platform';
import type { JobContext, Scope } from '@samnav/platform';
import { closeTestDatabase, newTenant, refusedWith } from '@samnav/platform/testing';
import type { World } from '@samnav/platform/testing';
import { Webhook } from 'standardwebhooks';
import { Deadline } from '../../deadlines/deadline.entity.ts';
import { DeadlineService } from '../../deadlines/deadline.service.ts';
import { DeliverWebhook, WAITS } from './deliver-webhook.job.ts';
import { postWebhook } from './post-webhook.ts';
import { tellOfTime } from './tell-of-time.ts';
import { receiver } from './testing/receiver.ts';
import type { Receiver } from './testing/receiver.ts';
import { isAllowed } from './webhook-address.ts';
import { WebhookEndpoint, WebhookEvent } from './webhook-endpoint.entity.ts';
import { newWebhookSecret, seal, unseal } from './webhook-secret.ts';
import { WebhookService } from './webhook.service.ts';

let there: Receiver;
beforeEach(async () => {
  process.env.WEBHOOK_ALLOWED_NETWORKS = '127.0.0.1/32';
  there = await receiver();
});
afterEach(async () => {
  delete process.env.WEBHOOK_ALLOWED_NETWORKS;
  await there.close();
});
afterAll(closeTestDatabase);

const webhooks = new WebhookService();
const deadlines = new DeadlineService();
const EVERYTHING = Object.values(WebhookEvent);

interface Listening {
  world: World;
  scope: Scope;
  id: string;
  secret: string;
}
async function listening(events = EVERYTHING, municipality?: string): Promise<Listening> {
  const world = await newTenant();
  const scope = await world.as('regionCoordinator');
  const municipalityId = municipality && globalId(Municipality, world.municipalities[municipality]!);
  const input = { name: 'Ärendesystemet', url: there.url, events, municipalityId };
  return { world, scope, ...(await world.database.write(scope, (tx) => webhooks.create(tx, input))) };
}
async function deadline({ world, scope }: Listening, dueOn = '2027-03-31', municipality = 'Umeå'): Promise<string> {
  const municipalityId = globalId(Municipality, world.municipalities[municipality]!);
  const input = { title: 'Rapportera energi', dueOn, ownerId: globalId(Person, scope.personId!), municipalityId };
  return globalId(Deadline, await world.database.write(scope, (tx) => deadlines.create(tx, input)));
}
const rows = <R>({ world }: Listening, text: string, params: unknown[] = []): Promise<R[]> =>
  world.database.write(world.system, (tx) => tx.sql<R>(text, params));

interface Row {
  id: string;
  event: string;
  state: string;
  round: number;
  attempts: number;
  failure: string | null;
  wait: number | null;
}
const ROWS = `select id, event, state, round, attempts, failure, extract(epoch from next_try_at - tried_at)::int as wait from webhook_delivery order by created_at, id`;
const deliveries = (who: Listening): Promise<Row[]> => rows<Row>(who, ROWS);

/** Does what a worker does when the queue wakes it. */
async function work(who: Listening, times = 1): Promise<Row[]> {
  const { database, system } = who.world;
  const context = { scope: system, signal: new AbortController().signal, finish: (effect) => database.write(system, effect) } as JobContext;
  for (let i = 0; i < times; i++)
    for (const { id, round } of await deliveries(who)) await new DeliverWebhook(database).handle({ deliveryId: id, round }, context);
  return deliveries(who);
}

describe('an endpoint', () => {
  test('is told of what happens to deadlines, in the transaction in which it happens', async () => {
    const who = await listening();
    const id = await deadline(who);
    await who.world.database.write(who.scope, (tx) => deadlines.move(tx, { id, expectedVersion: 1, dueOn: '2027-05-03' }));
    await who.world.database.write(who.scope, (tx) => deadlines.meet(tx, { id, expectedVersion: 2, outcome: 'Klart' }));
    expect((await work(who)).map(({ event, state }) => [event, state])).toEqual([
      ['deadline.created', 'delivered'],
      ['deadline.moved', 'delivered'],
      ['deadline.met', 'delivered'],
    ]);
    expect(JSON.parse(there.told[1]!.body)).toMatchObject({
      type: 'deadline.moved',
      data: { id, version: 2, dueOn: '2027-05-03', dueOnBefore: '2027-03-31', municipality: { code: '2480', name: 'Umeå' } },
    });
  });

  test('verifies the signature with the library of Standard Webhooks, and with the old secret for a day after a change', async () => {
    const who = await listening();
    await deadline(who);
    const { secret } = await who.world.database.write(who.scope, (tx) =>
      webhooks.rotate(tx, { id: globalId(WebhookEndpoint, who.id), expectedVersion: 1 }),
    );
    await work(who);
    const [{ body, headers }] = there.told as [(typeof there.told)[0]];
    for (const known of [secret, who.secret])
      expect(new Webhook(known).verify(body, headers as Record<string, string>)).toMatchObject({ type: 'deadline.created' });
    expect(() => new Webhook(newWebhookSecret()).verify(body, headers as Record<string, string>)).toThrow();
    expect(() => new Webhook(secret).verify(body.replace('energi', 'annat'), headers as Record<string, string>)).toThrow();
  });

  test('is told only what it asked for, of its own municipality', async () => {
    const who = await listening([WebhookEvent.deadlineCreated], 'Umeå');
    await deadline(who, undefined, 'Vindeln');
    const id = await deadline(who);
    await who.world.database.write(who.scope, (tx) => deadlines.cancel(tx, { id, expectedVersion: 1 }));
    expect((await deliveries(who)).map(({ event }) => event)).toEqual(['deadline.created']);
  });

  test('hears nothing of what was rolled back', async () => {
    const who = await listening();
    const fault = who.world.database.write(who.scope, async (tx) => {
      await tx.sql(`insert into deadline (obligation, title, due_on, owner_id) values ('task', 'x', '2027-01-01', $1)`, [who.scope.personId]);
      throw new Error('after all not');
    });
    await expect(fault).rejects.toThrow('after all not');
    expect(await deliveries(who)).toEqual([]);
  });

  test('hears once that a deadline is late, and once of each step that climbed', async () => {
    const who = await listening();
    const id = await deadline(who);
    await rows(who, `update webhook_endpoint set created_at = created_at - interval '9 days'`);
    await rows(who, `update deadline set due_on = samnav_now()::date - 7 where id = $1`, [id.slice(4)]);
    await rows(
      who,
      `insert into reminder (deadline_id, recipient_id, due_on, step, recipient_role, place_id, channel, send_at, state, sent_at)
       select d.id, d.owner_id, d.due_on, s.step, s.role, d.municipality_id, 'inbox', samnav_now(), 'sent', samnav_now()
       from deadline d, (values ('+1', 'owner'), ('+7', 'strategist')) as s (step, role) where d.id = $1`,
      [id.slice(4)],
    );
    await rows(who, `update webhook_endpoint set events = '["deadline.late", "deadline.escalated"]'`);
    const told = async (): Promise<string[]> => (await deliveries(who)).map(({ event }) => event).filter((event) => /late|esc/.test(event));
    const worker = await Database.connect({ url: process.env.WORKER_DATABASE_URL!, transactions: 1, reads: 1 });
    await tellOfTime(worker);
    expect(await told()).toEqual(['deadline.late', 'deadline.escalated']);
    await tellOfTime(worker);
    expect(await told()).toHaveLength(2);
    await worker.onApplicationShutdown();
  });

  test('is for its own place: a strategist makes none for the region or for another municipality', async () => {
    const { world } = await listening();
    const scope = await world.as('strategist', { municipalityId: world.municipalities['Vindeln']! });
    const make = (municipality?: string): Promise<unknown> =>
      world.database.write(scope, (tx) =>
        webhooks.create(tx, {
          name: 'x',
          url: there.url,
          events: EVERYTHING,
          municipalityId: municipality && globalId(Municipality, world.municipalities[municipality]!),
        }),
      );
    expect(await refusedWith(make())).toEqual(['FORBIDDEN']);
    expect(await refusedWith(make('Umeå'))).toEqual(['FORBIDDEN']);
    await make('Vindeln');
  });
});

describe('a delivery that is not taken', () => {
  test('is tried for about three days with growing waits and the same id, and then given up', async () => {
    const who = await listening([WebhookEvent.deadlineCreated]);
    await deadline(who);
    there.answer = (response) => void response.writeHead(500).end('<b>nej</b>');
    const waits: (number | null)[] = [];
    for (let i = 0; i < WAITS.length; i++) waits.push((await work(who))[0]!.wait);
    expect(waits).toEqual([...WAITS]);
    expect((await work(who))[0]).toMatchObject({ state: 'failed', attempts: 10, wait: null, failure: 'answered 500 instead of 2xx' });
    expect(new Set(there.told.map(({ headers }) => headers['webhook-id']))).toHaveProperty('size', 1);
    expect(WAITS.reduce((sum, wait) => sum + wait) / 86_400).toBeGreaterThan(3);
  });

  test('for long turns its endpoint off, and whoever is responsible hears of it once', async () => {
    const who = await listening([WebhookEvent.deadlineCreated]);
    await deadline(who);
    await deadline(who);
    there.answer = (response) => void response.writeHead(500).end();
    await work(who, 9);
    await rows(who, `update webhook_endpoint set failing_since = failing_since - interval '3 days'`);
    expect((await work(who)).map(({ failure }) => failure)).toEqual(['answered 500 instead of 2xx', 'the endpoint is turned off']);
    expect(await rows(who, `select disabled_because from webhook_endpoint`)).toEqual([{ disabled_because: 'failing' }]);
    expect(await rows(who, `select letter, to_account_id from mail_message`)).toEqual([
      { letter: 'webhook-off', to_account_id: who.scope.accountId },
    ]);
  });

  test('does not turn off an endpoint that takes others', async () => {
    const who = await listening([WebhookEvent.deadlineCreated]);
    await deadline(who);
    there.answer = (response) => void response.writeHead(500).end();
    await work(who, 10);
    expect(await rows(who, `select disabled_at from webhook_endpoint`)).toEqual([{ disabled_at: null }]);
  });

  test('of a receiver that says it is gone is not tried again', async () => {
    const who = await listening([WebhookEvent.deadlineCreated]);
    await deadline(who);
    there.answer = (response) => void response.writeHead(410).end();
    expect((await work(who))[0]).toMatchObject({ state: 'failed', attempts: 1 });
    expect(await rows(who, `select disabled_because from webhook_endpoint`)).toEqual([{ disabled_because: 'failing' }]);
  });

  test('is not sent to where the receiver points: a redirect is a refusal', async () => {
    const other = await receiver();
    there.answer = (response) => void response.writeHead(307, { location: other.url }).end();
    const answer = await postWebhook({ url: there.url, id: 'msg_1', body: '{}', secrets: [newWebhookSecret()] });
    expect([answer.status, other.told]).toEqual([307, []]);
    await other.close();
  });

  test('is over where the receiver changes the protocol: no worker waits for what never comes', async () => {
    const odd = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'));
    });
    await new Promise<void>((resolve) => odd.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(odd.address() as AddressInfo).port}/`;
    const told = postWebhook({ url, id: 'msg_1', body: '{}', secrets: [newWebhookSecret()] }, undefined, 500);
    await expect(told).rejects.toThrow('closed without an answer');
    odd.close();
  });

  test('waits ten seconds at most, and reads 64 kB at most', async () => {
    const signed = { url: there.url, id: 'msg_1', body: '{}', secrets: [newWebhookSecret()] };
    there.answer = () => undefined;
    await expect(postWebhook(signed, undefined, 300)).rejects.toThrow('no answer within 0.3 seconds');
    let written = 0;
    there.answer = (response) => {
      const more = (): boolean => {
        while (!response.destroyed && response.write('x'.repeat(16_384))) written += 16_384;
        return true;
      };
      response.on('drain', more);
      more();
    };
    const answer = await postWebhook(signed);
    expect(answer.excerpt).toHaveLength(500);
    expect(written).toBeLessThan(50 * 1024 * 1024);
  });
});

describe('an address that is not on the open internet', () => {
  test.each([
    ...[
      '127.0.0.1',
      '10.1.2.3',
      '172.16.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '224.0.0.1',
      '255.255.255.255',
      '192.0.2.1',
    ],
    ...[
      '::1',
      '::',
      'fe80::1',
      'fd00::1',
      '::ffff:127.0.0.1',
      '::ffff:a00:1',
      '::7f00:1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      'ff02::1',
      '2001:db8::1',
      'x',
    ],
  ])('is refused: %s', (address) => {
    expect(isAllowed(address, [])).toBe(false);
  });

  test.each(['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])('is not: %s', (address) => {
    expect(isAllowed(address, [])).toBe(true);
  });

  test('may be allowed by the operator, network by network', () => {
    expect(['10.1.2.3', '10.2.0.1', '::ffff:10.1.9.9'].map((address) => isAllowed(address, ['10.1.0.0/16', 'fd00::/8']))).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('is refused where a name leads to it, at the moment of connecting: what was looked up before does not count', async () => {
    process.env.WEBHOOK_ALLOWED_NETWORKS = '';
    const url = there.url.replace('127.0.0.1', 'localhost');
    await expect(postWebhook({ url, id: 'msg_1', body: '{}', secrets: [newWebhookSecret()] })).rejects.toThrow('localhost leads to an address');
    await expect(postWebhook({ url: there.url, id: 'msg_1', body: '{}', secrets: [] })).rejects.toThrow('127.0.0.1 leads to an address');
    expect(there.told).toEqual([]);
  });

  test.each([
    'ftp://x.example/',
    'https://user:pass@x.example/',
    'http://[::1]/',
    'https://0x7f.1/',
    'https://2130706433/',
    'javascript:1',
    'x',
    'https://',
  ])('cannot be given: %s', async (url) => {
    const { world, scope } = await listening();
    process.env.WEBHOOK_ALLOWED_NETWORKS = '';
    const made = world.database.write(scope, (tx) => webhooks.create(tx, { name: 'x', url, events: EVERYTHING }));
    expect(await refusedWith(made)).toEqual(['WEBHOOK_ADDRESS_REFUSED']);
  });

  test('keeps its secret sealed', () => {
    const secret = newWebhookSecret();
    expect(unseal(seal(secret))).toBe(secret);
    expect(seal(secret)).not.toContain(secret.slice(6, 20));
    expect(() => unseal(Buffer.alloc(60).toString('base64'))).toThrow();
  });
});
