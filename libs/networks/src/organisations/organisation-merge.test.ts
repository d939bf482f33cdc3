import { afterAll, expect, test } from '@jest/globals';
import { globalId, NotFound } from '@samnav/platform';
import { closeTestDatabase, refusedWith } from '@samnav/platform/testing';
import { Membership } from '../networks/membership.entity.ts';
import { Person } from '../people/person.entity.ts';
import { PersonService } from '../people/person.service.ts';
import { Region } from '../testing/region.ts';
import { OrganisationMergeService } from './organisation-merge.service.ts';
import { Organisation } from './organisation.entity.ts';
import { findOrganisation, OrganisationService } from './organisation.service.ts';

afterAll(closeTestDatabase);
const merging = new OrganisationMergeService();
const merge = (region: Region, id: string, duplicateIds: string[], expectedVersion = 1) =>
  region.write((tx) => merging.merge(tx, { id, expectedVersion, duplicateIds }));

test('people, subsidiaries and memberships of the duplicate are the kept one’s', async () => {
  const region = await Region.create();
  const [keep, duplicate] = [await region.organisation('RISE'), await region.organisation('Rise AB')];
  const daughter = await region.organisation('Dotter AB', { parentId: duplicate });
  await region.membership(await region.network(), duplicate, '2020-01-01');
  const person = await region.write((tx) => new PersonService().create(tx, { name: 'Vera Prov', organisationId: duplicate }));

  await merge(region, keep, [duplicate]);

  expect((await region.rows(Membership))[0]!.organisationId).toBe(keep.slice(4));
  expect((await region.row(Person, globalId(Person, person))).organisationId).toBe(keep.slice(4));
  expect((await region.row(Organisation, daughter)).parentId).toBe(keep.slice(4));
});

test('what the kept one lacks it takes from the duplicate, whose old id still leads to it', async () => {
  const region = await Region.create();
  const [keep, duplicate] = [
    await region.organisation('RISE'),
    await region.organisation('Rise AB', { organisationNumber: '212000-2627', foundedYear: 2009 }),
  ];

  await merge(region, keep, [duplicate]);

  expect(await region.row(Organisation, keep)).toMatchObject({ organisationNumber: '212000-2627', foundedYear: 2009, version: 2 });
  expect(await region.row(Organisation, duplicate)).toMatchObject({ mergedIntoId: keep.slice(4) });
  expect((await region.write((tx) => findOrganisation(tx, duplicate, []))).id).toBe(keep.slice(4));
});

test('a duplicate of a duplicate leads to the last one kept', async () => {
  const region = await Region.create();
  const [a, b, c] = [await region.organisation('A'), await region.organisation('B'), await region.organisation('C')];

  await merge(region, b, [c]);
  await merge(region, a, [b]);

  expect((await region.write((tx) => findOrganisation(tx, c, []))).id).toBe(a.slice(4));
});

test('memberships in the same network and role that overlap become one; others are kept as they are', async () => {
  const region = await Region.create();
  const [keep, duplicate, networkId] = [await region.organisation('RISE'), await region.organisation('Rise AB'), await region.network()];
  const own = await region.membership(networkId, keep, '2015-01-01', '2018-12-31');
  await region.membership(networkId, duplicate, '2012-01-01', '2015-06-30');
  await region.membership(networkId, duplicate, '2018-01-01');
  await region.membership(await region.network('Ett annat'), duplicate, '2000-01-01', '2001-01-01');

  await merge(region, keep, [duplicate]);

  expect((await region.rows(Membership)).map((m) => [m.startsOn, m.endsOn])).toEqual([
    ['2012-01-01', null],
    ['2000-01-01', '2001-01-01'],
  ]);
  expect(await region.row(Membership, own)).toMatchObject({ startsOn: '2012-01-01', endsOn: null });
  expect((await region.events()).filter((action) => action === 'membership.joined')).toHaveLength(2);
});

test('a duplicate that owned the kept one hands over its own owner', async () => {
  const region = await Region.create();
  const top = await region.organisation('Topp');
  const duplicate = await region.organisation('Dubblett', { parentId: top });
  const keep = await region.organisation('Kvar', { parentId: duplicate });

  await merge(region, keep, [duplicate]);

  expect((await region.row(Organisation, keep)).parentId).toBe(top.slice(4));
});

test('a merge that would make an organisation own itself is refused, and nothing has moved', async () => {
  const region = await Region.create();
  const duplicate = await region.organisation('Dubblett');
  const between = await region.organisation('Mellan', { parentId: duplicate });
  const keep = await region.organisation('Kvar', { parentId: between });

  expect(await refusedWith(merge(region, keep, [duplicate]))).toEqual(['ORGANISATION_OWNS_ITSELF']);
  expect((await region.row(Organisation, duplicate)).mergedIntoId).toBeNull();
});

test('an organisation is neither merged with itself nor twice, and a merged one is not changed', async () => {
  const region = await Region.create();
  const [keep, duplicate] = [await region.organisation('A'), await region.organisation('B')];
  expect(await refusedWith(merge(region, keep, [keep]))).toEqual(['MERGED_WITH_ITSELF']);

  await merge(region, keep, [duplicate]);

  expect(await refusedWith(merge(region, keep, [duplicate]))).toEqual(['ORGANISATION_MERGED']);
  const rename = region.write((tx) => new OrganisationService().update(tx, { id: duplicate, expectedVersion: 2, name: 'C' }));
  expect(await refusedWith(rename)).toEqual(['ORGANISATION_MERGED']);
});

test('a stale version merges nothing, and only the coordinator merges', async () => {
  const region = await Region.create();
  const [keep, duplicate] = [await region.organisation('A'), await region.organisation('B')];
  const strategist = await region.strategist('Umeå');

  expect(await refusedWith(merge(region, keep, [duplicate], 7))).toEqual(['VERSION_CONFLICT']);
  const theirs = region.write((tx) => merging.merge(tx, { id: keep, expectedVersion: 1, duplicateIds: [duplicate] }), strategist);
  expect(await refusedWith(theirs)).toEqual(['FORBIDDEN']);
});

test('another tenant’s organisation is not there to merge', async () => {
  const [region, other] = [await Region.create(), await Region.create()];
  const [own, foreign] = [await region.organisation(), await other.organisation()];

  await expect(merge(region, own, [foreign])).rejects.toBeInstanceOf(NotFound);
  await expect(merge(region, foreign, [own])).rejects.toBeInstanceOf(NotFound);
});
