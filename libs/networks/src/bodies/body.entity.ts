import { registerEnumType } from '@nestjs/graphql';
import { Can, Col, Computed, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';
import { Municipality, sourceDescription } from '../municipalities/municipality.entity.ts';
import { Person } from '../people/person.entity.ts';
import { holdsOn } from '../periods.ts';

export enum BodyKind {
  council = 'council',
  executiveBoard = 'executiveBoard',
  committee = 'committee',
  subcommittee = 'subcommittee',
  steeringGroup = 'steeringGroup',
  advisoryCouncil = 'advisoryCouncil',
  officialGroup = 'officialGroup',
}
registerEnumType(BodyKind, {
  name: 'BodyKind',
  description: 'What kind of body it is.',
  valuesMap: {
    council: { description: 'The municipal council (kommunfullmäktige).' },
    executiveBoard: { description: 'The municipal executive board (kommunstyrelse).' },
    committee: { description: 'A committee (nämnd).' },
    subcommittee: { description: 'A subcommittee (utskott).' },
    steeringGroup: { description: 'A steering group (styrgrupp), e.g. of a project.' },
    advisoryCouncil: { description: 'An advisory council (rådgivande råd), e.g. the Regionråd.' },
    officialGroup: { description: 'A group of officials (tjänstemannagrupp).' },
  },
});

export enum BodyStanding {
  deciding = 'deciding',
  advisory = 'advisory',
  steering = 'steering',
}
registerEnumType(BodyStanding, {
  name: 'BodyStanding',
  description: 'What the word of a body is worth.',
  valuesMap: {
    deciding: { description: 'It adopts (antar).' },
    advisory: { description: 'It recommends only (rekommenderar).' },
    steering: { description: 'It steers work under way, and recommends what a deciding body adopts.' },
  },
});

export enum BodyRole {
  chair = 'chair',
  viceChair = 'viceChair',
  member = 'member',
  alternate = 'alternate',
}
registerEnumType(BodyRole, {
  name: 'BodyRole',
  description: 'What somebody is in a body.',
  valuesMap: {
    chair: { description: 'Chair (ordförande).' },
    viceChair: { description: 'Vice chair (vice ordförande).' },
    member: { description: 'Member (ledamot).' },
    alternate: { description: 'Alternate (ersättare).' },
  },
});

@Table<Body>('body', {
  id: 'bod',
  list: 'bodies',
  allow: 'body.read',
  order: ['name'],
  search: ['name'],
  description: 'A body (organ): a council, board, committee, steering group … that adopts or only recommends.',
})
export class Body extends TenantRow {
  @Col('text', { description: 'Its name, e.g. Kommunstyrelsen i Umeå.' }) name: string;
  @Col('choice', { enum: BodyKind, description: 'What kind of body it is.' }) kind: BodyKind;
  @Col('choice', { enum: BodyStanding, description: 'What its word is worth.' }) standing: BodyStanding;
  @Col('day', { nullable: true, description: 'Its last day; null while it exists.' }) endedOn: string | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key({ nullable: true }) municipalityId: string | null;
  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality whose it is; null = the region’s.',
    reverse: { name: 'bodies', description: 'The bodies of the municipality.' },
  })
  municipality: Ref<Municipality>;
  @Computed<Body>('flag', (b) => `${b.standing} = 'deciding'`, {
    filter: true,
    description: 'Whether it may adopt (anta) a plan or goal; if not, it may only recommend.',
  })
  mayAdopt: boolean;
  @Can<Body>({ update: 'body.update' }, (b) => ({ municipalityId: b.municipalityId })) viewerCan: ViewerCan;
}

@Table<BodyMember>('body_member', {
  id: 'bom',
  allow: 'body.read',
  order: ['-startsOn'],
  description: 'That a person sits in a body, from a day, perhaps to a day.',
})
export class BodyMember extends TenantRow {
  @Col('choice', { enum: BodyRole, description: 'What the person is in the body.' }) role: BodyRole;
  @Col('day', { description: 'First day.' }) startsOn: string;
  @Col('day', { nullable: true, description: 'Last day; null while it goes on.' }) endsOn: string | null;
  @Key() bodyId: string;
  @Key() personId: string;
  @One(() => Body, 'bodyId', { description: 'The body.', reverse: { name: 'members', description: 'Who sits and has sat in it.' } }) body: Ref<Body>;
  @One(() => Person, 'personId', {
    description: 'The person.',
    reverse: { name: 'bodyMemberships', description: 'The bodies that the person sits or sat in.' },
  })
  person: Ref<Person>;
  @Computed<BodyMember>('flag', (m, scope) => holdsOn(m, scope.today), { filter: true, description: 'Whether it holds today.' }) current: boolean;
}
