import { afterAll, expect, test } from '@jest/globals';
import { globalId, NotFound } from '@samnav/platform';
import { closeTestDatabase, refusedWith } from '@samnav/platform/testing';
import { Region } from '../testing/region.ts';
import { Person } from './person.entity.ts';
import { PersonService } from './person.service.ts';

afterAll(closeTestDatabase);
const people = new PersonService();

test('what the audit log says of a person is a commitment, not the name', async () => {
  const region = await Region.create();
  await region.person('Vera Hemlig', { email: 'vera.hemlig@prov.example' });

  const events = await region.write((tx) => tx.sql<{ changes: object }>(`select changes from audit_event where action = 'person.created'`));

  expect(JSON.stringify(events)).not.toContain('Hemlig');
  expect(events[0]!.changes).toHaveProperty('name.after.commitment');
});

test('an e-mail address belongs to one person of the tenant', async () => {
  const [region, other] = [await Region.create(), await Region.create()];
  await region.person('Vera', { email: 'vera@prov.example' });
  await other.person('Vera', { email: 'vera@prov.example' });

  expect(await refusedWith(region.person('Tova', { email: 'vera@prov.example' }))).toEqual(['PERSON_EMAIL_TAKEN']);
});

test('an account is one person of the tenant', async () => {
  const region = await Region.create();
  const strategist = await region.strategist('Umeå');
  const second = await region.person();

  expect(await refusedWith(region.write((tx) => people.link(tx, second.slice(4), strategist.accountId!)))).toEqual(['ACCOUNT_HAS_PERSON']);
});

test('everybody changes their own telephone, and not for whom they act', async () => {
  const region = await Region.create();
  const reader = await region.world.as('reader');
  const id = globalId(Person, reader.personId!);
  const update = (more: { municipalityId?: string }) =>
    region.write((tx) => people.update(tx, { id, expectedVersion: 1, phone: '070-000 00 00', ...more }), reader);

  expect(await refusedWith(update({ municipalityId: region.municipality('Umeå') }))).toEqual(['FORBIDDEN']);
  await update({});
  expect((await region.row(Person, id)).phone).toBe('070-000 00 00');
});

test('a municipality’s people record and change their own people only', async () => {
  const region = await Region.create();
  const vindeln = await region.strategist('Vindeln');
  const other = await region.person('Umeås', { municipalityId: region.municipality('Umeå') });
  const create = (name: string) => region.write((tx) => people.create(tx, { name: 'Ny', municipalityId: region.municipality(name) }), vindeln);

  await create('Vindeln');
  expect(await refusedWith(create('Umeå'))).toEqual(['FORBIDDEN']);
  expect(await refusedWith(region.write((tx) => people.update(tx, { id: other, expectedVersion: 1, name: 'Vår' }), vindeln))).toEqual(['FORBIDDEN']);
});

test('another tenant’s person and organisation do not exist, and a stale version is a conflict', async () => {
  const [region, other] = [await Region.create(), await Region.create()];
  const [id, foreign, organisationId] = [await region.person(), await other.person(), await other.organisation()];
  const update = (person: string, more: object, expectedVersion = 1) =>
    region.write((tx) => people.update(tx, { id: person, expectedVersion, ...more }));

  await expect(update(foreign, { name: 'Min' })).rejects.toBeInstanceOf(NotFound);
  await expect(update(id, { organisationId })).rejects.toBeInstanceOf(NotFound);
  expect(await refusedWith(update(id, { name: 'Gammal' }, 9))).toEqual(['VERSION_CONFLICT']);
});
