import { globalId } from '@samnav/platform';
import { closeTestDatabase, newTenant, refusals, refusedWith } from '@samnav/platform/testing';
import { afterAll, describe, expect, test } from '@jest/globals';
import { IndicatorAggregation } from '../indicators/indicator-choices.ts';
import { IndicatorCategory } from '../indicators/dimension.entity.ts';
import { indicators, measurements, newMeasured } from '../testing/measured.ts';
import type { Measured } from '../testing/measured.ts';

afterAll(closeTestDatabase);

interface Due {
  obligation: string;
  owner: string;
  state: string;
}
const deadlines = ({ world, write }: Measured): Promise<Due[]> =>
  write(world.system, (tx) =>
    tx.sql(`select obligation, owner_id as owner, case when met_at is not null then 'met' when cancelled_at is not null then 'cancelled' else 'open' end as state
      from deadline where tenant_id = current_tenant() order by created_at, id`),
  );

describe('a measurement', () => {
  test('is written, submitted, returned with a reason, submitted again and approved by somebody else', async () => {
    const it = await newMeasured();
    const periodId = await it.year(2024);
    const id = await it.save(periodId, { value: '64.9' });
    await it.submit(id);
    await it.giveBack(id, 'Kontrollera urvalet');
    const { version, ...row } = await it.row(id);
    expect(row).toMatchObject({ submittedAt: null, returnReason: 'Kontrollera urvalet' });
    await it.save(periodId, { value: '65.0', expectedVersion: version });
    await it.submit(id);
    await it.approve(id);
    expect(await it.row(id)).toMatchObject({ value: '65.0', returnReason: null, approvedById: it.coordinator.personId });
  });

  test('is not approved by who submitted it', async () => {
    const it = await newMeasured();
    const id = await it.save(await it.year(2024), { value: '1' }, it.coordinator);
    await it.submit(id, it.coordinator);
    expect(await refusedWith(it.approve(id))).toEqual(['MEASUREMENT_NEEDS_SECOND_PERSON']);
  });

  test('stays as it was submitted, and is changed by nobody', async () => {
    const it = await newMeasured();
    const periodId = await it.year(2024);
    await it.submit(await it.save(periodId, { value: '1' }));
    expect(await refusedWith(it.save(periodId, { value: '2', expectedVersion: 2 }))).toEqual(['MEASUREMENT_IS_SUBMITTED']);
  });

  test('is held fast by the database itself once it is submitted', async () => {
    const it = await newMeasured();
    const id = await it.save(await it.year(2024), { value: '1' });
    await it.submit(id);
    const direct = it.write(it.coordinator, (tx) => tx.sql('update measurement set value = 2 where id = $1', [id.slice(4)]));
    expect(await refusedWith(direct)).toEqual(['MEASUREMENT_IS_SUBMITTED']);
  });

  test('that somebody has written is not written over by who did not see it', async () => {
    const it = await newMeasured();
    const periodId = await it.year(2024);
    await it.save(periodId, { value: '1' });
    const [conflict] = await refusals(it.save(periodId, { value: '2' }));
    expect(conflict).toMatchObject({ code: 'VERSION_CONFLICT' });
  });

  test('of a ratio has the value that numerator and denominator give, exactly', async () => {
    const it = await newMeasured({ aggregation: IndicatorAggregation.ratio, factor: '100' });
    const periodId = await it.year(2024);
    expect(await it.row(await it.save(periodId, { numerator: '649', denominator: '1000' }))).toMatchObject({ value: '64.9' });
    expect(await refusedWith(it.save(periodId, { expectedVersion: 1, value: '65' }))).toEqual(['VALUE_DIFFERS']);
  });

  test.each([
    [IndicatorAggregation.sum, {}],
    [IndicatorAggregation.ratio, { value: '1' }],
    [IndicatorAggregation.weighted, { value: '1' }],
    [IndicatorAggregation.text, { value: '1' }],
  ])('of %s is not submitted without what the region is counted from', async (aggregation, values) => {
    const it = await newMeasured({ aggregation });
    const id = await it.save(await it.year(2024), { note: 'x', ...values });
    expect(await refusedWith(it.submit(id))).toEqual(['MEASUREMENT_LACKS']);
  });

  test('is of a period as long as the indicator is measured for', async () => {
    const it = await newMeasured();
    const [row] = await it.write(it.coordinator, (tx) =>
      tx.sql<{ id: string }>(
        `insert into reporting_period (name, periodicity, starts_on, ends_on) values ('v', 'quarter', '2024-01-01', '2024-03-31') returning id`,
      ),
    );
    expect(await refusedWith(it.save(`rpp_${row!.id}`, { value: '1' }))).toEqual(['PERIOD_OF_OTHER_LENGTH']);
  });
});

