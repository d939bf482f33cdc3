import { Person } from '@samnav/networks';
import { Col, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref } from '@samnav/platform';
import { Gender } from './gender.ts';

@Table<PersonGender>('person_gender', {
  id: 'pgd',
  list: 'personGenders',
  allow: 'personGender.read',
  description:
    'What you have decided shall be recorded as your gender; nobody else reads it. It counts in the balance of the meetings that you come to.',
  visible: (g, scope) => `${g.personId} = ${scope.personId}`,
})
export class PersonGender extends TenantRow {
  @Col('choice', { enum: Gender, description: 'The gender.' }) gender: Gender;
  @Key() personId: string;
  @One(() => Person, 'personId', {
    description: 'The person: yourself.',
    reverse: { name: 'genders', description: 'What the person has decided shall be recorded; one’s own, else nothing.' },
  })
  person: Ref<Person>;
}
