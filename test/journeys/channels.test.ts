import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { openWorld } from '../world.ts';
import type { Furnished, Visitor } from '../world.ts';

let world: Furnished;
let coordinator: Visitor;
beforeAll(async () => {
  world = await openWorld();
  coordinator = await world.visit('samordnare@umearegionen.example');
}, 300_000);
afterAll(() => world.close());

/** Asks a mutation; its payload, which must hold no errors. */
async function does(who: Visitor, name: string, input: object, answer: string): Promise<any> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await who.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} errors { code message path } } }`, {
    input,
  });
  expect([errors, data?.[name]?.errors]).toEqual([undefined, []]);
  return data[name];
}

describe('the channels in the API', () => {
  test('a feed is made, subscribed to by a calendar library, and revoked', async () => {
    const { data } = await coordinator.ask('{ municipalities(first: 1, filter: { name: { eq: "Umeå" } }) { nodes { id } } }');
    const municipalityId = data.municipalities.nodes[0].id;
    const { calendarFeed, url } = await does(
      coordinator,
      'createCalendarFeed',
      { municipalityId },
      'url calendarFeed { id municipality { name } viewerCan { revoke } }',
    );
    expect(calendarFeed).toMatchObject({ municipality: { name: 'Umeå' }, viewerCan: { revoke: true } });
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('x-content-type-options')]).toEqual([
      200,
      'private, no-cache',
      'nosniff',
    ]);
    const calendar = new ICAL.Component(ICAL.parse(await answer.text()) as unknown[]);
    const due = await coordinator.ask(`{ deadlines(first: 100, filter: { municipality: { name: { eq: "Umeå" } } }) { nodes { id title dueOn } } }`);
    const shown = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    expect(shown.map(({ uid, startDate }) => `${uid.split('@')[0]} ${startDate.toString()}`).sort()).toEqual(
      due.data.deadlines.nodes.map(({ id, dueOn }: { id: string; dueOn: string }) => `${id} ${dueOn}`).sort(),
    );
    await does(coordinator, 'revokeCalendarFeed', { id: calendarFeed.id }, 'calendarFeed { revokedAt }');
    expect((await fetch(url)).status).toBe(404);
  });

  test('an endpoint gets a secret once, and its deliveries stand in the log', async () => {
    const input = { name: 'Ärendesystemet', url: 'https://hooks.umea.example/samnav', events: ['deadlineMet', 'deadlineLate'] };
    const made = await does(coordinator, 'createWebhookEndpoint', input, 'secret webhookEndpoint { id version events active viewerCan { update } }');
    expect(made.secret).toMatch(/^whsec_/);
    expect(made.webhookEndpoint).toMatchObject({ events: ['deadline.late', 'deadline.met'], active: true, viewerCan: { update: true } });
    const { webhookDelivery } = await does(coordinator, 'pingWebhook', { id: made.webhookEndpoint.id }, 'webhookDelivery { id event state payload }');
    expect(webhookDelivery).toMatchObject({ event: 'ping', state: 'waiting', payload: { type: 'ping', data: { endpoint: 'Ärendesystemet' } } });
    const { data, errors } = await coordinator.ask(
      `{ deliveries(first: 5, filter: { channel: { eq: webhook }, endpoint: { name: { eq: "Ärendesystemet" } } }) {
           totalCount nodes { id what state attempts failure endpoint { name deliveries(first: 1) { totalCount } } deadline { title } viewerCan { resend } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.deliveries).toMatchObject({
      totalCount: 1,
      nodes: [{ what: 'ping', state: 'waiting', failure: null, endpoint: { deliveries: { totalCount: 1 } }, viewerCan: { resend: true } }],
    });
    const again = await coordinator.ask('mutation ($input: ResendDeliveryInput!) { resendDelivery(input: $input) { errors { code } } }', {
      input: { id: data.deliveries.nodes[0].id },
    });
    expect(again.data.resendDelivery.errors).toEqual([{ code: 'DELIVERY_NOT_FAILED' }]);
  });

  test('what one is sent is one’s own to choose, and the inbox one’s own to read', async () => {
    const who = await world.visit('ekonom@umea.example');
    const { notificationSetting } = await does(
      who,
      'changeNotificationSettings',
      { digest: false },
      'notificationSetting { digest person { name } }',
    );
    expect(notificationSetting).toMatchObject({ digest: false });
    expect((await does(who, 'readAllReminders', {}, 'count')).count).toBeGreaterThanOrEqual(0);
    const { data, errors } = await who.ask(
      `{ inbox(first: 5, filter: { readAt: { isNull: true } }) { totalCount nodes { sentAt reminder { id version } deadline { title } } }
         notificationSettings { nodes { digest } } channelFaults { nodes { reason person { name } viewerCan { clear } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ inbox: { totalCount: 0 }, notificationSettings: { nodes: [{ digest: false }] } });
  });

  test('a politician sees no endpoints, and of the log only what was sent to oneself, without the server’s words', async () => {
    const who = await world.visit('politiker@umea.example');
    const endpoints = await who.ask('{ webhookEndpoints { totalCount } }');
    expect(endpoints.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const failure = await who.ask('{ deliveries { nodes { failure } } }');
    expect(failure.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const others = await who.ask('{ deliveries(filter: { channel: { eq: webhook } }) { totalCount } }');
    expect(others.data.deliveries.totalCount).toBe(0);
  });

  test.each([
    '/calendar/',
    '/calendar/x.ics',
    `/calendar/${'A'.repeat(64)}.ics`,
    '/calendar/%2e%2e%2fetc%2fpasswd',
    '/api/unsubscribe/x',
    `/api/unsubscribe/${'A'.repeat(64)}`,
  ])('an invented address answers 404 and tells nothing: %s', async (path) => {
    const answer = await fetch(`${world.url}${path}`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toMatch(/error:|at \w+ \(|select /i);
  });
});
