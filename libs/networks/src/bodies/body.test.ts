import { afterAll, expect, test } from '@jest/globals';
import { globalId, NotFound } from '@samnav/platform';
import { closeTestDatabase, refusedWith } from '@samnav/platform/testing';
import { Region } from '../testing/region.ts';
import { Body, BodyKind, BodyMember, BodyRole, BodyStanding } from './body.entity.ts';
import { BodyService } from './body.service.ts';

afterAll(closeTestDatabase);
const bodies = new BodyService();
const board = { name: 'Kommunstyrelsen', kind: BodyKind.executiveBoard, standing: BodyStanding.deciding };
const create = async (region: Region, municipality?: string): Promise<string> =>
  globalId(Body, await region.write((tx) => bodies.create(tx, { ...board, municipalityId: municipality && region.municipality(municipality) })));

test('a body is recorded and changed, and who sits in it is kept over time', async () => {
  const region = await Region.create();
  const [bodyId, personId] = [await create(region), await region.person()];
  const seat = await region.write((tx) => bodies.addMember(tx, { bodyId, personId, role: BodyRole.chair, startsOn: '2022-01-01' }));

  await region.write((tx) => bodies.update(tx, { id: bodyId, expectedVersion: 1, standing: BodyStanding.advisory }));
  await region.write((tx) => bodies.endMember(tx, { id: globalId(BodyMember, seat), expectedVersion: 1, endsOn: '2022-12-31' }));

  expect(await region.row(Body, bodyId)).toMatchObject({ standing: 'advisory', version: 2 });
  expect(await region.rows(BodyMember)).toMatchObject([{ role: 'chair', startsOn: '2022-01-01', endsOn: '2022-12-31' }]);
});

test('a person has one seat in a body at a time', async () => {
  const region = await Region.create();
  const [bodyId, personId] = [await create(region), await region.person()];
  const add = (startsOn: string, endsOn?: string) =>
    region.write((tx) => bodies.addMember(tx, { bodyId, personId, role: BodyRole.member, startsOn, endsOn }));
  await add('2022-01-01', '2022-12-31');

  expect(await refusedWith(add('2022-12-31'))).toEqual(['BODY_SEAT_OVERLAPS']);
  await add('2023-01-01');
});

test('a seat is not ended into the next one', async () => {
  const region = await Region.create();
  const [bodyId, personId] = [await create(region), await region.person()];
  const add = (startsOn: string, endsOn?: string) =>
    region.write((tx) => bodies.addMember(tx, { bodyId, personId, role: BodyRole.member, startsOn, endsOn }));
  const id = globalId(BodyMember, await add('2022-01-01', '2022-12-31'));
  await add('2024-01-01');

  expect(await refusedWith(region.write((tx) => bodies.endMember(tx, { id, expectedVersion: 1, endsOn: '2024-03-01' })))).toEqual([
    'BODY_SEAT_OVERLAPS',
  ]);
});

test('a municipality has one body of a name', async () => {
  const region = await Region.create();
  await create(region, 'Umeå');
  await create(region, 'Vindeln');

  expect(await refusedWith(create(region, 'Umeå'))).toEqual(['BODY_NAME_TAKEN']);
});

test('a municipality’s people write of its bodies only', async () => {
  const region = await Region.create();
  const [id, other] = [await create(region, 'Vindeln'), await create(region, 'Umeå')];
  const vindeln = await region.strategist('Vindeln');
  const update = (body: string) => region.write((tx) => bodies.update(tx, { id: body, expectedVersion: 1, endedOn: '2024-01-01' }), vindeln);

  await update(id);
  expect(await refusedWith(update(other))).toEqual(['FORBIDDEN']);
  expect(await refusedWith(region.write((tx) => bodies.update(tx, { id, expectedVersion: 1, name: 'Gammal' })))).toEqual(['VERSION_CONFLICT']);
});

test('another tenant’s body, seat and person do not exist', async () => {
  const [region, other] = [await Region.create(), await Region.create()];
  const [bodyId, foreign, personId] = [await create(region), await create(other), await region.person()];
  const stranger = await other.person();

  const add = (body: string, person: string) => region.write((tx) => bodies.addMember(tx, { bodyId: body, personId: person, role: BodyRole.member }));
  await expect(add(foreign, personId)).rejects.toBeInstanceOf(NotFound);
  await expect(add(bodyId, stranger)).rejects.toBeInstanceOf(NotFound);
  await expect(region.write((tx) => bodies.update(tx, { id: foreign, expectedVersion: 1, name: 'Min' }))).rejects.toBeInstanceOf(NotFound);
});
