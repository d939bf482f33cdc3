import { afterAll, expect, test } from '@jest/globals';
import { globalId, NotFound } from '@samnav/platform';
import { closeTestDatabase, refusals, refusedWith } from '@samnav/platform/testing';
import { OrganisationService } from '../organisations/organisation.service.ts';
import { Region } from '../testing/region.ts';
import { Membership, MembershipRole } from './membership.entity.ts';
import { MembershipService } from './membership.service.ts';
import { NetworkService } from './network.service.ts';

afterAll(closeTestDatabase);
const memberships = new MembershipService();

test('an organisation joins a network, leaves it, and the membership is kept', async () => {
  const region = await Region.create();
  const id = await region.membership(await region.network(), await region.organisation(), '2020-01-01');

  await region.write((tx) => memberships.end(tx, { id, expectedVersion: 1, endsOn: '2021-12-31' }));

  expect(await region.row(Membership, id)).toMatchObject({ startsOn: '2020-01-01', endsOn: '2021-12-31', role: 'member', version: 2 });
  expect(await region.events()).toEqual(expect.arrayContaining(['membership.added', 'membership.ended']));
});

test('the same organisation cannot be in a network twice in a role at the same time; the answer names the period that is there', async () => {
  const region = await Region.create();
  const [networkId, organisationId] = [await region.network(), await region.organisation()];
  await region.membership(networkId, organisationId, '2020-01-01', '2021-12-31');

  const [error] = await refusals(region.write((tx) => memberships.add(tx, { networkId, organisationId, startsOn: '2021-12-31' })));

  expect(error!.code).toBe('MEMBERSHIP_OVERLAPS');
  expect(error!.text('sv')).toContain('2020-01-01 – 2021-12-31');
});

test('after the last day, or in another role, it may join again', async () => {
  const region = await Region.create();
  const [networkId, organisationId] = [await region.network(), await region.organisation()];
  await region.membership(networkId, organisationId, '2020-01-01', '2021-12-31');

  await region.membership(networkId, organisationId, '2022-01-01');
  await region.write((tx) => memberships.add(tx, { networkId, organisationId, role: MembershipRole.host, startsOn: '2020-01-01' }));

  expect(await region.rows(Membership)).toHaveLength(3);
});

test('of two who add the same membership at once, one is told of the other’s', async () => {
  const region = await Region.create();
  const [networkId, organisationId] = [await region.network(), await region.organisation()];
  const add = () => region.write((tx) => memberships.add(tx, { networkId, organisationId, startsOn: '2024-01-01' }));

  const results = await Promise.allSettled([add(), add()]);

  expect(results.map((r) => (r.status === 'fulfilled' ? 'added' : (r.reason as { code: string }).code)).sort()).toEqual([
    'MEMBERSHIP_OVERLAPS',
    'added',
  ]);
});

test('the database itself refuses an overlap, whoever writes', async () => {
  const region = await Region.create();
  const id = await region.membership(await region.network(), await region.organisation(), '2020-01-01');
  const copy = `insert into membership (network_id, organisation_id, role, starts_on) select network_id, organisation_id, role, '2023-01-01' from membership where id = $1`;

  await expect(region.write((tx) => tx.sql(copy, [id.slice(4)]))).rejects.toThrow('membership_overlap');
});

test('moving a membership onto another’s time is refused', async () => {
  const region = await Region.create();
  const [networkId, organisationId] = [await region.network(), await region.organisation()];
  await region.membership(networkId, organisationId, '2020-01-01', '2021-12-31');
  const id = await region.membership(networkId, organisationId, '2022-01-01');

  expect(await refusedWith(region.write((tx) => memberships.update(tx, { id, expectedVersion: 1, startsOn: '2021-06-01' })))).toEqual([
    'MEMBERSHIP_OVERLAPS',
  ]);
});

test('a last day before the first is refused', async () => {
  const region = await Region.create();
  const id = await region.membership(await region.network(), await region.organisation(), '2024-05-01');

  expect(await refusedWith(region.write((tx) => memberships.end(tx, { id, expectedVersion: 1, endsOn: '2024-04-30' })))).toEqual([
    'ENDS_BEFORE_START',
  ]);
});

test('a membership is not ended into the next one', async () => {
  const region = await Region.create();
  const [networkId, organisationId] = [await region.network(), await region.organisation()];
  const id = await region.membership(networkId, organisationId, '2020-01-01', '2020-12-31');
  await region.membership(networkId, organisationId, '2022-01-01');

  const [error] = await refusals(region.write((tx) => memberships.end(tx, { id, expectedVersion: 1, endsOn: '2022-06-30' })));

  expect([error!.code, error!.path]).toEqual(['MEMBERSHIP_OVERLAPS', ['input', 'endsOn']]);
  expect(error!.text('sv')).toContain('2022-01-01');
});

