import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { File, FileState, globalId, ScanState, systemScope } from '@samnav/platform';
import type { Scope } from '@samnav/platform';
import { closeTestDatabase, refusals, refusedWith } from '@samnav/platform/testing';
import { Person } from '@samnav/networks';
import { CostCategory } from '@samnav/projects';
import { Deadline } from '@samnav/reminders';
import { newOwnTime } from '../testing/own-time.ts';
import type { OwnTime } from '../testing/own-time.ts';
import { hourlyRateOn } from '../rules/hourly-rate.ts';
import { HourlyRateService } from './hourly-rate.service.ts';
import type { SetHourlyRateInput } from './hourly-rate.entity.ts';
import { hourlyOn } from './hourly-rate.service.ts';
import { deducted, monthsOf } from './shares.ts';
import { AbsenceKind } from './time-absence.entity.ts';
import { TimeAbsenceService } from './time-absence.service.ts';
import { TimeEntry } from './time-entry.entity.ts';
import { TimeShareService, writeMonths } from './time-share.service.ts';
import type { SetTimeShareInput } from './time-share.entity.ts';

let own: OwnTime;
let project: string;
let personId: string;
beforeEach(async () => {
  own = await newOwnTime();
  project = await own.project();
  personId = globalId(Person, own.worker.personId!);
});
afterAll(closeTestDatabase);

const sum = (months: { minutes: number }[]): number => months.reduce((all, { minutes }) => all + minutes, 0);

describe('what an hour costs', () => {
  const set = (input: Partial<SetHourlyRateInput>, by = own.coordinator): Promise<string> =>
    own.write(by, (tx) => new HourlyRateService().set(tx, { projectId: project, personId, startsOn: '2026-01-01', ...input }));
  const on = (day: string): Promise<bigint | null> => own.write(own.coordinator, (tx) => hourlyOn(tx, own.uuid(project), own.worker.personId!, day));

  test('is the monthly salary × 12 / 1720, half an öre up', async () => {
    await set({ monthlySalary: 4_000_000n });
    expect(await on('2026-06-01')).toBe(27_907n);
    expect(await on('2025-12-31')).toBeNull();
  });

  test('rises every twelfth month, each time as an amount of its own', async () => {
    await set({ monthlySalary: 4_000_000n, indexBp: 240 });
    const days = ['2026-12-31', '2027-01-01', '2028-01-01', '2030-06-30'];
    const rates = await Promise.all(days.map(on));
    expect(rates.slice(0, 3)).toEqual([27_907n, 28_577n, 29_263n]);
    expect(rates).toEqual(days.map((day) => hourlyRateOn(27_907n, '2026-01-01', day, { indexBp: 240 })));
  });

  test('stays once certified time rests on it; a later one takes over', async () => {
    await set({ hourly: 26_700n });
    await own.certify([await own.time(project, '2026-03-02')]);
    expect(await refusedWith(set({ hourly: 30_000n }))).toEqual(['RATE_USED']);
    await set({ hourly: 30_000n, startsOn: '2026-04-01' });
    expect([await on('2026-03-31'), await on('2026-04-01')]).toEqual([26_700n, 30_000n]);
  });

  test('stands in the log as a commitment, so that it can be erased and is in no copy of the log’s entries', async () => {
    await set({ monthlySalary: 4_000_000n });
    await own.certify([await own.time(project, '2026-03-02')]);
    const said = await own.write(own.coordinator, (tx) =>
      tx.sql<{ field: string; after: unknown; opened: string | null }>(
        `select c.key as field, c.value -> 'after' as after, s.value #>> '{}' as opened from audit_event e cross join lateral jsonb_each(e.changes) c
         left join audit_secret s on s.tenant_id = e.tenant_id and s.event_id = e.id and s.field = c.key and s.part = 'after'
         where e.tenant_id = current_tenant() and c.key in ('monthlySalary', 'hourly', 'hourlyOre', 'valueOre') order by c.key`,
      ),
    );
    const committed = { commitment: expect.any(String) };
    expect(said).toEqual([
      { field: 'hourly', after: committed, opened: '27907' },
      { field: 'hourlyOre', after: committed, opened: '27907' },
      { field: 'monthlySalary', after: committed, opened: '4000000' },
      { field: 'valueOre', after: committed, opened: '223256' },
    ]);
  });

  test('is set from one of two amounts, by the finance officer or the project’s manager', async () => {
    expect(await refusedWith(set({}))).toEqual(['RATE_UNCLEAR']);
    expect(await refusedWith(set({ hourly: 1n, monthlySalary: 1n }))).toEqual(['RATE_UNCLEAR']);
    await set({ hourly: 26_700n }, await own.world.as('financeOfficer', { municipalityId: own.world.municipalities.Umeå! }));
    expect(await refusedWith(set({ hourly: 26_700n }, own.worker))).toEqual(['FORBIDDEN']);
  });
});

