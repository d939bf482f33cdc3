import { registerEnumType } from '@nestjs/graphql';
import { Municipality } from '@samnav/networks';
import { Can, Col, Computed, Inputs, Is, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Deadline } from '../../deadlines/deadline.entity.ts';

/** What is told to whoever listens; in payloads `deadlineCreated` is `deadline.created`. */
export enum WebhookEvent {
  deadlineCreated = 'deadlineCreated',
  deadlineMoved = 'deadlineMoved',
  deadlineMet = 'deadlineMet',
  deadlineReopened = 'deadlineReopened',
  deadlineLate = 'deadlineLate',
  deadlineEscalated = 'deadlineEscalated',
  deadlineCancelled = 'deadlineCancelled',
}
registerEnumType(WebhookEvent, {
  name: 'WebhookEvent',
  description: 'What an endpoint is told; the type in its payload has a dot, e.g. `deadline.created`.',
  valuesMap: {
    deadlineCreated: { description: 'A deadline was made (`deadline.created`).' },
    deadlineMoved: { description: 'It has another last day or time (`deadline.moved`).' },
    deadlineMet: { description: 'It was reported done (`deadline.met`).' },
    deadlineReopened: { description: 'It was opened again after it was met or struck (`deadline.reopened`).' },
    deadlineLate: { description: 'Its last day has passed and it is not done (`deadline.late`).' },
    deadlineEscalated: { description: 'Somebody above its owner was reminded (`deadline.escalated`).' },
    deadlineCancelled: { description: 'It was struck (`deadline.cancelled`).' },
  },
});

/** `deadlineMet` → `deadline.met`: how payloads and rows name it. */
export const wireName = (event: WebhookEvent): string => event.replace(/[A-Z]/, (letter) => `.${letter.toLowerCase()}`);

export enum WebhookState {
  waiting = 'waiting',
  sending = 'sending',
  delivered = 'delivered',
  failed = 'failed',
}
registerEnumType(WebhookState, {
  name: 'WebhookState',
  description: 'How far the delivery of an event has come.',
  valuesMap: {
    waiting: { description: 'Waits for its first or next try.' },
    sending: { description: 'Is being tried.' },
    delivered: { description: 'The receiver answered 2xx.' },
    failed: { description: 'Given up after about three days, or the endpoint was turned off.' },
  },
});

/** Somewhere outside that is told of what happens to deadlines, after Standard Webhooks. */
@Table<WebhookEndpoint>('webhook_endpoint', {
  id: 'whe',
  list: 'webhookEndpoints',
  allow: 'webhookEndpoint.read',
  visible: (e, scope) => scope.can('webhookEndpoint.read', { municipalityId: e.municipalityId }),
  order: ['name'],
  description: 'An address of another system that is told what happens to deadlines, signed as Standard Webhooks says.',
})
export class WebhookEndpoint extends TenantRow {
  @Col('text', { description: 'What it is, e.g. "Umeå kommuns ärendesystem".' }) name: string;
  @Col('text', { description: 'Where events are sent by POST, e.g. https://hooks.umea.example/samnav.' }) url: string;
  @Col('json', { description: 'The types of events that it is told, e.g. ["deadline.created", "deadline.met"].' }) events: string[];
  @Key({ nullable: true }) municipalityId: string | null;
  @One(() => Municipality, 'municipalityId', { description: 'The municipality of whose deadlines it is told; null = all of the region.' })
  municipality: Ref<Municipality>;
  @Col('instant', { description: 'When it got its secret.' }) secretSetAt: Date;
  @Col('instant', { nullable: true, description: 'When it was turned off; null = it is on.' }) disabledAt: Date | null;
  @Col('text', { nullable: true, description: 'Why it was turned off: `by hand` or `failing`.' }) disabledBecause: string | null;
  @Col('instant', { nullable: true, description: 'Since when every try has failed; null = the last one was well.' }) failingSince: Date | null;
  @Computed<WebhookEndpoint>('flag', (e) => `${e.disabledAt} is null`, { filter: true, description: 'Whether it is on.' }) active: boolean;
  @Can<WebhookEndpoint>({ update: 'webhookEndpoint.update' }, (e) => ({ municipalityId: e.municipalityId })) viewerCan: ViewerCan;
}

/** One event to one endpoint, with how it went. */
@Table<WebhookDelivery>('webhook_delivery', {
  id: 'whd',
  allow: 'webhookEndpoint.read',
  partOf: 'endpoint',
  order: ['-createdAt'],
  description: 'One event as it was, or will be, told to one endpoint.',
})
export class WebhookDelivery extends TenantRow {
  @Key() endpointId: string;
  @One(() => WebhookEndpoint, 'endpointId', {
    description: 'To which endpoint.',
    reverse: { name: 'deliveries', description: 'What the endpoint was told, newest first.' },
  })
  endpoint: Ref<WebhookEndpoint>;
  @Col('text', { description: 'The type of the event, e.g. `deadline.met`; `ping` is a test.' }) event: string;
  @Key({ nullable: true }) deadlineId: string | null;
  @One(() => Deadline, 'deadlineId', { description: 'What it tells of.' }) deadline: Ref<Deadline>;
  @Col('json', { description: 'What is sent, as it was when it happened.' }) payload: object;
  @Col('choice', { enum: WebhookState, description: 'How far it has come.' }) state: WebhookState;
  @Col('int', { description: 'How often it was tried.' }) attempts: number;
  @Col('instant', { nullable: true, description: 'When it is tried next.' }) nextTryAt: Date | null;
  @Col('instant', { nullable: true, description: 'When it was last tried.' }) triedAt: Date | null;
  @Col('instant', { nullable: true, description: 'When the receiver took it.' }) deliveredAt: Date | null;
  @Col('int', { nullable: true, description: 'The HTTP status of the last answer.' }) responseStatus: number | null;
  @Col('text', { nullable: true, description: 'The beginning of the last answer.' }) responseExcerpt: string | null;
  @Col('text', { nullable: true, description: 'Why the last try failed.' }) failure: string | null;
}

@Inputs('An address that shall be told of deadlines.')
export class CreateWebhookEndpointInput {
  @Is.text({ max: 200, description: 'What it is, e.g. "Umeå kommuns ärendesystem".' }) name: string;
  @Is.text({ max: 1000, description: 'Its address, which begins with https://.' }) url: string;
  @Is.choices(() => WebhookEvent, { min: 1, max: 20, description: 'What it is told.' }) events: WebhookEvent[];
  @Is.id('Of which municipality’s deadlines it is told; left out = all of the region.', { nullable: true }) municipalityId?: string | null;
}

@Inputs('What to change of an endpoint; what is left out stays as it is.')
export class UpdateWebhookEndpointInput {
  @Is.id('The endpoint.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ max: 200, nullable: true, description: 'What it is.' }) name?: string | null;
  @Is.text({ max: 1000, nullable: true, description: 'Its address, which begins with https://.' }) url?: string | null;
  @Is.choices(() => WebhookEvent, { min: 1, max: 20, nullable: true, description: 'What it is told.' }) events?: WebhookEvent[] | null;
  @Is.flag({ nullable: true, description: 'Turns it on or off.' }) active?: boolean | null;
}

@Inputs('An endpoint that shall have a new secret.')
export class RotateWebhookSecretInput {
  @Is.id('The endpoint.') id: string;
  @Is.version() expectedVersion: number;
}

@Inputs('An endpoint to test.')
export class PingWebhookInput {
  @Is.id('The endpoint.') id: string;
}
