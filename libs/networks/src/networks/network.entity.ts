import { registerEnumType } from '@nestjs/graphql';
import { Can, Col, Computed, Count, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Municipality, sourceDescription } from '../municipalities/municipality.entity.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { Person } from '../people/person.entity.ts';
import { holdsOn } from '../periods.ts';
import { Membership } from './membership.entity.ts';

export enum NetworkLevel {
  local = 'local',
  regional = 'regional',
  national = 'national',
  international = 'international',
}
registerEnumType(NetworkLevel, {
  name: 'NetworkLevel',
  description: 'How far a network reaches.',
  valuesMap: {
    local: { description: 'Within one municipality (lokalt).' },
    regional: { description: 'Within the region (regionalt).' },
    national: { description: 'Within the country (nationellt).' },
    international: { description: 'Across borders (internationellt).' },
  },
});

@Table<Network>('network', {
  id: 'net',
  list: 'networks',
  allow: 'network.read',
  order: ['name'],
  search: ['name'],
  description: 'A network (nätverk) that organisations are members of over time, for a scope that may change.',
})
export class Network extends TenantRow {
  @Col('text', { description: 'Its name, e.g. CIVITAS.' }) name: string;
  @Col('choice', { enum: NetworkLevel, description: 'How far it reaches.' }) level: NetworkLevel;
  @Col('flag', { description: 'Whether the region joined it as a network that was new to it (nytt nätverk).' }) joinedAsNew: boolean;
  @Col('day', { nullable: true, description: 'Since when the region takes part; null = not known.' }) startsOn: string | null;
  @Col('day', { nullable: true, description: 'Until when; null while it goes on.' }) endsOn: string | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key({ nullable: true }) municipalityId: string | null;
  @Key() accountableOwnerId: string;
  @Key({ nullable: true }) organiserId: string | null;
  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality whose network it is; null = the region’s.',
    reverse: { name: 'networks', description: 'The networks that belong to the municipality.' },
  })
  municipality: Ref<Municipality>;
  @One(() => Person, 'accountableOwnerId', {
    description: 'The one person who answers for it (ansvarig).',
    reverse: { name: 'accountableNetworks', description: 'The networks that the person answers for.' },
  })
  accountableOwner: Ref<Person>;
  @One(() => Organisation, 'organiserId', {
    description: 'The organisation that runs it.',
    reverse: { name: 'organisedNetworks', description: 'The networks that the organisation runs.' },
  })
  organiser: Ref<Organisation>;
  @Computed<Network>(
    'text',
    (n, scope) => `select s.text from network_scope s where s.tenant_id = ${n.tenantId} and s.network_id = ${n.id}
      and s.valid_from <= ${scope.today} order by s.valid_from desc limit 1`,
    { nullable: true, description: 'What it is for today: the latest version of its scope that holds (inriktning).' },
  )
  scope: string | null;
  @Count<Network, Membership>(() => Membership, 'networkId', {
    description: 'How many memberships hold today.',
    where: (m, scope) => holdsOn(m, scope.today),
  })
  currentMemberCount: number;
  @Can<Network>({ update: 'network.update', end: 'network.end', addMembership: 'membership.add', importMembers: 'organisation.import' }, (n) => ({
    municipalityId: n.municipalityId,
  }))
  viewerCan: ViewerCan;
}

@Table<NetworkScope>('network_scope', {
  id: 'nsc',
  allow: 'network.read',
  order: ['number'],
  description: 'What a network was for, from a day on; a change is a new version, and the old ones are kept.',
})
export class NetworkScope extends TenantRow {
  @Col('int', { description: 'Which version it is, counted from 1 within the network.' }) number: number;
  @Col('text', { description: 'What the network is for (inriktning).' }) text: string;
  @Col('day', { description: 'The first day that it holds; until the next version.' }) validFrom: string;
  @Col('text', { nullable: true, description: 'Why it was changed, or where that was decided.' }) note: string | null;
  @Key() networkId: string;
  @One(() => Network, 'networkId', {
    description: 'The network.',
    reverse: { name: 'scopes', description: 'All versions of its scope, oldest first.' },
  })
  network: Ref<Network>;
}
