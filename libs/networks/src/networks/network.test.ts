import { afterAll, expect, test } from '@jest/globals';
import { globalId, NotFound } from '@samnav/platform';
import { closeTestDatabase, refusals, refusedWith } from '@samnav/platform/testing';
import { today } from '../periods.ts';
import { Region } from '../testing/region.ts';
import { Network, NetworkLevel, NetworkScope } from './network.entity.ts';
import { NetworkService } from './network.service.ts';

afterAll(closeTestDatabase);
const networks = new NetworkService();

test('a network is created with the one who answers for it and what it is for', async () => {
  const region = await Region.create();
  const accountableOwnerId = await region.person();
  const input = {
    name: 'CIVITAS',
    level: NetworkLevel.international,
    accountableOwnerId,
    joinedAsNew: true,
    startsOn: '2010-01-01',
    scope: 'Resor.',
  };

  const id = await region.write((tx) => networks.create(tx, input));

  expect(await region.row(Network, globalId(Network, id))).toMatchObject({ name: 'CIVITAS', level: 'international', joinedAsNew: true, version: 1 });
  expect(await region.rows(NetworkScope)).toMatchObject([{ number: 1, text: 'Resor.', validFrom: '2010-01-01' }]);
  expect(await region.events()).toEqual(expect.arrayContaining(['network.created', 'network.described']));
});

test('describing a network adds a version of its scope and keeps the one before', async () => {
  const region = await Region.create();
  const id = await region.network();
  await region.write((tx) => networks.describe(tx, { id, expectedVersion: 1, scope: 'Byggande.', validFrom: '2010-01-01' }));
  await region.write((tx) => networks.describe(tx, { id, expectedVersion: 2, scope: 'Hela samhällsbyggandet.', note: 'Beslut.' }));

  const day = await region.write((tx) => Promise.resolve(today(tx)));
  expect((await region.rows(NetworkScope)).map((s) => [s.number, s.text, s.validFrom])).toEqual([
    [1, 'Byggande.', '2010-01-01'],
    [2, 'Hela samhällsbyggandet.', day],
  ]);
});

test('two descriptions at once: the second is told that there is another version', async () => {
  const region = await Region.create();
  const id = await region.network();
  const describe = (validFrom: string) => region.write((tx) => networks.describe(tx, { id, expectedVersion: 1, scope: 'Ny.', validFrom }));

  const results = await Promise.allSettled([describe('2020-01-01'), describe('2021-01-01')]);

  expect(results.map((r) => (r.status === 'fulfilled' ? 'described' : (r.reason as { code: string }).code)).sort()).toEqual([
    'VERSION_CONFLICT',
    'described',
  ]);
});

test('what a network was for is never rewritten, and each day has one version', async () => {
  const region = await Region.create();
  const id = await region.network();
  await region.write((tx) => networks.describe(tx, { id, expectedVersion: 1, scope: 'Ett.', validFrom: '2020-01-01' }));

  const again = region.write((tx) => networks.describe(tx, { id, expectedVersion: 2, scope: 'Två.', validFrom: '2020-01-01' }));
  expect(await refusedWith(again)).toEqual(['SCOPE_DAY_TAKEN']);
  await expect(region.write((tx) => tx.sql(`update network_scope set text = 'Tre.' where network_id = $1`, [id.slice(4)]))).rejects.toThrow(
    'permission denied',
  );
});

test('an ended network is neither described nor ended again', async () => {
  const region = await Region.create();
  const id = await region.network();
  await region.write((tx) => networks.end(tx, { id, expectedVersion: 1, endsOn: '2024-06-30' }));

  expect(await refusedWith(region.write((tx) => networks.end(tx, { id, expectedVersion: 2, endsOn: '2024-07-31' })))).toEqual(['NETWORK_ENDED']);
  expect(await refusedWith(region.write((tx) => networks.describe(tx, { id, expectedVersion: 2, scope: 'Ny.' })))).toEqual(['NETWORK_ENDED']);
});

test('a name is taken once within the region, and may be used again in a municipality', async () => {
  const region = await Region.create();
  await region.network('Cykelnätverket');

  await region.network('Cykelnätverket', { municipalityId: region.municipality('Umeå') });

  expect(await refusedWith(region.network('Cykelnätverket'))).toEqual(['NETWORK_NAME_TAKEN']);
});

test('a network always has somebody who answers for it: null leaves the one it has', async () => {
  const region = await Region.create();
  const id = await region.network();
  const before = await region.row(Network, id);

  await region.write((tx) => networks.update(tx, { id, expectedVersion: 1, accountableOwnerId: null, name: 'Nytt namn' }));

  expect(await region.row(Network, id)).toMatchObject({ accountableOwnerId: before.accountableOwnerId, name: 'Nytt namn', version: 2 });
});

test('a municipality’s people write of its own networks, and neither of the region’s nor of another’s', async () => {
  const region = await Region.create();
  const [regional, own] = [await region.network(), await region.network('Vindelns', { municipalityId: region.municipality('Vindeln') })];
  const vindeln = await region.strategist('Vindeln');
  const update = (id: string, municipalityId?: string | null) =>
    region.write((tx) => networks.update(tx, { id, expectedVersion: 1, name: 'Vårt', municipalityId }), vindeln);

  expect(await refusedWith(update(regional))).toEqual(['FORBIDDEN']);
  expect(await refusedWith(update(own, region.municipality('Umeå')))).toEqual(['FORBIDDEN']);
  expect(await refusedWith(update(own, null))).toEqual(['FORBIDDEN']);
  await update(own);
});

test('a stale version is a conflict that points to the network', async () => {
  const region = await Region.create();
  const id = await region.network();
  await region.write((tx) => networks.update(tx, { id, expectedVersion: 1, name: 'Först' }));

  const [error] = await refusals(region.write((tx) => networks.update(tx, { id, expectedVersion: 1, name: 'Sedan' })));

  expect(error).toMatchObject({ code: 'VERSION_CONFLICT', details: { currentVersion: 2, current: id } });
});

test('another tenant’s network, owner and organiser do not exist', async () => {
  const [region, other] = [await Region.create(), await Region.create()];
  const [id, foreign] = [await region.network(), await other.network()];

  const notFound = (work: Promise<unknown>) => expect(work).rejects.toBeInstanceOf(NotFound);
  const accountableOwnerId = await other.person();
  const organiserId = await other.organisation();
  await notFound(region.write((tx) => networks.update(tx, { id: foreign, expectedVersion: 1, name: 'Min' })));
  await notFound(region.write((tx) => networks.describe(tx, { id: foreign, expectedVersion: 1, scope: 'Min' })));
  await notFound(region.write((tx) => networks.end(tx, { id: foreign, expectedVersion: 1, endsOn: '2024-01-01' })));
  await notFound(region.write((tx) => networks.update(tx, { id, expectedVersion: 1, accountableOwnerId })));
  await notFound(region.write((tx) => networks.update(tx, { id, expectedVersion: 1, organiserId })));
});
