import { Person } from '@samnav/networks';
import { Can, Col, Inputs, Is, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Channel } from '../../reminders/reminder.entity.ts';

const municipality = (f: { personId: string; tenantId: string }): string =>
  `(select p.municipality_id from person p where p.tenant_id = ${f.tenantId} and p.id = ${f.personId})`;

/** An address that takes no mail; while it stands, reminders lie in the inbox instead. */
@Table<ChannelFault>('channel_fault', {
  id: 'cfa',
  list: 'channelFaults',
  allow: 'channelFault.read',
  visible: (f, scope) => scope.can('channelFault.read', { municipalityId: municipality(f), personId: f.personId }),
  order: ['-seenAt'],
  description:
    'An address to which mail cannot be delivered. Until somebody has corrected it, reminders lie in the inbox instead, and whoever is responsible knows.',
})
export class ChannelFault extends TenantRow {
  @Key() personId: string;
  @One(() => Person, 'personId', {
    description: 'Whose address it is.',
    reverse: { name: 'channelFaults', description: 'Faults of the person’s addresses, as far as you may see them.' },
  })
  person: Ref<Person>;
  @Col('choice', { enum: Channel, description: 'Which way is at fault.' }) channel: Channel;
  @Col('text', { personal: true, description: 'The address that takes no mail.' }) address: string;
  @Col('text', { description: 'Why, in the words of the mail server.' }) reason: string;
  @Col('instant', { description: 'When it was seen.' }) seenAt: Date;
  @Col('instant', { nullable: true, description: 'When it was cleared; null = it still stands.' }) clearedAt: Date | null;
  @Key({ nullable: true }) clearedById: string | null;
  @One(() => Person, 'clearedById', { description: 'Who cleared it; null where the address was changed.' }) clearedBy: Ref<Person>;
  @Can<ChannelFault>({ clear: 'channelFault.clear' }, (f) => ({ municipalityId: municipality(f) })) viewerCan: ViewerCan;
}

@Inputs('An address that takes mail again.')
export class ClearChannelFaultInput {
  @Is.id('The fault.') id: string;
}
