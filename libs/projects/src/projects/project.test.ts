import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { globalId, makeScope } from '@samnav/platform';
import type { Scope } from '@samnav/platform';
import { closeTestDatabase, refusals, refusedWith } from '@samnav/platform/testing';
import { Precision } from '../period.ts';
import { newRegion } from '../testing/region.ts';
import type { Region } from '../testing/region.ts';
import { Project } from './project.entity.ts';
import type { UpdateProjectInput } from './project.inputs.ts';
import { ProjectService } from './project.service.ts';
import { ProjectStatusEvent } from './status.entity.ts';
import { ProjectStatusService } from './status.service.ts';
import { ProjectStatus } from './statuses.ts';

const projects = new ProjectService();
const statuses = new ProjectStatusService();
let region: Region;
beforeEach(async () => {
  region = await newRegion();
});
afterAll(closeTestDatabase);

const rowOf = (id: string, by: Scope = region.coordinator): Promise<Project> => region.write(by, (tx) => tx.get(Project, id));
const seenBy = (by: Scope, id: string): Promise<Project> => region.write(by, (tx) => tx.find(Project, globalId(Project, id)));
const update = (id: string, input: Partial<UpdateProjectInput>, by = region.coordinator): Promise<string> =>
  region.write(by, (tx) => projects.update(tx, { id: globalId(Project, id), expectedVersion: 1, ...input }));
const change = async (id: string, status: ProjectStatus, validFrom?: string, by = region.coordinator): Promise<string> => {
  const { version } = await rowOf(id);
  return region.write(by, (tx) => statuses.change(tx, { id: globalId(Project, id), expectedVersion: version, status, validFrom }));
};
/** The coordinator on another day. */
const on = (day: string): Scope => makeScope({ ...region.coordinator, now: `${day}T11:00:00.000Z` });

describe('numbers', () => {
  test('are given in a row, year by year', async () => {
    const first = await region.project({ statusFrom: '2026-01-01' }, on('2026-05-01'));
    const second = await region.project({}, on('2026-06-01'));
    const next = await region.project({}, on('2027-01-01'));
    expect([(await rowOf(first)).number, (await rowOf(second)).number, (await rowOf(next)).number]).toEqual([
      'P-2026-001',
      'P-2026-002',
      'P-2027-001',
    ]);
  });

  test('are all different when several are made at once', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map(() => region.project({}, on('2026-05-01'))));
    const numbers = await Promise.all(ids.map(async (id) => (await rowOf(id)).number));
    expect(numbers.sort()).toEqual(['P-2026-001', 'P-2026-002', 'P-2026-003', 'P-2026-004']);
  });

  test('one that is taken is refused, also when changed; another tenant’s is free', async () => {
    await region.project({ number: 'P-2008-001' });
    const other = await region.project();
    expect(await refusedWith(region.project({ number: 'P-2008-001' }))).toEqual(['PROJECT_NUMBER_TAKEN']);
    expect(await refusedWith(update(other, { number: 'P-2008-001' }))).toEqual(['PROJECT_NUMBER_TAKEN']);
    await (await newRegion()).project({ number: 'P-2008-001' });
  });
});

describe('periods', () => {
  test('may be unknown, or known to the year', async () => {
    const id = await region.project({
      startsOn: '2009-06-15',
      startsPrecision: Precision.year,
      endsOn: '2012-02-01',
      endsPrecision: Precision.month,
    });
    expect(await rowOf(id)).toMatchObject({ startsOn: '2009-01-01', endsOn: '2012-02-29', startsPrecision: 'year' });
    expect(await rowOf(await region.project())).toMatchObject({ startsOn: null, startsPrecision: null, endsOn: null });
  });

  test('end when they begin or later', async () => {
    expect(await refusedWith(region.project({ startsOn: '2026-02-01', endsOn: '2026-01-31' }))).toEqual(['ENDS_BEFORE_START']);
    expect(await refusedWith(region.project({ startsPrecision: Precision.year }))).toEqual(['PRECISION_WITHOUT_DAY']);
  });
});

describe('drafts', () => {
  const draft = (): Promise<string> => region.project({ status: ProjectStatus.draft, municipalityId: region.municipality('Umeå') });

  test('are seen by the owning municipality and the coordinator', async () => {
    const id = await draft();
    const reader = await region.world.as('reader', { municipalityId: region.world.municipalities.Umeå! });
    const manager = await region.world.as('projectManager', { projectId: id });
    for (const scope of [reader, manager, region.coordinator]) expect(await seenBy(scope, id)).toMatchObject({ id });
  });

  test('do not exist for a sibling municipality, a reader of the region or another tenant', async () => {
    const id = await draft();
    const sibling = await region.world.as('strategist', { municipalityId: region.world.municipalities.Vindeln! });
    const reader = await region.world.as('reader');
    const stranger = (await newRegion()).coordinator;
    for (const scope of [sibling, reader, stranger]) {
      expect(await refusedWith(seenBy(scope, id))).toEqual(['NOT_FOUND']);
      expect(await refusedWith(update(id, { name: 'Annat' }, scope))).toEqual(['NOT_FOUND']);
    }
  });

  test('are seen by all once planned, and changed by their own still', async () => {
    const id = await draft();
    await change(id, ProjectStatus.planned);
    const sibling = await region.world.as('strategist', { municipalityId: region.world.municipalities.Vindeln! });
    expect(await seenBy(sibling, id)).toMatchObject({ id });
    expect(await refusedWith(update(id, { name: 'Annat', expectedVersion: 2 }, sibling))).toEqual(['FORBIDDEN']);
  });
});

