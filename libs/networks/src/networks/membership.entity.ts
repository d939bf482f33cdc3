import { registerEnumType } from '@nestjs/graphql';
import { Can, Col, Computed, Inputs, Is, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Person } from '../people/person.entity.ts';
import { holdsOn } from '../periods.ts';
import { Network } from './network.entity.ts';

export enum MembershipRole {
  member = 'member',
  coordinator = 'coordinator',
  host = 'host',
  partner = 'partner',
  observer = 'observer',
}
registerEnumType(MembershipRole, {
  name: 'MembershipRole',
  description: 'What an organisation is in a network.',
  valuesMap: {
    member: { description: 'Member (medlem).' },
    coordinator: { description: 'Coordinator (samordnare).' },
    host: { description: 'Host (värd).' },
    partner: { description: 'Partner (partner).' },
    observer: { description: 'Observer (observatör).' },
  },
});

@Table<Membership>('membership', {
  id: 'mem',
  allow: 'membership.read',
  order: ['startsOn'],
  description: 'That an organisation takes part in a network, in a role, over time (medlemskap); ended ones are kept.',
})
export class Membership extends TenantRow {
  @Col('choice', { enum: MembershipRole, description: 'What the organisation is in the network.' }) role: MembershipRole;
  @Col('day', { nullable: true, description: 'First day; null = not known.' }) startsOn: string | null;
  @Col('day', { nullable: true, description: 'Last day; null while it goes on.' }) endsOn: string | null;
  @Col('flag', { description: 'Whether it joined as one that was new to the network (ny medlem).' }) joinedAsNew: boolean;
  @Key() networkId: string;
  @Key() organisationId: string;
  @Key({ nullable: true }) contactId: string | null;
  @One(() => Network, 'networkId', {
    description: 'The network.',
    reverse: { name: 'memberships', description: 'Who is and was a member, by first day.' },
  })
  network: Ref<Network>;
  @One(() => Organisation, 'organisationId', {
    description: 'The organisation.',
    reverse: { name: 'memberships', description: 'The networks that the organisation is and was in.' },
  })
  organisation: Ref<Organisation>;
  @One(() => Person, 'contactId', {
    description: 'Whom to ask (kontaktperson).',
    reverse: { name: 'contactFor', description: 'The memberships for which the person is the contact.' },
  })
  contact: Ref<Person>;
  @Computed<Membership>('flag', (m, scope) => holdsOn(m, scope.today), { filter: true, description: 'Whether it holds today.' }) current: boolean;
  @Can<Membership>({ update: 'membership.update', end: 'membership.end' }, (m) => ({
    municipalityId: `(select coalesce(n.municipality_id, o.municipality_id) from network n, organisation o where n.tenant_id = ${m.tenantId}
      and n.id = ${m.networkId} and o.tenant_id = ${m.tenantId} and o.id = ${m.organisationId})`,
  }))
  viewerCan: ViewerCan;
}

const says = {
  role: 'What the organisation is in the network.',
  startsOn: 'First day; left out where it is not known.',
  endsOn: 'Last day; left out while it goes on.',
  contactId: 'Whom to ask.',
  joinedAsNew: 'Whether it joined as one that was new to the network.',
};

@Inputs('Which organisation takes part in which network.')
export class AddMembershipInput {
  @Is.id('The network.') networkId: string;
  @Is.id('The organisation.') organisationId: string;
  @Is.choice(() => MembershipRole, { nullable: true, description: `${says.role} Member where it is left out.` }) role?: MembershipRole | null;
  @Is.day({ nullable: true, description: says.startsOn }) startsOn?: string | null;
  @Is.day({ nullable: true, description: says.endsOn }) endsOn?: string | null;
  @Is.id({ nullable: true, description: says.contactId }) contactId?: string | null;
  @Is.flag({ nullable: true, description: says.joinedAsNew }) joinedAsNew?: boolean | null;
}

@Inputs('What to change of a membership; what is left out stays, null clears.')
export class UpdateMembershipInput {
  @Is.id('The membership.') id: string;
  @Is.version() expectedVersion: number;
  @Is.choice(() => MembershipRole, { nullable: true, description: says.role }) role?: MembershipRole | null;
  @Is.day({ nullable: true, description: says.startsOn }) startsOn?: string | null;
  @Is.day({ nullable: true, description: says.endsOn }) endsOn?: string | null;
  @Is.id({ nullable: true, description: says.contactId }) contactId?: string | null;
  @Is.flag({ nullable: true, description: says.joinedAsNew }) joinedAsNew?: boolean | null;
}

@Inputs('That an organisation leaves a network.')
export class EndMembershipInput {
  @Is.id('The membership.') id: string;
  @Is.version() expectedVersion: number;
  @Is.day('Last day.') endsOn: string;
}