test('more than full time says where the rest is to whoever sees that project, and to others only whom to ask', async () => {
  const hidden = await own.project('Hemlig upphandling');
  const { Vindeln } = own.world.municipalities;
  const share = (projectId: string): SetTimeShareInput => ({
    ...{ projectId, personId, shareBp: 6000, startsOn: '2026-01-01', endsOn: '2026-12-31' },
    category: CostCategory.ownWorkTime,
  });
  const set = (input: SetTimeShareInput, by: Scope): Promise<string> => own.write(by, (tx) => new TimeShareService().set(tx, input));
  await set(share(hidden), own.coordinator);
  await own.write(own.coordinator, (tx) =>
    tx.sql('update project set published_on = null, municipality_id = $2 where id = $1', [own.uuid(hidden), Vindeln]),
  );
  const finance = await own.world.as('financeOfficer', { municipalityId: own.world.municipalities.Umeå! });
  const said = async (by: Scope): Promise<string> => (await refusals(set(share(project), by)))[0]!.text('sv');
  expect(await said(own.coordinator)).toMatch(/heltid: P-\d+-\d+ Hemlig upphandling, 60 % 2026-01-01 – 2026-12-31\.$/);
  expect(await said(finance)).toBe('Personens fasta andelar blir mer än heltid: ett projekt som du inte ser (fråga regionens samordnare).');
});

describe('the months of a fixed share', () => {
  const year = { startsOn: '2026-01-01', endsOn: '2026-12-31' };

  test('are 430 hours for half of full time in half a year', () => {
    expect(sum(monthsOf({ ...year, endsOn: '2026-06-30', shareBp: 5000 }, 103_200, []))).toBe(430 * 60);
  });

  test('sum to the year whatever the share is', () => {
    expect(sum(monthsOf({ ...year, shareBp: 3333 }, 103_200, []))).toBe(Math.floor((103_200 * 3333) / 10_000));
  });

  test('lose no sick day before the fifteenth, and every day of other absence', () => {
    const sick = { kind: AbsenceKind.sick, startsOn: '2026-03-02', endsOn: '2026-03-20' };
    const child = { kind: AbsenceKind.careOfSickChild, startsOn: '2026-04-07', endsOn: '2026-04-09' };
    const days = deducted([sick, child], 14);
    expect(days).toEqual([expect.objectContaining({ startsOn: '2026-03-16' }), expect.objectContaining({ startsOn: '2026-04-07' })]);
    const months = monthsOf({ ...year, shareBp: 5000 }, 103_200, days);
    expect(months.slice(1, 4).map(({ minutes, absent }) => [minutes, absent])).toEqual([
      [4300, 0],
      [3607, 693],
      [3870, 430],
    ]);
  });
});

