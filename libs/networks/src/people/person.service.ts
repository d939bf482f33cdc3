import { Injectable } from '@nestjs/common';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { keyOf } from '../keys.ts';
import { Municipality } from '../municipalities/municipality.entity.ts';
import { findOptionalOrganisation } from '../organisations/organisation.service.ts';
import { Person } from './person.entity.ts';
import type { CreatePersonInput, EndPersonInput, UpdatePersonInput } from './person.entity.ts';

export const PersonEmailTaken = domainError('refused', 'PERSON_EMAIL_TAKEN', {
  sv: 'En annan person har redan den e-postadressen.',
  en: 'Another person has that e-mail address.',
});
export const AccountHasPerson = domainError('refused', 'ACCOUNT_HAS_PERSON', {
  sv: 'Kontot hör redan till en annan person här.',
  en: 'The account belongs to another person here.',
});
constraintError('person_email_key', () => new PersonEmailTaken({}, ['input', 'email']));
constraintError('person_account_key', () => new AccountHasPerson());

type LeaveListener = (tx: Tx, person: Person) => Promise<void>;
const leaveListeners: LeaveListener[] = [];
/** A higher context learns, in the same transaction, that a person's last day was set, moved or taken back (`leavesOn` null). */
export const onPersonLeaves = (listen: LeaveListener): void => void leaveListeners.push(listen);

@Injectable()
export class PersonService {
  async create(tx: Tx, input: CreatePersonInput & { source?: string }): Promise<string> {
    const places = await this.places(tx, input);
    access.require(tx.scope, 'person.create', { municipalityId: places.municipalityId });
    const { name, email, phone, title, source } = input;
    return tx.create(Person, { ...places, name, email, phone, title, source }, 'person.created');
  }

  async update(tx: Tx, input: UpdatePersonInput): Promise<string> {
    const row = await tx.find(Person, input.id, ['id']);
    const places = await this.places(tx, input);
    access.require(tx.scope, 'person.update', { municipalityId: row.municipalityId, personId: row.id });
    // one's own name and telephone are one's own to change; for whom one acts is not
    const moves = places.municipalityId !== undefined && places.municipalityId !== row.municipalityId;
    if (moves) {
      access.require(tx.scope, 'person.update', { municipalityId: row.municipalityId });
      access.require(tx.scope, 'person.update', { municipalityId: places.municipalityId });
    }
    const { email, phone, title } = input;
    await tx.change(Person, row.id, input.expectedVersion, { ...places, name: input.name ?? undefined, email, phone, title }, 'person.updated');
    return row.id;
  }

  /** The last day of a person, or null where the person stays after all. */
  async end(tx: Tx, input: EndPersonInput): Promise<string> {
    const row = await tx.find(Person, input.id, ['id']);
    access.require(tx.scope, 'person.end', { municipalityId: row.municipalityId, personId: row.id });
    await this.leave(tx, row.id, input.leavesOn ?? null, input.expectedVersion);
    return row.id;
  }

  /** As `end`, where nobody asked: the last role has ended, or a new one was given. */
  async leave(tx: Tx, personId: string, leavesOn: string | null, expectedVersion: number | null = null): Promise<void> {
    const { version } = await tx.lock(Person, personId);
    const changed = await tx.change(Person, personId, expectedVersion, { leavesOn }, leavesOn ? 'person.leaves' : 'person.stays');
    if (changed.version !== version) for (const listen of leaveListeners) await listen(tx, changed);
  }

  /** Says that an account is this person's; the account then acts as the person in this tenant. */
  async link(tx: Tx, personId: string, accountId: string): Promise<void> {
    await tx.change(Person, personId, null, { accountId }, 'person.linked');
  }

  private async places(tx: Tx, input: Pick<CreatePersonInput, 'organisationId' | 'municipalityId'>) {
    return {
      organisationId: keyOf(await findOptionalOrganisation(tx, input.organisationId, ['organisationId'])),
      municipalityId: keyOf(await tx.findOptional(Municipality, input.municipalityId, ['municipalityId'])),
    };
  }
}