describe('a breakdown', () => {
  test('says how much of it is missing', async () => {
    const it = await newMeasured();
    const dimension = await it.write(it.coordinator, (tx) =>
      indicators.addDimension(tx, { indicatorId: it.indicatorId, name: 'Kön', categories: ['kvinnor', 'män'] }),
    );
    const women = await it.write(it.coordinator, (tx) => tx.rows(IndicatorCategory).findOneByOrFail({ dimensionId: dimension, number: 1 }));
    const parts = [{ categoryId: globalId(IndicatorCategory, women.id), value: '3' }];
    const id = await it.save(await it.year(2024), { value: '7', parts });
    const [row] = await it.write(it.strategist, (tx) =>
      tx.sql<{ n: number }>('select count(*)::int as n from measurement_part where measurement_id = $1', [id.slice(4)]),
    );
    expect(row!.n).toBe(1);
  });

  test('is of the indicator’s own categories', async () => {
    const [it, other] = [await newMeasured(), await newMeasured()];
    const add = (one: Measured, indicatorId: string) =>
      one.write(one.coordinator, (tx) => indicators.addDimension(tx, { indicatorId, name: 'Kön', categories: ['kvinnor'] }));
    const foreign = await add(other, other.indicatorId);
    const category = await other.write(other.coordinator, (tx) => tx.rows(IndicatorCategory).findOneByOrFail({ dimensionId: foreign }));
    const parts = [{ categoryId: globalId(IndicatorCategory, category.id), value: '3' }];
    expect(await refusedWith(it.save(await it.year(2024), { value: '7', parts }))).toEqual(['NOT_FOUND']);
  });
});

describe('who may', () => {
  test('a sibling municipality neither writes, sees the draft, nor approves', async () => {
    const it = await newMeasured();
    const periodId = await it.year(2024);
    const sibling = await it.world.as('strategist', { municipalityId: it.world.municipalities.Vindeln! });
    expect(await refusedWith(it.save(periodId, { value: '1' }, sibling))).toEqual(['FORBIDDEN']);
    const id = await it.save(periodId, { value: '1' });
    expect(await refusedWith(it.submit(id, sibling))).toEqual(['NOT_FOUND']);
    await it.submit(id);
    expect(await refusedWith(it.approve(id, sibling))).toEqual(['FORBIDDEN']);
  });

  test('a reader that reports a scope writes and submits it, and approves nothing', async () => {
    const it = await newMeasured();
    const reader = await it.world.as('reader');
    await it.write(it.world.system, (tx) => tx.sql('update indicator_scope set owner_id = $1 where tenant_id = current_tenant()', [reader.personId]));
    const id = await it.save(await it.year(2024), { value: '1' }, reader);
    await it.submit(id, reader);
    expect(await refusedWith(it.approve(id, reader))).toEqual(['FORBIDDEN']);
  });

  test('another tenant’s scope and measurement do not exist', async () => {
    const it = await newMeasured();
    const id = await it.save(await it.year(2024), { value: '1' });
    const other = await (await newTenant()).as('regionCoordinator');
    const version = { id, expectedVersion: 1 };
    expect(await refusedWith(it.world.database.write(other, (tx) => measurements.submit(tx, version)))).toEqual(['NOT_FOUND']);
    expect(await refusedWith(it.save('rpp_00000000-0000-7000-8000-000000000000', { value: '1' }, other))).toEqual(['NOT_FOUND']);
  });
});

describe('deadlines', () => {
  test('who reports is asked; submitting meets it, and somebody else is asked to approve', async () => {
    const it = await newMeasured();
    const periodId = await it.year(2024, '2030-02-01');
    expect(await deadlines(it)).toEqual([{ obligation: 'measurement', owner: it.strategist.personId, state: 'open' }]);
    const id = await it.save(periodId, { value: '3' });
    await it.submit(id);
    expect(await deadlines(it)).toEqual([
      { obligation: 'measurement', owner: it.strategist.personId, state: 'met' },
      { obligation: 'approval', owner: it.coordinator.personId, state: 'open' },
    ]);
    await it.giveBack(id);
    expect((await deadlines(it)).slice(1)).toEqual([
      { obligation: 'approval', owner: it.coordinator.personId, state: 'met' },
      { obligation: 'returned', owner: it.strategist.personId, state: 'open' },
    ]);
  });

  test('a scope that is added later is asked too, and a locked period asks nobody any more', async () => {
    const it = await newMeasured();
    const periodId = await it.year(2024, '2030-02-01');
    await it.lock(periodId);
    expect((await deadlines(it)).map(({ state }) => state)).toEqual(['cancelled']);
  });
});
