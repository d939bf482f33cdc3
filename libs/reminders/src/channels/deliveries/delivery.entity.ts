import { registerEnumType } from '@nestjs/graphql';
import { Municipality, Person } from '@samnav/networks';
import { Can, Col, Inputs, Is, Key, One, Readable, Table, TenantKey } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Deadline } from '../../deadlines/deadline.entity.ts';
import { WebhookEndpoint } from '../webhooks/webhook-endpoint.entity.ts';

export enum DeliveryChannel {
  mail = 'mail',
  digest = 'digest',
  webhook = 'webhook',
}
registerEnumType(DeliveryChannel, {
  name: 'DeliveryChannel',
  description: 'By which way something was sent.',
  valuesMap: {
    mail: { description: 'A mail about one thing.' },
    digest: { description: 'The weekly digest (veckobrev).' },
    webhook: { description: 'An event to another system.' },
  },
});

export enum DeliveryState {
  waiting = 'waiting',
  sending = 'sending',
  sent = 'sent',
  unknown = 'unknown',
  failed = 'failed',
  withdrawn = 'withdrawn',
}
registerEnumType(DeliveryState, {
  name: 'DeliveryState',
  description: 'How far a delivery has come.',
  valuesMap: {
    waiting: { description: 'Waits for its first or next try.' },
    sending: { description: 'Is being sent.' },
    sent: { description: 'The receiver’s server has taken it.' },
    unknown: { description: 'Handed over, and no answer came: it may have arrived or not.' },
    failed: { description: 'Refused for good, or came back.' },
    withdrawn: { description: 'Not sent: nothing was left to tell.' },
  },
});

/** The delivery log (leveranslogg): every mail to people and every event to other systems, newest first. */
@Table<Delivery>('delivery', {
  id: 'dlv',
  list: 'deliveries',
  allow: 'delivery.read',
  visible: (d, scope) => scope.can('delivery.read', { municipalityId: d.municipalityId, workgroupId: d.workgroupId, personId: d.recipientId }),
  order: ['-createdAt'],
  description: 'Something that was sent, or is to be sent, to a person or to another system: the delivery log (leveranslogg).',
})
export class Delivery extends TenantKey {
  @Col('instant', { description: 'When it was written.' }) createdAt: Date;
  @Col('choice', { enum: DeliveryChannel, description: 'By which way.' }) channel: DeliveryChannel;
  @Col('text', { description: 'What it is: the name of a letter, e.g. `deadline-reminder`, or of an event, e.g. `deadline.met`.' }) what: string;
  @Col('choice', { enum: DeliveryState, description: 'How far it has come.' }) state: DeliveryState;
  @Key({ nullable: true }) recipientId: string | null;
  @One(() => Person, 'recipientId', {
    description: 'To whom, where it is a mail.',
    reverse: { name: 'deliveries', description: 'What was sent to the person, newest first, as far as you may see it.' },
  })
  recipient: Ref<Person>;
  @Key({ nullable: true }) endpointId: string | null;
  @One(() => WebhookEndpoint, 'endpointId', { description: 'To which endpoint, where it is an event.' }) endpoint: Ref<WebhookEndpoint>;
  @Key({ nullable: true }) deadlineId: string | null;
  @One(() => Deadline, 'deadlineId', {
    description: 'What it speaks of, where that is one deadline.',
    reverse: { name: 'deliveries', description: 'What was sent about it, newest first, as far as you may see it.' },
  })
  deadline: Ref<Deadline>;
  @Key({ nullable: true }) municipalityId: string | null;
  @One(() => Municipality, 'municipalityId', { description: 'To which municipality it belongs.' }) municipality: Ref<Municipality>;
  @Key({ nullable: true }) workgroupId: string | null;
  @Col('int', { description: 'How often it was tried.' }) attempts: number;
  @Col('text', { nullable: true, description: 'Why it has not arrived, in the words of the receiver’s server. For those who may send it once more.' })
  @Readable('delivery.resend')
  failure: string | null;
  @Col('instant', { nullable: true, description: 'When the receiver’s server took it.' }) sentAt: Date | null;
  @Can<Delivery>({ resend: 'delivery.resend' }, (d) => ({ municipalityId: d.municipalityId })) viewerCan: ViewerCan;
}

@Inputs('A delivery that failed, to be tried once more.')
export class ResendDeliveryInput {
  @Is.id('The delivery.') id: string;
}
