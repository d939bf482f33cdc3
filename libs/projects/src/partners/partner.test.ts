import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { globalId } from '@samnav/platform';
import { closeTestDatabase, refusedWith } from '@samnav/platform/testing';
import { Phase } from '../phases/phase.entity.ts';
import { PhaseService } from '../phases/phase.service.ts';
import { Programme } from '../programmes/programme.entity.ts';
import { ProgrammeService } from '../programmes/programme.service.ts';
import { Project } from '../projects/project.entity.ts';
import { newRegion } from '../testing/region.ts';
import type { Region } from '../testing/region.ts';
import { PartnerRole, PartnerStatus, ProjectPartner } from './partner.entity.ts';
import { ProjectPartnerService } from './partner.service.ts';

const partners = new ProjectPartnerService();
const phases = new PhaseService();
const programmes = new ProgrammeService();
let region: Region;
let projectId: string;
beforeEach(async () => {
  region = await newRegion();
  projectId = globalId(Project, await region.project());
});
afterAll(closeTestDatabase);

describe('partners', () => {
  const add = (organisationId: string, role?: PartnerRole, by = region.coordinator): Promise<string> =>
    region.write(by, (tx) => partners.add(tx, { projectId, organisationId, role }));
  const end = (id: string): Promise<string> =>
    region.write(region.coordinator, (tx) => partners.end(tx, { id: globalId(ProjectPartner, id), expectedVersion: 1, endsOn: '2026-06-30' }));

  test('may be there as nobody knows what', async () => {
    const id = await add(await region.organisation('Tekniska Verken'));
    const row = await region.write(region.coordinator, (tx) => tx.get(ProjectPartner, id));
    expect(row).toMatchObject({ role: 'unspecified', status: 'agreed', endsOn: null });
  });

  test('have each role once at a time, and again after it has ended', async () => {
    const organisation = await region.organisation('RISE');
    const id = await add(organisation, PartnerRole.partner);
    await add(organisation, PartnerRole.funder);
    expect(await refusedWith(add(organisation, PartnerRole.partner))).toEqual(['PROJECT_PARTNER_ALREADY_THERE']);
    await end(id);
    await add(organisation, PartnerRole.partner);
  });

  test('come closer step by step', async () => {
    const id = await add(await region.organisation('IVL'));
    const changes = { id: globalId(ProjectPartner, id), expectedVersion: 1, status: PartnerStatus.contacted };
    await region.write(region.coordinator, (tx) => partners.update(tx, changes));
    expect(await refusedWith(region.write(region.coordinator, (tx) => partners.update(tx, changes)))).toEqual(['VERSION_CONFLICT']);
  });

  test('another tenant’s organisation and project do not exist', async () => {
    const stranger = await newRegion();
    const organisation = await region.organisation('RISE');
    expect(await refusedWith(add(await stranger.organisation('RISE')))).toEqual(['NOT_FOUND']);
    expect(await refusedWith(add(organisation, undefined, stranger.coordinator))).toEqual(['NOT_FOUND']);
  });
});

describe('phases', () => {
  const create = (name: string, more: object = {}, by = region.coordinator): Promise<string> =>
    region.write(by, (tx) => phases.create(tx, { projectId, name, ...more }));

  test('are numbered in their order and may overlap', async () => {
    await create('Nuläge', { startsOn: '2008-01-01', endsOn: '2008-12-31' });
    const id = await create('Delmål', { startsOn: '2008-06-01', endsOn: '2009-06-30' });
    expect(await region.write(region.coordinator, (tx) => tx.get(Phase, id))).toMatchObject({ number: 2, startsOn: '2008-06-01' });
    expect(await refusedWith(create('Annan', { number: 2 }))).toEqual(['PHASE_NUMBER_TAKEN']);
  });

  test('are the next one each, also when made at once', async () => {
    await Promise.all([create('A'), create('B'), create('C')]);
    const rows = await region.write(region.coordinator, (tx) =>
      tx.rows(Phase).find({ order: { number: 'asc' }, where: { tenantId: region.world.tenantId } }),
    );
    expect(rows.map((row) => row.number)).toEqual([1, 2, 3]);
  });

  test('another tenant’s project gets none', async () => {
    expect(await refusedWith(create('Ny', {}, (await newRegion()).coordinator))).toEqual(['NOT_FOUND']);
  });
});

describe('programmes', () => {
  const create = (by = region.coordinator): Promise<string> =>
    region.write(by, (tx) => programmes.create(tx, { name: 'Kiruna Sustainability Center' }));

  test('have a name of their own in the tenant, and projects', async () => {
    const programmeId = globalId(Programme, await create());
    await region.project({ programmeId });
    expect(await refusedWith(create())).toEqual(['PROGRAMME_NAME_TAKEN']);
  });

  test('are the coordinator’s to make', async () => {
    const strategist = await region.world.as('strategist', { municipalityId: region.world.municipalities.Umeå! });
    expect(await refusedWith(create(strategist))).toEqual(['FORBIDDEN']);
  });

  test('another tenant’s does not exist', async () => {
    const programmeId = globalId(Programme, await create());
    expect(await refusedWith((await newRegion()).project({ programmeId }))).toEqual(['NOT_FOUND']);
  });
});
