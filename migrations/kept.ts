import type { QueryRunner } from 'typeorm';
import { tenantPolicies } from './support.ts';

/** A sum that is kept: of a column of a table that rows are only added to, for each row that one of its keys points to. */
export interface KeptSum {
  table: string;
  column: string;
  /** The foreign key, and the table that it points to. */
  key: string;
  owner: string;
}

/** Where it is kept; the read engine says the same. */
export const keptTable = ({ table, key }: KeptSum): string => `${table}_by_${key.replace(/_id$/, '')}`;

/**
 * Makes the table of a sum, which the insertion itself adds to: whoever sees the rows sees the sum move with them. Nobody else may
 * write it, so the trigger is the owner's. Postings to one row wait for each other until they are committed; several rows of one
 * statement go in the order of their keys, so that two statements cannot hold each other up.
 */
export async function keptSum(runner: QueryRunner, kept: KeptSum): Promise<void> {
  const { table, column, key, owner } = kept;
  const name = keptTable(kept);
  await runner.query(`create table ${name} (
    tenant_id uuid not null references tenant (id),
    ${key} uuid not null,
    ${column} bigint not null,
    primary key (tenant_id, ${key}),
    constraint ${name}_${key}_fkey foreign key (tenant_id, ${key}) references ${owner} (tenant_id, id) on delete restrict
  ) with (fillfactor = 50)`); // room to change a row on its page, without its index
  await tenantPolicies(runner, name, { runtime: 'select' });
  const sums = (rows: string): string =>
    `select tenant_id, ${key}, sum(${column}) from ${rows} group by tenant_id, ${key} order by tenant_id, ${key}`;
  await runner.query(`create function ${name}_grows() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
    begin
      insert into ${name} as kept (tenant_id, ${key}, ${column}) ${sums('added')}
        on conflict (tenant_id, ${key}) do update set ${column} = kept.${column} + excluded.${column};
      return null;
    end $$`);
  await runner.query(`revoke all on function ${name}_grows() from public`);
  // making the trigger keeps others from adding rows until the migration is committed: what is there is all there is
  await runner.query(`create trigger ${name}_grows after insert on ${table} referencing new table as added
    for each statement execute function ${name}_grows()`);
  await runner.query(`insert into ${name} (tenant_id, ${key}, ${column}) ${sums(table)}`);
}
