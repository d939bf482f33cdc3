import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { Catalogue, entityTypes } from '@samnav/platform';
import '@samnav/networks';
import '@samnav/projects';
import '@samnav/funding';
import '@samnav/reminders';
import '@samnav/meetings';
import '@samnav/goals';
import { keptSums } from '../../migrations/1795305609400-kept-sums.ts';
import { keptSum, keptTable } from '../../migrations/kept.ts';
import { appendOnly } from './catalogue.ts';

let owner: pg.Client;
beforeAll(async () => {
  owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  await owner.connect();
});
afterAll(() => owner.end());

const declared = new Catalogue(entityTypes()).models.flatMap((model) =>
  [...model.members.values()].flatMap((member) => {
    if (member.is !== 'aggregate' || !member.kept) return [];
    const target = new Catalogue(entityTypes()).models.find(({ type }) => type === member.target())!;
    const column = (name: string): string => (target.members.get(name) as { column: string }).column;
    return [{ table: target.table, column: column(member.sum!), key: column(member.key) }];
  }),
);

test('what an entity’s @Sum says is kept is kept, and nothing else', () => {
  const texts = (all: readonly object[]): string[] => [...new Set(all.map((each) => JSON.stringify(each)))].sort();
  expect(texts(declared)).toEqual(texts(keptSums.map(({ table, column, key }) => ({ table, column, key }))));
});

test('only of tables that rows are never changed in or taken from', () => {
  expect(keptSums.filter(({ table }) => !appendOnly.includes(table))).toEqual([]);
});

test.each(keptSums.map((kept) => [keptTable(kept), kept] as const))(
  '%s is what the rows sum to, in every tenant',
  async (name, { table, column, key }) => {
    const { rows } = await owner.query(`select tenant_id, ${key} from (select tenant_id, ${key}, sum(${column}) live from ${table} group by 1, 2) r
    full join ${name} k using (tenant_id, ${key}) where k.${column} is distinct from r.live`);
    expect(rows).toEqual([]);
  },
);

test('what was there before the migration is summed by it', async () => {
  await owner.query('begin');
  try {
    await owner.query(`create table planted (tenant_id uuid not null, budget_id uuid not null, amount_ore bigint not null)`);
    await owner.query(`insert into tenant (id, slug, name) values ('0198c0de-0000-7000-8000-0000000000ff', 'kept-sums', 'Kept')`);
    await owner.query(`insert into person (tenant_id, id, name) select id, id, 'x' from tenant where slug = 'kept-sums'`);
    const rows = `insert into planted select id, id, n from tenant, generate_series(1, 10) n where slug = 'kept-sums'`;
    await owner.query(rows);
    const runner = { query: (sql: string) => owner.query(sql) } as never;
    await keptSum(runner, { table: 'planted', column: 'amount_ore', key: 'budget_id', owner: 'person' });
    await owner.query(rows);
    expect((await owner.query('select amount_ore from planted_by_budget')).rows).toEqual([{ amount_ore: '110' }]);
  } finally {
    await owner.query('rollback');
  }
});
