import { closeTestDatabase, refusedWith } from '@samnav/platform/testing';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { globalId } from '@samnav/platform';
import { Person } from '@samnav/networks';
import { indicators, newMeasured, periods } from '../testing/measured.ts';
import type { Measured } from '../testing/measured.ts';

afterAll(closeTestDatabase);

type Cells = Record<string, string | null>;
/** Rows as text, as the history keeps them. */
const rows = ({ world, write }: Measured, table: string): Promise<Cells[]> =>
  write(world.system, async (tx) =>
    (
      await tx.sql<{ row: Cells }>(
        `select (select jsonb_object_agg(key, value) from jsonb_each_text(to_jsonb(t) - '{tenant_id,created_at,updated_at}'::text[])) as row
       from ${table} t where tenant_id = current_tenant() order by id`,
      )
    ).map(({ row }) => row),
  );
interface Version {
  measurement_id: string;
  category_id: string | null;
  before: Cells | null;
  after: Cells | null;
}
const versions = ({ world, write }: Measured): Promise<Version[]> =>
  write(world.system, (tx) =>
    tx.sql(
      'select measurement_id, category_id, before, after from measurement_version where tenant_id = current_tenant() order by measurement_id, number',
    ),
  );

/** What the history says that the rows are, and that each change begins where the one before it ended. */
function replayed(history: readonly Version[]): { measurements: Cells[]; parts: Cells[] } {
  const found = new Map<string, Cells>();
  for (const { measurement_id, category_id, before, after } of history) {
    const key = `${measurement_id} ${category_id ?? ''}`;
    const was = found.get(key);
    if (before) for (const [column, value] of Object.entries(before)) expect([column, was?.[column]]).toEqual([column, value]);
    if (after) found.set(key, { ...was, ...after });
    else found.delete(key);
  }
  const of = (part: boolean): Cells[] =>
    [...found]
      .filter(([key]) => key.endsWith(' ') !== part)
      .map(([, row]) => row)
      .sort((a, b) => (a.id! < b.id! ? -1 : 1));
  return { measurements: of(false), parts: of(true) };
}

type Step = { year: number; does: 'save' | 'submit' | 'approve' | 'return' | 'lock' | 'unlock'; value: string; parts: number[] };
const step: fc.Arbitrary<Step> = fc.record({
  year: fc.integer({ min: 2020, max: 2021 }),
  does: fc.constantFrom('save', 'save', 'save', 'submit', 'approve', 'return', 'lock', 'unlock'),
  value: fc.tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 0, max: 99_999 })).map(([whole, rest]) => `${whole}.${rest}`),
  parts: fc.uniqueArray(fc.integer({ min: 0, max: 2 }), { maxLength: 3 }),
});

class Life {
  readonly years = new Map<number, string>();
  readonly locked = new Map<string, Cells[]>();
  categories: string[] = [];

  constructor(readonly it: Measured) {}

  static async begin(): Promise<Life> {
    const life = new Life(await newMeasured());
    const { it } = life;
    const dimension = { indicatorId: it.indicatorId, name: 'Färdsätt', categories: ['cykel', 'buss', 'till fots'] };
    await it.write(it.coordinator, (tx) => indicators.addDimension(tx, dimension));
    life.categories = (await it.write(it.coordinator, (tx) => tx.sql<{ id: string }>('select id from indicator_category order by number'))).map(
      ({ id }) => `icy_${id}`,
    );
    for (const year of [2020, 2021]) life.years.set(year, await it.year(year));
    return life;
  }

  /** What is refused has done nothing; that is part of what is shown. */
  async take({ year, does, value, parts }: Step): Promise<void> {
    const { it } = this;
    const periodId = this.years.get(year)!;
    const [there] = (await rows(it, 'measurement')).filter((row) => `rpp_${row.period_id}` === periodId);
    const id = there && `mea_${there.id}`;
    const broken = parts.map((n) => ({ categoryId: this.categories[n]!, value }));
    const work = {
      save: () => it.save(periodId, { value, parts: broken, note: does, expectedVersion: there && Number(there.version) }),
      submit: () => it.submit(id!),
      approve: () => it.approve(id!),
      return: () => it.giveBack(id!),
      lock: () => it.lock(periodId),
      unlock: () => this.unlock(periodId),
    }[does];
    const done = await work().then(
      () => true,
      () => false,
    );
    if (does === 'lock' && done) this.locked.set(periodId, await this.figures(periodId));
    if (does === 'unlock') this.locked.delete(periodId);
  }

  private unlock(periodId: string): Promise<unknown> {
    const { it } = this;
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const given = { periodId, personId: globalId(Person, it.strategist.personId!), until, reason: 'Rättelse' };
    return it.write(it.coordinator, (tx) => periods.unlock(tx, given));
  }

  async figures(periodId: string): Promise<Cells[]> {
    const whole = (await rows(this.it, 'measurement')).filter((row) => `rpp_${row.period_id}` === periodId);
    const parts = (await rows(this.it, 'measurement_part')).filter((row) => whole.some(({ id }) => id === row.measurement_id));
    return [...whole, ...parts];
  }
}

describe('whatever is done', () => {
  const runs = Number(process.env.HISTORY_RUNS ?? 12);

  test('the history of every measurement gives its row, and a locked period is as it was locked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const life = await Life.begin();
        for (const one of steps) await life.take(one);
        expect(replayed(await versions(life.it))).toEqual({
          measurements: await rows(life.it, 'measurement'),
          parts: await rows(life.it, 'measurement_part'),
        });
        for (const [periodId, then] of life.locked) expect(await life.figures(periodId)).toEqual(then);
      }),
      { numRuns: runs },
    );
  }, 300_000);

  test('no statement of the runtime role changes a locked period', async () => {
    const it = await newMeasured();
    const periodId = await it.year(2024);
    const id = await it.save(periodId, { value: '1' });
    await it.lock(periodId);
    const tries = [
      ['update measurement set value = 2 where id = $1', [id.slice(4)]],
      ['update measurement set submitted_at = now(), submitted_by_id = $2 where id = $1', [id.slice(4), it.strategist.personId]],
      ['update reporting_period set locked_at = null where id = $1', [periodId.slice(4)]],
      [`update reporting_period set ends_on = ends_on + 1 where id = $1`, [periodId.slice(4)]],
    ] as const;
    for (const [text, params] of tries) await expect(it.write(it.coordinator, (tx) => tx.sql(text, [...params]))).rejects.toThrow(/locked/);
    await expect(it.write(it.coordinator, (tx) => tx.sql('update measurement_version set number = 9'))).rejects.toThrow(/permission denied/);
  });

  test('an unlock is for one person, and ends', async () => {
    const it = await newMeasured();
    const periodId = await it.year(2024);
    const id = await it.save(periodId, { value: '1' });
    await it.lock(periodId);
    const until = new Date(Date.now() + 4_000).toISOString();
    const given = { periodId, personId: globalId(Person, it.strategist.personId!), until, reason: 'Rättelse' };
    await it.write(it.coordinator, (tx) => periods.unlock(tx, given));
    expect(await refusedWith(it.save(periodId, { value: '2', expectedVersion: 1 }, it.coordinator))).toEqual(['PERIOD_IS_LOCKED']);
    await it.save(periodId, { value: '2', expectedVersion: 1 });
    await new Promise((done) => setTimeout(done, 4_100));
    expect(await refusedWith(it.save(periodId, { value: '3', expectedVersion: 2 }))).toEqual(['PERIOD_IS_LOCKED']);
    expect((await versions(it)).filter(({ measurement_id }) => `mea_${measurement_id}` === id)).toHaveLength(2);
  });
});
