import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { globalId } from '@samnav/platform';
import { closeTestDatabase, refusals, refusedWith } from '@samnav/platform/testing';
import { Person } from '@samnav/networks';
import { CostCategory, Expenditure, ExpenditureService } from '@samnav/projects';
import { newOwnTime } from '../testing/own-time.ts';
import type { OwnTime } from '../testing/own-time.ts';
import { CertificationService } from './certification.service.ts';
import { TimeEntry } from './time-entry.entity.ts';
import { TimeService } from './time.service.ts';

let own: OwnTime;
let project: string;
beforeEach(async () => {
  own = await newOwnTime();
  project = await own.project();
  await own.rate(project, 26_667n);
});
afterAll(closeTestDatabase);

const spent = async (): Promise<bigint> => {
  const [row] = await own.write(own.coordinator, (tx) =>
    tx.sql<{ ore: string }>('select coalesce(sum(amount_ore), 0) as ore from expenditure where tenant_id = current_tenant()'),
  );
  return BigInt(row!.ore);
};
const withdraw = (ids: string[], by = own.chief): Promise<string[]> =>
  own.write(by, (tx) => new CertificationService().withdraw(tx, { ids, reason: 'Fel projekt' }));

describe('writing time down', () => {
  test('puts hours without a clock at the first free time of the day', async () => {
    const first = await own.time(project, '2026-03-02', { minutes: 120 });
    const second = await own.time(project, '2026-03-02', { minutes: 60 });
    expect((await own.entry(first)).startsMinute).toBe(480);
    expect((await own.entry(second)).startsMinute).toBe(600);
  });

  test('refuses the same hour in another project, and says where it is used', async () => {
    await own.time(project, '2026-03-02', { startsMinute: 480, minutes: 240 });
    const other = await own.project('Fossilfria transporter');
    const [refusal] = await refusals(own.time(other, '2026-03-02', { startsMinute: 700, minutes: 60 }));
    expect(refusal!.code).toBe('HOUR_TAKEN');
    expect(refusal!.text('sv')).toMatch(/P-2026-\d+ Hållbara resor, 2026-03-02 kl\. 08:00–12:00\. En timme räknas en gång/);
  });

  test('refuses more than 13 hours a day, all projects together', async () => {
    await own.time(project, '2026-03-02', { minutes: 480 });
    const other = await own.project('Fossilfria transporter');
    const [refusal] = await refusals(own.time(other, '2026-03-02', { minutes: 301 }));
    expect([refusal!.code, refusal!.path]).toEqual(['DAY_FULL', ['input', 'minutes']]);
    await own.time(other, '2026-03-02', { minutes: 300 });
  });

  test('takes a day of the project that has come, on a line of the budget', async () => {
    expect(await refusedWith(own.time(project, '2025-12-31'))).toEqual(['SPENT_OUTSIDE_PROJECT']);
    expect(await refusedWith(own.time(project, '2026-12-30'))).toEqual(['DAY_AHEAD']);
    expect(await refusedWith(own.time(project, '2026-03-02', { category: CostCategory.staff }))).toEqual(['NO_TIME_LINE']);
    expect(await refusedWith(own.time(project, '2026-03-02', { category: CostCategory.travel }))).toEqual(['NOT_TIME_CATEGORY']);
  });

  test('is done for oneself, or by the project’s manager', async () => {
    const manager = await own.world.as('projectManager', { projectId: own.uuid(project) });
    await own.time(project, '2026-03-02', {}, manager);
    expect(await refusedWith(own.time(project, '2026-03-03', {}, own.chief))).toEqual(['FORBIDDEN']);
    const foreign = await newOwnTime();
    expect(await refusedWith(own.time(project, '2026-03-03', {}, foreign.worker))).toEqual(['NOT_FOUND']);
  });

  test('many at once get one hour once', async () => {
    const at = { startsMinute: 540, minutes: 60 };
    const results = await Promise.allSettled([1, 2, 3, 4, 5, 6].map(() => own.time(project, '2026-03-02', at)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('the database itself refuses the same hour twice', async () => {
    await own.time(project, '2026-03-02', { startsMinute: 480, minutes: 60 });
    const copy = own.write(own.coordinator, (tx) =>
      tx.sql(`insert into time_entry (project_id, budget_line_id, sheet_id, person_id, worked_on, starts_minute, minutes, activity)
        select project_id, budget_line_id, sheet_id, person_id, worked_on, 510, 60, 'x' from time_entry where tenant_id = current_tenant()`),
    );
    expect(await refusedWith(copy)).toEqual(['HOUR_TAKEN']);
  });
});

describe('a week', () => {
  const week = (entries: object[]): Promise<string[]> =>
    own.write(own.worker, (tx) =>
      new TimeService().recordAll(tx, { entries: entries.map((e) => ({ projectId: project, activity: 'Möte', ...e })) as never }),
    );

  test('is written as a whole: new, changed and removed', async () => {
    const [monday, tuesday] = await week([
      { workedOn: '2026-03-02', minutes: 60 },
      { workedOn: '2026-03-03', minutes: 120 },
    ]);
    const id = (uuid: string): string => globalId(TimeEntry, uuid);
    await week([
      { id: id(monday!), expectedVersion: 1, workedOn: '2026-03-02', minutes: 0 },
      { id: id(tuesday!), expectedVersion: 1, workedOn: '2026-03-03', minutes: 240 },
    ]);
    expect(await refusedWith(own.entry(id(monday!)))).toEqual(['NOT_FOUND']);
    expect(await own.entry(id(tuesday!))).toMatchObject({ minutes: 240, startsMinute: 480, version: 2 });
  });

  test('names every cell that is refused, and keeps none of it', async () => {
    const refused = await refusals(
      week([
        { workedOn: '2026-03-02', minutes: 60 },
        { workedOn: '2025-03-03', minutes: 60 },
        { workedOn: '2026-12-31', minutes: 60 },
      ]),
    );
    expect(refused.map(({ code, path }) => [code, path[2]])).toEqual([
      ['SPENT_OUTSIDE_PROJECT', '1'],
      ['DAY_AHEAD', '2'],
    ]);
    expect(await own.write(own.coordinator, (tx) => tx.rows(TimeEntry).count())).toBe(0);
  });
});

describe('certifying', () => {
  test('puts the hours in the ledger at what they cost, half an öre up', async () => {
    const id = await own.time(project, '2026-03-02', { minutes: 451 });
    await own.certify([id]);
    const entry = await own.entry(id);
    expect(entry).toMatchObject({ hourlyOre: 26_667n, valueOre: 200_447n, certifiedById: own.chief.personId });
    const expenditure = await own.write(own.coordinator, (tx) => tx.get(Expenditure, entry.expenditureId!));
    expect(expenditure).toMatchObject({ ore: 200_447n, workerId: own.worker.personId, spentOn: '2026-03-02', budgetLineId: entry.budgetLineId });
  });

  test('is never done for one’s own time, nor for what one wrote down', async () => {
    const manager = await own.world.as('projectManager', { projectId: own.uuid(project) });
    await own.rate(project, 30_000n, own.chief);
    const written = await own.time(project, '2026-03-02', {}, manager);
    const chiefs = await own.time(project, '2026-03-02', { personId: globalId(Person, own.chief.personId!) }, own.chief);
    expect(await refusedWith(own.certify([written], manager))).toEqual(['CERTIFIER_WROTE']);
    expect(await refusedWith(own.certify([chiefs]))).toEqual(['OWN_HOURS']);
    await own.certify([chiefs], manager);
    expect(await refusedWith(own.certify([written], { ...own.coordinator, personId: null }))).toEqual(['PERSON_NEEDED']);
  });

  test('is the employer’s, the project’s or the region’s to do', async () => {
    const id = await own.time(project, '2026-03-02');
    const sibling = await own.world.as('chiefExecutive', { municipalityId: own.world.municipalities.Vindeln! });
    expect(await refusedWith(own.certify([id], sibling))).toEqual(['NOT_FOUND']);
    expect(await refusedWith(own.certify([id], own.worker))).toEqual(['FORBIDDEN']);
  });

  test('needs a rate, and happens once', async () => {
    const other = await own.project('Utan timkostnad');
    const id = await own.time(other, '2026-03-02');
    expect(await refusedWith(own.certify([id]))).toEqual(['RATE_MISSING']);
    const paid = await own.time(project, '2026-03-03');
    const results = await Promise.allSettled([own.certify([paid]), own.certify([paid]), own.certify([paid])]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await spent()).toBe(213_336n);
  });

  test('holds the hours fast', async () => {
    const id = await own.time(project, '2026-03-02');
    await own.certify([id]);
    const cell = { id, expectedVersion: 2, projectId: project, workedOn: '2026-03-02', minutes: 60, activity: 'Annat' };
    expect(await refusedWith(own.write(own.worker, (tx) => new TimeService().recordAll(tx, { entries: [cell] })))).toEqual(['TIME_CERTIFIED']);
    const longer = own.write(own.coordinator, (tx) => tx.sql('update time_entry set minutes = 500 where tenant_id = current_tenant()'));
    expect(await refusedWith(longer)).toEqual(['TIME_CERTIFIED']);
  });
});

describe('taking a certificate back', () => {
  test('reverses the ledger and leaves the hours to be certified again', async () => {
    const id = await own.time(project, '2026-03-02');
    await own.certify([id]);
    await withdraw([id]);
    expect(await spent()).toBe(0n);
    expect(await own.entry(id)).toMatchObject({ certifiedAt: null, valueOre: null, expenditureId: null, withdrawnBecause: 'Fel projekt' });
    expect(await refusedWith(withdraw([id]))).toEqual(['TIME_NOT_CERTIFIED']);
    await own.certify([id]);
    expect(await spent()).toBe(213_336n);
  });

  test('leaves another’s time of the month alone, and what that comes to unsaid', async () => {
    const alone = async (): Promise<number> =>
      (await own.write(own.coordinator, (tx) => tx.sql('select from lone_time where tenant_id = current_tenant()'))).length;
    const other = await own.world.as('reader', { municipalityId: own.world.municipalities.Umeå! });
    await own.rate(project, 30_000n, other);
    const ids = [
      await own.time(project, '2026-03-02'),
      await own.time(project, '2026-03-03', { personId: globalId(Person, other.personId!) }, other),
    ];
    await own.certify(ids);
    expect(await alone()).toBe(0);
    await withdraw([ids[1]!]);
    expect(await alone()).toBe(1);
    await withdraw([ids[0]!]);
    expect(await alone()).toBe(0);
  });

  test('is the only way: nobody reverses the expenditure alone, nor certifies without one', async () => {
    const id = await own.time(project, '2026-03-02');
    await own.certify([id]);
    const { expenditureId } = await own.entry(id);
    const reverse = { expenditureId: globalId(Expenditure, expenditureId!), reason: 'Fel' };
    expect(await refusedWith(own.write(own.coordinator, (tx) => new ExpenditureService().reverse(tx, reverse)))).toEqual(['EXPENDITURE_IS_TIME']);
    const alone = own.write(own.coordinator, (tx) =>
      tx.sql(
        'update time_entry set certified_at = null, certified_by_id = null, hourly_ore = null, value_ore = null, expenditure_id = null where tenant_id = current_tenant()',
      ),
    );
    await expect(alone).rejects.toMatchObject({ constraint: 'time_entry_is_reversed' });
    await withdraw([id]);
    const forged = own.write(own.coordinator, (tx) =>
      tx.sql(
        'update time_entry set certified_at = samnav_now(), certified_by_id = $1, hourly_ore = 1, value_ore = 1, expenditure_id = $2 where tenant_id = current_tenant()',
        [own.chief.personId, expenditureId],
      ),
    );
    await expect(forged).rejects.toMatchObject({ constraint: 'time_entry_is_posted' });
  });
});
