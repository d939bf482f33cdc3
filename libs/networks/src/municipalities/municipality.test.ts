import { afterAll, expect, test } from '@jest/globals';
import { globalId, NotFound } from '@samnav/platform';
import { closeTestDatabase, refusedWith } from '@samnav/platform/testing';
import { Region } from '../testing/region.ts';
import { Municipality } from './municipality.entity.ts';
import { MunicipalityService } from './municipality.service.ts';
import { municipalityRegister } from './register.ts';

afterAll(closeTestDatabase);
const municipalities = new MunicipalityService();
const create = (region: Region, code: string, timeZone?: string) => region.write((tx) => municipalities.create(tx, { code, timeZone }));

test('the register has Sweden’s 290 municipalities', () => {
  expect(municipalityRegister().size).toBe(290);
  expect(municipalityRegister().get('2480')).toEqual({ code: '2480', name: 'Umeå', fullName: 'Umeå kommun' });
});

test('a municipality gets its name by its code', async () => {
  const region = await Region.create([]);

  const id = await create(region, '2404');

  expect(await region.row(Municipality, globalId(Municipality, id))).toMatchObject({ code: '2404', name: 'Vindeln', timeZone: 'Europe/Stockholm' });
});

test('an unknown code, a second time and an unknown time zone are refused', async () => {
  const region = await Region.create(['Umeå']);

  expect(await refusedWith(create(region, '9999'))).toEqual(['MUNICIPALITY_CODE_UNKNOWN']);
  expect(await refusedWith(create(region, '2480'))).toEqual(['MUNICIPALITY_EXISTS']);
  expect(await refusedWith(create(region, '2404', 'Europe/Umeå'))).toEqual(['TIME_ZONE_UNKNOWN']);
});

test('its own people change its settings; the region’s coordinator alone adds one', async () => {
  const region = await Region.create();
  const vindeln = await region.strategist('Vindeln');
  const update = (name: string, expectedVersion = 1) =>
    region.write((tx) => municipalities.update(tx, { id: region.municipality(name), expectedVersion, timeZone: 'Europe/Helsinki' }), vindeln);

  await update('Vindeln');
  expect(await refusedWith(update('Vindeln'))).toEqual(['VERSION_CONFLICT']);
  expect(await refusedWith(update('Umeå'))).toEqual(['FORBIDDEN']);
  expect(await refusedWith(region.write((tx) => municipalities.create(tx, { code: '2403' }), vindeln))).toEqual(['FORBIDDEN']);
});

test('another tenant’s municipality does not exist', async () => {
  const [region, other] = [await Region.create(), await Region.create()];
  const input = { id: other.municipality('Umeå'), expectedVersion: 1, timeZone: 'Europe/Helsinki' };

  await expect(region.write((tx) => municipalities.update(tx, input))).rejects.toBeInstanceOf(NotFound);
});