test('no membership goes on after its network', async () => {
  const region = await Region.create();
  const networkId = await region.network();
  const id = await region.membership(networkId, await region.organisation(), '2020-01-01');
  await region.write((tx) => new NetworkService().end(tx, { id: networkId, expectedVersion: 1, endsOn: '2024-06-30' }));

  const end = await refusedWith(region.write((tx) => memberships.end(tx, { id, expectedVersion: 2, endsOn: '2031-01-01' })));
  const reopen = await refusedWith(region.write((tx) => memberships.update(tx, { id, expectedVersion: 2, endsOn: null })));

  expect([end, reopen]).toEqual([['NETWORK_ENDED'], ['NETWORK_ENDED']]);
});

test('an organisation that ends while it joins is in nothing afterwards', async () => {
  const region = await Region.create();
  const [networkId, organisationId] = [await region.network(), await region.organisation()];
  const end = { id: organisationId, expectedVersion: 1, endsOn: '2024-06-30' };

  await Promise.allSettled([
    region.write((tx) => new OrganisationService().end(tx, end)),
    region.write((tx) => memberships.add(tx, { networkId, organisationId, startsOn: '2020-01-01' })),
  ]);

  expect((await region.rows(Membership)).filter((m) => m.endsOn === null)).toEqual([]);
});

test('a stale version is a conflict that says which object and version there is', async () => {
  const region = await Region.create();
  const id = await region.membership(await region.network(), await region.organisation(), '2024-05-01');
  await region.write((tx) => memberships.update(tx, { id, expectedVersion: 1, joinedAsNew: true }));

  const [error] = await refusals(region.write((tx) => memberships.end(tx, { id, expectedVersion: 1, endsOn: '2024-12-31' })));

  expect(error).toMatchObject({ code: 'VERSION_CONFLICT', details: { currentVersion: 2, current: id } });
});

test('ending a network ends its open memberships and says how many', async () => {
  const region = await Region.create();
  const id = await region.network();
  await region.membership(id, await region.organisation('Ett'), '2020-01-01');
  await region.membership(id, await region.organisation('Två'), '2020-01-01', '2020-12-31');

  const { endedMemberships } = await region.write((tx) => new NetworkService().end(tx, { id, expectedVersion: 1, endsOn: '2024-06-30' }));

  expect(endedMemberships).toBe(1);
  expect((await region.rows(Membership)).map((m) => m.endsOn)).toEqual(['2024-06-30', '2020-12-31']);
});

test('nobody joins a network that has ended', async () => {
  const region = await Region.create();
  const networkId = await region.network();
  const organisationId = await region.organisation();
  await region.write((tx) => new NetworkService().end(tx, { id: networkId, expectedVersion: 1, endsOn: '2024-06-30' }));

  expect(await refusedWith(region.write((tx) => memberships.add(tx, { networkId, organisationId })))).toEqual(['NETWORK_ENDED']);
});

test('a municipality’s people add their own organisations to the region’s networks, not another’s', async () => {
  const region = await Region.create();
  const networkId = await region.network();
  const own = await region.organisation('Vindelns bolag', { municipalityId: region.municipality('Vindeln') });
  const other = await region.organisation('Umeås bolag', { municipalityId: region.municipality('Umeå') });
  const vindeln = await region.strategist('Vindeln');

  await region.write((tx) => memberships.add(tx, { networkId, organisationId: own }), vindeln);

  expect(await refusedWith(region.write((tx) => memberships.add(tx, { networkId, organisationId: other }), vindeln))).toEqual(['FORBIDDEN']);
});

test('another tenant’s membership, network and organisation do not exist', async () => {
  const [region, other] = [await Region.create(), await Region.create()];
  const [networkId, organisationId] = [await other.network(), await other.organisation()];
  const id = await other.membership(networkId, organisationId, '2024-01-01');
  const own = await region.network();

  const notFound = (work: Promise<unknown>) => expect(work).rejects.toBeInstanceOf(NotFound);
  await notFound(region.write((tx) => memberships.end(tx, { id, expectedVersion: 1, endsOn: '2024-12-31' })));
  await notFound(region.write((tx) => memberships.add(tx, { networkId, organisationId })));
  await notFound(region.write((tx) => memberships.add(tx, { networkId: own, organisationId })));
  await notFound(region.write((tx) => memberships.add(tx, { networkId: own, organisationId: globalId(Membership, id.slice(4)) })));
});