describe('statuses', () => {
  test('follow each other as they may; the refusal says which', async () => {
    const id = await region.project({ status: ProjectStatus.draft });
    const [refusal] = await refusals(change(id, ProjectStatus.closed));
    expect(refusal).toMatchObject({ code: 'PROJECT_STATUS_CANNOT_FOLLOW', details: { allowed: ['planned', 'running', 'stopped'] } });
    expect(refusal!.text('sv')).toBe('Ett projekt som är utkast kan inte bli avslutat.');
    await change(id, ProjectStatus.running);
    await change(id, ProjectStatus.closed);
    expect(await rowOf(id)).toMatchObject({ version: 3 });
  });

  test('two people at once: the second is told that somebody was first', async () => {
    const id = await region.project();
    const both = await Promise.allSettled([change(id, ProjectStatus.closed), change(id, ProjectStatus.stopped)]);
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((r) => r.status === 'rejected')!.reason).toMatchObject({ code: 'VERSION_CONFLICT' });
  });

  test('never hold from before the last one', async () => {
    const id = await region.project();
    expect(await refusedWith(change(id, ProjectStatus.closed, '2019-12-31'))).toEqual(['PROJECT_STATUS_HELD_ALREADY']);
  });

  test('one that is still to come gives way to the next change', async () => {
    const id = await region.project();
    await change(id, ProjectStatus.closed, '2999-12-31');
    await change(id, ProjectStatus.stopped, '2999-06-30');
    const events = await region.write(region.coordinator, (tx) =>
      tx.rows(ProjectStatusEvent).find({ where: { projectId: id }, order: { validFrom: 'asc' } }),
    );
    expect(events.map((e) => [e.status, e.validFrom])).toEqual([
      ['running', '2020-01-01'],
      ['stopped', '2999-06-30'],
    ]);
  });

  test('what has held cannot be changed in the database', async () => {
    const work = region.write(region.coordinator, (tx) => tx.sql(`update project_status_event set status = 'closed'`));
    await expect(work).rejects.toMatchObject({ code: '42501' });
  });
});

describe('what belongs to whom', () => {
  test('a municipality’s strategist makes its projects, not another’s', async () => {
    const strategist = await region.world.as('strategist', { municipalityId: region.world.municipalities.Umeå! });
    await region.project({ municipalityId: region.municipality('Umeå') }, strategist);
    expect(await refusedWith(region.project({ municipalityId: region.municipality('Vindeln') }, strategist))).toEqual(['FORBIDDEN']);
    expect(await refusedWith(region.project({}, strategist))).toEqual(['FORBIDDEN']);
  });

  test('nobody hands a project over to a municipality that is not theirs', async () => {
    const id = await region.project({ municipalityId: region.municipality('Umeå') });
    const strategist = await region.world.as('strategist', { municipalityId: region.world.municipalities.Umeå! });
    expect(await refusedWith(update(id, { municipalityId: region.municipality('Vindeln') }, strategist))).toEqual(['FORBIDDEN']);
  });

  test('a project does not come out of itself, not even when two links are made at once', async () => {
    const [a, b] = [await region.project(), await region.project()];
    const both = await Promise.allSettled([update(a, { spawnedById: globalId(Project, b) }), update(b, { spawnedById: globalId(Project, a) })]);
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((r) => r.status === 'rejected')!.reason).toMatchObject({ constraint: 'project_no_circle' });
  });

  test('another tenant’s lead, programme or project does not exist', async () => {
    const stranger = await newRegion();
    const id = await stranger.project();
    expect(await refusedWith(region.project({ spawnedById: globalId(Project, id) }))).toEqual(['NOT_FOUND']);
    expect(await refusedWith(region.project({ municipalityId: stranger.municipality('Umeå') }))).toEqual(['NOT_FOUND']);
    expect(await refusedWith(update(id, { name: 'Annat' }))).toEqual(['NOT_FOUND']);
  });

  test('what is left out stays, null clears', async () => {
    const id = await region.project({ purpose: 'Färre bilar', municipalityId: region.municipality('Umeå'), startsOn: '2026-01-01' });
    await update(id, { purpose: null, name: null });
    expect(await rowOf(id)).toMatchObject({ purpose: null, name: 'Resor', startsOn: '2026-01-01', municipalityId: region.world.municipalities.Umeå });
  });
});
