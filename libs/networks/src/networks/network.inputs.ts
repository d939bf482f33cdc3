import { Inputs, Is } from '@samnav/platform';
import { NetworkLevel } from './network.entity.ts';

const says = {
  name: 'Its name, e.g. CIVITAS.',
  level: 'How far it reaches.',
  owner: 'The one person who answers for it.',
  organiser: 'The organisation that runs it.',
  municipalityId: 'The municipality whose network it is; without it, the region’s.',
  joinedAsNew: 'Whether the region joined it as a network that was new to it.',
  startsOn: 'Since when the region takes part; left out where it is not known.',
  scope: 'What the network is for (inriktning).',
};

@Inputs('What is needed to create a network.')
export class CreateNetworkInput {
  @Is.text({ max: 200, description: says.name }) name: string;
  @Is.choice(() => NetworkLevel, says.level) level: NetworkLevel;
  @Is.id(says.owner) accountableOwnerId: string;
  @Is.text({ nullable: true, max: 4000, description: says.scope }) scope?: string | null;
  @Is.day({ nullable: true, description: 'Since when that has been what it is for; its first day, or today, where it is left out.' })
  scopeValidFrom?: string | null;
  @Is.id({ nullable: true, description: says.organiser }) organiserId?: string | null;
  @Is.id({ nullable: true, description: says.municipalityId }) municipalityId?: string | null;
  @Is.flag({ nullable: true, description: says.joinedAsNew }) joinedAsNew?: boolean | null;
  @Is.day({ nullable: true, description: says.startsOn }) startsOn?: string | null;
}

@Inputs('What to change of a network; what is left out stays, null clears. Its scope is changed by describeNetwork.')
export class UpdateNetworkInput {
  @Is.id('The network.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ nullable: true, max: 200, description: says.name }) name?: string | null;
  @Is.choice(() => NetworkLevel, { nullable: true, description: says.level }) level?: NetworkLevel | null;
  @Is.id({ nullable: true, description: says.owner }) accountableOwnerId?: string | null;
  @Is.id({ nullable: true, description: says.organiser }) organiserId?: string | null;
  @Is.id({ nullable: true, description: says.municipalityId }) municipalityId?: string | null;
  @Is.flag({ nullable: true, description: says.joinedAsNew }) joinedAsNew?: boolean | null;
  @Is.day({ nullable: true, description: says.startsOn }) startsOn?: string | null;
}

@Inputs('A new version of what a network is for.')
export class DescribeNetworkInput {
  @Is.id('The network.') id: string;
  @Is.version() expectedVersion: number;
  @Is.text({ max: 4000, description: says.scope }) scope: string;
  @Is.day({ nullable: true, description: 'The first day that it holds; today where it is left out.' }) validFrom?: string | null;
  @Is.text({ nullable: true, max: 1000, description: 'Why it changes, or where that was decided.' }) note?: string | null;
}

@Inputs('That a network, or the region’s part in it, ends.')
export class EndNetworkInput {
  @Is.id('The network.') id: string;
  @Is.version() expectedVersion: number;
  @Is.day('Its last day; the memberships that are open end with it.') endsOn: string;
}
