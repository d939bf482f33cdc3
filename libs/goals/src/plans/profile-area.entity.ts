import { Municipality, Person, sourceDescription } from '@samnav/networks';
import { Can, Col, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref, ViewerCan } from '@samnav/platform';

@Table<ProfileArea>('profile_area', {
  id: 'pfa',
  list: 'profileAreas',
  allow: 'profileArea.read',
  order: ['name'],
  description: 'What a municipality wants to be known for in its work for sustainability (profilområde).',
})
export class ProfileArea extends TenantRow {
  @Col('text', { description: 'Its name.' }) name: string;
  @Col('text', { nullable: true, description: 'More about it.' }) description: string | null;
  @Col('text', { nullable: true, description: sourceDescription }) source: string | null;
  @Key() municipalityId: string;
  @Key() ownerId: string;
  @One(() => Municipality, 'municipalityId', {
    description: 'The municipality whose it is.',
    reverse: { name: 'profileAreas', description: 'The municipality’s profile areas.' },
  })
  municipality: Ref<Municipality>;
  @One(() => Person, 'ownerId', {
    description: 'Who answers for it.',
    reverse: { name: 'ownedProfileAreas', description: 'The profile areas that the person answers for.' },
  })
  owner: Ref<Person>;
  @Can<ProfileArea>({ update: 'profileArea.update' }, (p) => ({ municipalityId: p.municipalityId })) viewerCan: ViewerCan;
}
