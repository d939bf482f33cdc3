import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { tenantTable } from '../../migrations/support.ts';
import { definerFunctions, lintCatalogue, rules } from './catalogue.ts';

let owner: pg.Client;
let admin: pg.Client; // for what the owner may not do: roles, and tables of others
beforeAll(async () => {
  owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  admin = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
  await Promise.all([owner.connect(), admin.connect()]);
});
afterAll(() => Promise.all([owner.end(), admin.end()]));

/** The findings about a table made for the purpose, with one thing forgotten; rolled back. */
async function planted(fault: string): Promise<string[]> {
  await owner.query('begin');
  try {
    const runner = { query: (sql: string) => owner.query(sql) } as unknown as QueryRunner;
    await tenantTable(runner, 'planted', 'name text not null, cost_ore bigint, other_id uuid', {
      unique: [{ name: 'planted_name_key', columns: 'name' }],
      references: [{ column: 'other_id', table: 'planted' }],
      indexes: ['cost_ore'],
    });
    await owner.query(fault);
    return (await lintCatalogue(owner)).map((f) => f.rule);
  } finally {
    await owner.query('rollback');
  }
}

test('the catalogue has no findings', async () => {
  expect(await lintCatalogue(owner)).toEqual([]);
});

test('the allow-list of definer functions names only functions that are there', async () => {
  const { rows } = await owner.query(`select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by 1`);
  expect(rows.map((r: { proname: string }) => r.proname)).toEqual([...definerFunctions].sort());
});

test('a table made by tenantTable has no findings', async () => {
  expect(await planted('select 1')).toEqual([]);
});

const faults: [rule: string, sql: string][] = [
  [rules[0]!.name, 'create table stray (id uuid primary key, tenant uuid)'],
  [rules[0]!.name, 'create table stray (tenant_id uuid, id uuid)'],
  [rules[1]!.name, 'alter table planted disable row level security'],
  [rules[1]!.name, 'alter table planted no force row level security'],
  [rules[2]!.name, 'drop policy planted_tenant on planted'],
  [rules[2]!.name, 'alter policy planted_tenant on planted using (true)'],
  [rules[2]!.name, 'alter policy planted_tenant on planted with check (true)'],
  [rules[2]!.name, 'alter policy planted_tenant on planted to samnav_worker'],
  [rules[3]!.name, 'alter policy planted_tenant on planted to samnav_runtime, samnav_funder'],
  [rules[4]!.name, 'alter table planted add unique (name)'],
  [rules[5]!.name, 'create index on planted (name)'],
  [
    rules[6]!.name,
    'create table other (tenant_id uuid not null, id uuid not null unique, planted_id uuid, primary key (tenant_id, id)); alter table planted add foreign key (other_id) references other (id)',
  ],
  [rules[7]!.name, 'drop index planted_tenant_id_other_id_idx'],
  [rules[8]!.name, 'grant truncate on planted to samnav_runtime'],
  [rules[9]!.name, 'grant select on planted to public'],
  [rules[9]!.name, 'grant insert on planted to samnav_funder'],
  [rules[10]!.name, 'grant update on audit_event to samnav_runtime'],
  [rules[12]!.name, `create function planted_all() returns bigint language sql security definer return (select count(*) from planted)`],
  [rules[13]!.name, 'create view planted_view as select * from planted'],
  [rules[13]!.name, 'create materialized view planted_copy as select * from planted; grant select on planted_copy to samnav_runtime'],
  [rules[14]!.name, 'alter table planted add column due_on timestamptz'],
  [rules[14]!.name, 'alter table planted add column share double precision'],
  [rules[15]!.name, 'grant select (name) on planted to samnav_funder'],
  [rules[15]!.name, 'grant select on account to samnav_funder'],
];

const faultsOfOthers: [rule: string, sql: string][] = [
  [rules[8]!.name, 'create table stray (tenant_id uuid not null, id uuid not null, primary key (tenant_id, id))'],
  [rules[11]!.name, 'alter role samnav_worker createrole'],
];

test('every rule has a planted fault', () => {
  const planted = new Set([...faults, ...faultsOfOthers].map(([rule]) => rule));
  expect(rules.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
});

describe('a planted fault is found', () => {
  test.each(faults)('%s: %s', async (rule, sql) => {
    expect(await planted(sql)).toContain(rule);
  });

  test.each(faultsOfOthers)('%s: %s', async (rule, sql) => {
    await admin.query('begin');
    try {
      await admin.query(sql);
      expect((await lintCatalogue(admin)).map((f) => f.rule)).toContain(rule);
    } finally {
      await admin.query('rollback');
    }
  });
});