describe('a fixed share', () => {
  const set = (input: Partial<SetTimeShareInput> = {}): Promise<string> =>
    own.write(own.coordinator, (tx) =>
      new TimeShareService().set(tx, {
        ...{ projectId: project, personId, shareBp: 5000, category: CostCategory.ownWorkTime, startsOn: '2026-01-01', endsOn: '2026-06-30' },
        ...input,
      }),
    );
  const months = (): Promise<TimeEntry[]> => own.write(own.coordinator, (tx) => tx.rows(TimeEntry).find({ order: { workedOn: 'ASC' } }));

  test('becomes a month to certify for each that is over', async () => {
    await set();
    expect((await months()).map(({ workedOn, minutes }) => [workedOn.slice(0, 7), minutes])).toEqual(
      ['01', '02', '03', '04', '05', '06'].map((month) => [`2026-${month}`, 4300]),
    );
  });

  test('has a certificate that is read by those who see the share, and by nobody else who knows its id', async () => {
    const told = { ownerAccountId: own.coordinator.accountId!, name: 'intyg.pdf', size: 10, type: 'application/pdf', state: FileState.ready };
    const kept = { scanState: ScanState.clean, sha256: 'a'.repeat(64), storageKey: randomUUID() };
    const fileId = globalId(
      File,
      await own.write(own.coordinator, (tx) => tx.create(File, { ...told, ...kept, receivedAt: new Date(tx.now) }, 'file.completed')),
    );
    await set({ certificateFileId: fileId });
    const name = (by: Scope): Promise<string> => own.write(by, (tx) => tx.find(File, fileId)).then((file) => file.name);
    expect(await name(own.worker)).toBe('intyg.pdf');
    expect(await name(own.chief)).toBe('intyg.pdf');
    expect(await refusedWith(name(await own.world.as('reader')))).toEqual(['NOT_FOUND']);
  });

  test('is at most full time with all others, and says which they are', async () => {
    await set({ shareBp: 6000 });
    const other = await own.project('Fossilfria transporter');
    const [refusal] = await refusals(set({ projectId: other, shareBp: 5000 }));
    expect(refusal!.text('sv')).toMatch(/mer än heltid: P-2026-\d+ Hållbara resor, 60 % 2026-01-01 – 2026-06-30/);
    await set({ projectId: other, shareBp: 4000 });
  });

  test('leaves no room for daily time in the same project, nor the other way round', async () => {
    await own.time(project, '2026-03-02');
    expect(await refusedWith(set())).toEqual(['HOURS_IN_SHARE']);
    await set({ startsOn: '2026-04-01' });
    expect(await refusedWith(own.time(project, '2026-05-04'))).toEqual(['TIME_IN_SHARE']);
    await own.time(await own.project('Fossilfria transporter'), '2026-05-04');
  });

  test('is not split over two projects by two who state it at once', async () => {
    const projects = [project, await own.project('Två'), await own.project('Tre')];
    const results = await Promise.allSettled(projects.map((projectId) => set({ projectId, shareBp: 6000 })));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('is not certified by who stated it, nor are the months that the clock adds', async () => {
    await own.rate(project, 26_700n);
    const id = await set();
    await own.write(own.coordinator, (tx) => tx.sql('delete from time_entry where tenant_id = current_tenant()'));
    const { database, tenantId, tenant } = own.world;
    await database.write(systemScope(tenantId, tenant, 'write-ended-months', await database.now()), (tx) => writeMonths(tx, id));
    const [january] = await months();
    const ids = [globalId(TimeEntry, january!.id)];
    expect(await refusedWith(own.certify(ids, own.coordinator))).toEqual(['CERTIFIER_WROTE']);
    await own.certify(ids);
  });

  test('follows absence, but not behind a certificate', async () => {
    await own.rate(project, 26_700n);
    await set();
    const away = (startsOn: string, endsOn: string): Promise<string> =>
      own.write(own.worker, (tx) => new TimeAbsenceService().record(tx, { personId, kind: AbsenceKind.unpaidLeave, startsOn, endsOn }));
    await away('2026-02-01', '2026-02-28');
    expect((await months()).map(({ workedOn }) => workedOn)).not.toContain('2026-02-28');
    const [january] = await months();
    await own.certify([globalId(TimeEntry, january!.id)]);
    const [refusal] = await refusals(away('2026-01-12', '2026-01-16'));
    expect(refusal!.text('en')).toMatch(/certified already \(2026-01\)/);
  });
});

describe('who must certify', () => {
  const deadlines = (): Promise<Deadline[]> =>
    own.write(own.coordinator, (tx) => tx.rows(Deadline).find({ where: { obligation: 'timeCertificate' }, order: { dueOn: 'ASC' } }));

  test('is reminded of each month: the employer’s chief executive, till nothing waits', async () => {
    await own.rate(project, 26_700n);
    const ids = [await own.time(project, '2026-03-02'), await own.time(project, '2026-03-03')];
    expect(await deadlines()).toEqual([expect.objectContaining({ ownerId: own.chief.personId, metAt: null })]);
    await own.certify(ids.slice(0, 1));
    expect((await deadlines())[0]!.metAt).toBeNull();
    await own.certify(ids.slice(1));
    expect((await deadlines())[0]).toMatchObject({ outcome: 'certified' });
  });

  test('is somebody else where the chief executive worked', async () => {
    await own.time(project, '2026-03-02', { personId: globalId(Person, own.chief.personId!) }, own.chief);
    const [deadline] = await deadlines();
    expect(deadline!.ownerId).not.toBe(own.chief.personId);
  });
});
