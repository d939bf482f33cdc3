import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { migrate } from '@samnav/migrations';
import type { Bench } from '../cluster.ts';
import { ownServer } from '../reminders/database.ts';

/** How much every region measures. */
export interface Regions {
  regions: number;
  municipalities: number;
  indicators: number;
  years: number;
}
export type RegionsBench = Bench & { version: string };

/** Regions whose municipalities have measured every indicator in every year and approved nearly all of it. */
export async function openRegions(size: Regions, database: string | undefined): Promise<RegionsBench> {
  const server = database ? null : await ownServer('bench-goals');
  const name = `samnav_bench_goals_${process.pid}`;
  const url = new URL(database ?? server!.adminUrl);
  url.pathname = `/${name}`;
  const secret = server?.secret ?? process.env.SAMNAV_SECRET ?? createHash('sha256').update(url.href).digest('hex');
  const { urls } = await migrate({ adminUrl: url.href, secret, mode: 'production' });
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  for (const statement of world(size)) await admin.query(statement);
  await admin.query('vacuum (analyze)');
  const { rows } = await admin.query<{ pid: number; version: string }>(
    `select pg_backend_pid() as pid, current_setting('server_version') as version`,
  );
  return {
    size: { tenants: size.regions, rows: 1 },
    admin,
    urls,
    secret,
    version: `PostgreSQL ${rows[0]!.version}`,
    postmaster: Number(readFileSync(`/proc/${rows[0]!.pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1]), // prettier-ignore
    async close() {
      await admin.end();
      if (server) return server.stop();
      const postgres = new pg.Client({ connectionString: database! });
      await postgres.connect();
      await postgres.query(`drop database if exists ${name} with (force)`).finally(() => postgres.end());
    },
  };
}

const id = (kind: number, n: string): string => `(lpad('${kind}', 8, '0') || '-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const [TENANT, PLACE, PERSON, INDICATOR, SCOPE, PERIOD, MEASUREMENT, ACCOUNT] = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export const COORDINATOR = 'samordnare@bench.example';

/** Rows of all regions: r the region, m its municipality, i its indicator, y its year. Three in a hundred figures are not approved yet. */
function world({ regions, municipalities, indicators, years }: Regions): string[] {
  const series = (name: string, most: number): string => `generate_series(1, ${most}) ${name}`;
  const r = series('r', regions);
  const place = id(PLACE, `(r - 1) * ${municipalities} + m`);
  const indicator = `(r - 1) * ${indicators} + i`;
  const scope = id(SCOPE, `((${indicator}) - 1) * ${municipalities} + m`);
  const waits = `(i * 7 + m * 11 + y * 13) % 100 < 3`;
  return [
    'set session_replication_role = replica', // what triggers would work out is written here
    `insert into tenant (id, slug, name) select ${id(TENANT, 'r')}, 'region-' || r, 'Region ' || r from ${r}`,
    `insert into account (id, email, name) select ${id(ACCOUNT, '1')}, '${COORDINATOR}', 'Samordnare'`,
    `insert into role_assignment (tenant_id, account_id, role, starts_on) select ${id(TENANT, 'r')}, ${id(ACCOUNT, '1')}, 'regionCoordinator', '2000-01-01' from ${r}`,
    `insert into municipality (tenant_id, id, code, name, full_name)
       select ${id(TENANT, 'r')}, ${place}, lpad(m::text, 4, '0'), 'Kommun ' || m, 'Kommun ' || m from ${r}, ${series('m', municipalities)}`,
    `insert into person (tenant_id, id, name, email) select ${id(TENANT, 'r')}, ${id(PERSON, 'r * 2 + k')}, 'Namn ' || k, 'p' || r || k || '@a.example' from ${r}, ${series('k', 2)}`,
    `insert into indicator (tenant_id, id, name, unit, direction, aggregation, factor, periodicity, owner_id)
       select ${id(TENANT, 'r')}, ${id(INDICATOR, indicator)}, 'Indikator ' || lpad(i::text, 4, '0'), '%', 'descending', (array['sum', 'ratio', 'weighted'])[i % 3 + 1],
         case when i % 3 = 1 then 100 else 1 end, 'year', ${id(PERSON, 'r * 2 + 1')} from ${r}, ${series('i', indicators)}`,
    `insert into indicator_scope (tenant_id, id, indicator_id, kind, municipality_id, name, owner_id)
       select ${id(TENANT, 'r')}, ${scope}, ${id(INDICATOR, indicator)}, 'municipality', ${place}, 'Kommun ' || m, ${id(PERSON, 'r * 2 + 1')}
       from ${r}, ${series('i', indicators)}, ${series('m', municipalities)}`,
    `insert into reporting_period (tenant_id, id, name, periodicity, starts_on, ends_on)
       select ${id(TENANT, 'r')}, ${id(PERIOD, `r * 100 + y`)}, (2015 + y)::text, 'year', make_date(2015 + y, 1, 1), make_date(2015 + y, 12, 31) from ${r}, ${series('y', years)}`,
    `insert into measurement (tenant_id, id, indicator_id, scope_id, period_id, value, numerator, denominator, submitted_at, submitted_by_id, approved_at, approved_by_id)
       select ${id(TENANT, 'r')}, ${id(MEASUREMENT, `((((${indicator}) - 1) * ${municipalities} + m) - 1) * ${years} + y`)}, ${id(INDICATOR, indicator)}, ${scope}, ${id(PERIOD, `r * 100 + y`)},
         round((i * 31 + m * 17 - y * 5 + (i * m * y) % 97) / 7.0, 2), i * 31 + (m * y) % 53, 1000 + m * 137 + i, samnav_now(), ${id(PERSON, 'r * 2 + 1')},
         case when not ${waits} then samnav_now() end, case when not ${waits} then ${id(PERSON, 'r * 2 + 2')} end
       from ${r}, ${series('i', indicators)}, ${series('m', municipalities)}, ${series('y', years)}`,
    'set session_replication_role = default',
  ];
}
