import type pg from 'pg';
import { funderTables, lintCatalogue } from '../../architecture/catalogue.ts';
import { askTable, tenantTables } from '../storage.ts';
import { types } from '../sees.ts';
import type { World } from '../world.ts';
import { typeCheck } from './panels.ts';

/** One change of one table's protection. */
interface Fault {
  what: string;
  sql: (table: string) => string;
  /** Where it can be made; absent = on every table. */
  only?: (table: string) => boolean;
  /** Puts it back, where it is committed. */
  back?: (table: string) => string;
}
const POLICY = '(tenant_id = (select current_tenant()))';
const faults: Fault[] = [
  {
    what: 'policy dropped',
    sql: (t) => `drop policy ${t}_tenant on ${t}`,
    back: (t) =>
      `create policy ${t}_tenant on ${t} as restrictive to samnav_runtime${funderTables[t] ? '' : ', samnav_funder'} using ${POLICY} with check ${POLICY}`,
  },
  {
    what: 'USING (true)',
    sql: (t) => `alter policy ${t}_tenant on ${t} using (true)`,
    back: (t) => `alter policy ${t}_tenant on ${t} using ${POLICY}`,
  },
  { what: 'WITH CHECK (true)', sql: (t) => `alter policy ${t}_tenant on ${t} with check (true)` },
  { what: 'policy not for the runtime', sql: (t) => `alter policy ${t}_tenant on ${t} to samnav_funder` },
  { what: 'FORCE dropped', sql: (t) => `alter table ${t} no force row level security` },
  {
    what: 'row-level security disabled',
    sql: (t) => `alter table ${t} disable row level security`,
    back: (t) => `alter table ${t} enable row level security`,
  },
  { what: 'DELETE granted', sql: (t) => `grant delete on ${t} to samnav_runtime` },
  { what: 'UPDATE granted', sql: (t) => `grant update on ${t} to samnav_runtime` },
  { what: 'SELECT granted to the funder', sql: (t) => `grant select on ${t} to samnav_funder` },
  {
    what: 'the funders’ policy opened',
    sql: (t) => `alter policy ${t}_funder on ${t} using (true)`,
    only: (t) => t in funderTables,
  },
  { what: 'UPDATE granted to the funder', sql: (t) => `grant update on ${t} to samnav_funder` },
  { what: 'everything granted to everybody', sql: (t) => `grant all on ${t} to public` },
];

export interface Killed {
  name: string;
  /** By what: the lint of the catalogue, the database’s own answers, the API. */
  by: string[];
  /** It changed nothing: the grant was there. */
  same?: boolean;
}

const privileges = async (admin: pg.Client, table: string): Promise<string> =>
  (await admin.query<{ acl: string }>('select relacl::text as acl from pg_class where oid = $1::regclass', [table])).rows[0]!.acl;

/** Each fault of each tenant table, in a transaction that is rolled back. */
export async function storedMutants(world: World, some: (table: string) => boolean): Promise<Killed[]> {
  const { admin } = world;
  const told: Killed[] = [];
  for (const table of (await tenantTables(admin)).filter(({ name }) => some(name)))
    for (const { what, sql } of faults.filter(({ only }) => only?.(table.name) ?? true)) {
      await admin.query('begin');
      try {
        const before = await privileges(admin, table.name);
        await admin.query(sql(table.name));
        const name = `${table.name}: ${what}`;
        if (what.includes('granted') && (await privileges(admin, table.name)) === before) told.push({ name, by: [], same: true });
        else {
          const lint = await lintCatalogue(admin);
          const asked = await askTable(world, table);
          told.push({ name, by: [...(lint.length ? ['lint'] : []), ...(asked.length ? ['walk'] : [])] });
        }
      } finally {
        await admin.query('rollback');
      }
    }
  return told;
}

/** What opens a table to reading, with the API asked over HTTP. */
export async function servedMutants(world: World, some: (table: string) => boolean): Promise<Killed[]> {
  const { admin, server } = world;
  const tables = new Map((await tenantTables(admin)).map((table) => [table.name, table]));
  const told: Killed[] = [];
  for (const [type, { table }] of Object.entries(types).filter(([, { table }]) => tables.has(table) && some(table)))
    for (const { what, sql, back } of faults.filter((fault) => fault.back)) {
      await admin.query(sql(table));
      server.salt = `${table} ${what}`;
      const wrong = await typeCheck(world, type)();
      await admin.query(back!(table));
      told.push({ name: `${table}: ${what}, over HTTP`, by: wrong.length ? ['walk'] : [] });
    }
  return told;
}
