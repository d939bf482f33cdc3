import { afterAll, expect, test } from '@jest/globals';
import { NotFound } from '@samnav/platform';
import { closeTestDatabase, refusals, refusedWith } from '@samnav/platform/testing';
import { Region } from '../testing/region.ts';
import { Membership } from '../networks/membership.entity.ts';
import { organisationNumberOf } from './organisation-number.ts';
import { Organisation, OrganisationKind } from './organisation.entity.ts';
import { OrganisationService } from './organisation.service.ts';

afterAll(closeTestDatabase);
const organisations = new OrganisationService();

test('an organisation is recorded with its owner and number', async () => {
  const region = await Region.create();
  const parentId = await region.organisation('Umeå Kommunföretag AB');

  const id = await region.organisation('Kompetensspridning i Umeå AB', {
    parentId,
    foundedYear: 2009,
    ownershipShare: 10_000,
    organisationNumber: '2120002627',
  });

  expect(await region.row(Organisation, id)).toMatchObject({
    parentId: parentId.slice(4),
    foundedYear: 2009,
    organisationNumber: '212000-2627',
    version: 1,
  });
});

test.each(['212000-2627', '2120002627', '16212000-2627', '212000 2627'])('%s is an organisation number', (text) => {
  expect(organisationNumberOf(text)).toBe('212000-2627');
});

test.each(['212000-2628', '212000-262', 'Umeå', '19212000-2627'])('%s is none', (text) => {
  expect(organisationNumberOf(text)).toBeNull();
});

test('a number with a wrong check digit is refused', async () => {
  const region = await Region.create();

  expect(await refusedWith(region.organisation('Fel', { organisationNumber: '212000-2628' }))).toEqual(['ORGANISATION_NUMBER_WRONG']);
});

test('a number belongs to one organisation of the tenant', async () => {
  const [region, other] = [await Region.create(), await Region.create()];
  await region.organisation('Ett', { organisationNumber: '212000-2627' });
  await other.organisation('Ett', { organisationNumber: '212000-2627' });

  expect(await refusedWith(region.organisation('Två', { organisationNumber: '212000-2627' }))).toEqual(['ORGANISATION_NUMBER_TAKEN']);
});

test('an organisation cannot come to own itself through others', async () => {
  const region = await Region.create();
  const a = await region.organisation('A');
  const b = await region.organisation('B', { parentId: a });
  const c = await region.organisation('C', { parentId: b });

  expect(await refusedWith(region.write((tx) => organisations.update(tx, { id: a, expectedVersion: 1, parentId: c })))).toEqual([
    'ORGANISATION_OWNS_ITSELF',
  ]);
  expect(await refusedWith(region.write((tx) => organisations.update(tx, { id: a, expectedVersion: 1, parentId: a })))).toEqual([
    'ORGANISATION_OWNS_ITSELF',
  ]);
});

test('two moves at once cannot close a circle between them', async () => {
  const region = await Region.create();
  const [a, b] = [await region.organisation('A'), await region.organisation('B')];
  const own = (id: string, parentId: string) => region.write((tx) => organisations.update(tx, { id, expectedVersion: 1, parentId }));

  const results = await Promise.allSettled([own(a, b), own(b, a)]);

  expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
});

test('an ownership tree has at most twelve levels below its top', async () => {
  const region = await Region.create([]);
  const chain = async (parentId: string | undefined, levels: number): Promise<string> =>
    levels ? chain(await region.organisation(`Nivå ${levels}`, { parentId }), levels - 1) : parentId!;
  const deepest = await chain(undefined, 13);

  expect(await refusedWith(region.organisation('För djupt', { parentId: deepest }))).toEqual(['OWNERSHIP_TOO_DEEP']);
});

test('a website is kept with its scheme, and what no browser opens is refused', async () => {
  const region = await Region.create();
  const id = await region.organisation('Ett', { website: 'HTTP://exempel.se' });
  const change = (website: string) => refusedWith(region.write((tx) => organisations.update(tx, { id, expectedVersion: 1, website })));

  expect(await region.row(Organisation, id)).toMatchObject({ website: 'http://exempel.se' });
  expect(await change('javascript:alert(1)')).toEqual(['INVALID']);
  expect(await change('exempel.se\nrad två')).toEqual(['INVALID']);
  expect(await change(`${'a'.repeat(495)}.se`)).toEqual(['INVALID']);
});

test('a funder that Samnav does not know is refused', async () => {
  const region = await Region.create();

  expect(await refusedWith(region.organisation('Okänd', { funderSlug: 'finns-inte' }))).toEqual(['FUNDER_UNKNOWN']);
});

test('ending an organisation ends its memberships, and it joins nothing more', async () => {
  const region = await Region.create();
  const [id, networkId] = [await region.organisation(), await region.network()];
  await region.membership(networkId, id, '2020-01-01');

  const { endedMemberships } = await region.write((tx) => organisations.end(tx, { id, expectedVersion: 1, endsOn: '2024-12-31' }));

  expect(endedMemberships).toBe(1);
  expect((await region.rows(Membership))[0]!.endsOn).toBe('2024-12-31');
  expect(await refusedWith(region.membership(networkId, id, '2025-01-01'))).toEqual(['ORGANISATION_ENDED']);
});

test('a municipality’s people change its organisations, and cannot give them away or take others’', async () => {
  const region = await Region.create();
  const [umea, vindeln] = [region.municipality('Umeå'), region.municipality('Vindeln')];
  const id = await region.organisation('Vindelns bolag', { municipalityId: vindeln });
  const own = await region.strategist('Vindeln');
  const update = (municipalityId?: string) =>
    region.write((tx) => organisations.update(tx, { id, expectedVersion: 1, name: 'Nytt namn', municipalityId }), own);

  expect(await refusedWith(update(umea))).toEqual(['FORBIDDEN']);
  await update();
  const theirs = organisations.create.bind(organisations);
  expect(await refusedWith(region.write((tx) => theirs(tx, { name: 'X', kind: OrganisationKind.company, municipalityId: umea }), own))).toEqual([
    'FORBIDDEN',
  ]);
  expect(await refusedWith(region.write((tx) => theirs(tx, { name: 'X', kind: OrganisationKind.company }), own))).toEqual(['FORBIDDEN']);
});

test('a stale version is a conflict that points to the organisation', async () => {
  const region = await Region.create();
  const id = await region.organisation();
  await region.write((tx) => organisations.update(tx, { id, expectedVersion: 1, name: 'Nytt namn' }));

  const [error] = await refusals(region.write((tx) => organisations.update(tx, { id, expectedVersion: 1, name: 'Annat namn' })));

  expect(error).toMatchObject({ code: 'VERSION_CONFLICT', details: { currentVersion: 2, current: id } });
});

test('another tenant’s organisation, owner and municipality do not exist', async () => {
  const [region, other] = [await Region.create(), await Region.create()];
  const [own, foreign] = [await region.organisation(), await other.organisation()];

  const notFound = (work: Promise<unknown>) => expect(work).rejects.toBeInstanceOf(NotFound);
  await notFound(region.write((tx) => organisations.update(tx, { id: foreign, expectedVersion: 1, name: 'Min' })));
  await notFound(region.write((tx) => organisations.update(tx, { id: own, expectedVersion: 1, parentId: foreign })));
  await notFound(region.organisation('Ny', { municipalityId: other.municipality('Umeå') }));
});
