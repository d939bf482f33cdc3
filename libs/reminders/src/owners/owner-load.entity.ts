import { Municipality, Person } from '@samnav/networks';
import { Col, Key, One, Table, TenantKey } from '@samnav/platform';
import type { Ref } from '@samnav/platform';

@Table<OwnerLoad>('owner_load', {
  id: 'own',
  list: 'ownerLoads',
  allow: 'deadline.read',
  order: ['-openCount'],
  description: 'What one person answers for in one municipality, or for the region as a whole, and how it is going: open deadlines only.',
})
export class OwnerLoad extends TenantKey {
  @Key() personId: string;
  @One(() => Person, 'personId', {
    description: 'Who answers for it.',
    reverse: { name: 'loads', description: 'What the person answers for, by municipality.' },
  })
  person: Ref<Person>;
  @Key({ nullable: true }) municipalityId: string | null;
  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality; null = the region as a whole.',
    reverse: { name: 'ownerLoads', description: 'Who answers for how much in the municipality.' },
  })
  municipality: Ref<Municipality>;
  @Col('int', { description: 'How many deadlines are open, late ones among them.' }) openCount: number;
  @Col('int', { description: 'How many of them are late.' }) lateCount: number;
  @Col('int', { description: 'How many of them are due this month.' }) thisMonthCount: number;
  @Col('int', { description: 'How many of them the person was reminded of three times or more and never answered to.' }) unansweredCount: number;
  @Col('int', { description: 'How many of them the person has got and not accepted yet.' }) unacceptedCount: number;
  @Col('int', { description: 'How many of them somebody else is asked to take over.' }) handOverCount: number;
  @Col('day', { nullable: true, description: 'The person’s last day, where one is known: these will need new owners.' }) leavesOn: string | null;
  @Col('flag', { description: 'Whether there is an address to remind the person at.' }) hasAddress: boolean;
}
