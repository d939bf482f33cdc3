import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '@samnav/migrations';
import type { RoleUrls } from '@samnav/migrations';
import { startPostgres } from '../../../tools/postgres.mjs';
import { freePort } from '../../../tools/processes.mjs';
import { schedule } from '../../../apps/worker/src/schedule.ts';
import { root } from '../cluster.ts';
import type { Options } from './options.ts';

/** As in the other benches; nothing is vacuumed by the clock, for it would fall on one rival and not on another. The server says when each row's commit was. */
const SETTINGS = { shared_buffers: '1GB', max_wal_size: '4GB', checkpoint_timeout: '30min', autovacuum: 'off', track_commit_timestamp: 'on' };

export interface Regions {
  admin: pg.Client;
  urls: RoleUrls;
  secret: string;
  version: string;
  /** Puts so many reminders into the table that are due now, evenly over all places, or all of one of them (its number). */
  fallDue(count: number, channel: 'inbox' | 'mail', at?: string, place?: number): Promise<void>;
  /** Takes away what fell due and everything that came of it. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

/** 60 regions with 290 municipalities, 11 600 people and 100 000 open deadlines, and the reminders that wait for next month. */
export async function openRegions({ waiting, database }: Options, say: (line: string) => void): Promise<Regions> {
  const server = database ? null : await ownServer('bench-reminders');
  const name = `samnav_bench_reminders_${process.pid}`;
  const url = new URL(database ?? server!.adminUrl);
  url.pathname = `/${name}`;
  const secret = server?.secret ?? process.env.SAMNAV_SECRET ?? createHash('sha256').update(url.href).digest('hex');
  const { urls } = await migrate({ adminUrl: url.href, secret, mode: 'production' });
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  const started = performance.now();
  for (const statement of world(waiting)) await admin.query(statement);
  // what a day begins with (planning all near deadlines anew) is not what is measured
  const daily = schedule.filter(({ when }) => 'at' in when).map(({ name: line }) => line);
  await admin.query(
    `insert into schedule_run (name, started_at, finished_at, day)
    select unnest($1::text[]), clock_timestamp(), clock_timestamp(), (samnav_now() at time zone 'Europe/Stockholm')::date`,
    [daily],
  );
  await admin.query('vacuum (analyze)');
  say(`${waiting} reminders wait (${Math.round((performance.now() - started) / 1000)} s).`);
  return {
    admin,
    urls,
    secret,
    version: `PostgreSQL ${(await admin.query<{ server_version: string }>('show server_version')).rows[0]!.server_version}`,
    fallDue: async (count, channel, at = 'samnav_now()', place) => void (await admin.query(due(count, channel, at, place))),
    async forget() {
      await admin.query(`delete from reminder where step ~ '^[+]1..'`);
      await admin.query('truncate outbox, mail_message, answer_link');
      await admin.query('vacuum (analyze) reminder');
      await admin.query('checkpoint');
    },
    async close() {
      await admin.end();
      if (server) return server.stop();
      const postgres = new pg.Client({ connectionString: database! });
      await postgres.connect();
      await postgres.query(`drop database if exists ${name} with (force)`).finally(() => postgres.end());
    },
  };
}

/** A PostgreSQL of our own for one run of a bench. */
export async function ownServer(bench: string): Promise<{ adminUrl: string; secret: string; stop(): Promise<void> }> {
  const dir = join(root, '.samnav', bench, String(process.pid));
  mkdirSync(dir, { recursive: true });
  const first = await startPostgres({ dir, port: await freePort() });
  const postgres = new URL(first.adminUrl);
  postgres.pathname = '/postgres';
  const admin = new pg.Client({ connectionString: postgres.href });
  await admin.connect();
  for (const [setting, value] of Object.entries(SETTINGS)) await admin.query(`alter system set ${setting} = '${value}'`);
  await admin.end();
  await first.stop();
  return startPostgres({ dir, port: await freePort() });
}

/** Ids by which rows find each other: kind and number. */
const id = (kind: number, n: string): string => `(lpad('${kind}', 8, '0') || '-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
const [TENANT, PLACE, ORGANISATION, PERSON, DEADLINE] = [1, 2, 3, 4, 5];
const tenantOf = (place: string): string => id(TENANT!, `(${place} - 1) % 60 + 1`);

const world = (waiting: number): string[] => [
  'set session_replication_role = replica', // what triggers would work out is written here
  `insert into tenant (id, slug, name) select ${id(TENANT!, 't')}, 'region-' || t, 'Region ' || t from generate_series(1, 60) t`,
  `insert into ladder (tenant_id, id, obligation) select id, id, 'any' from tenant`,
  `insert into municipality (tenant_id, id, code, name, full_name)
     select ${tenantOf('m')}, ${id(PLACE!, 'm')}, lpad(m::text, 4, '0'), 'Kommun ' || m, 'Kommun ' || m from generate_series(1, 290) m`,
  `insert into organisation (tenant_id, id, municipality_id, name, kind)
     select ${tenantOf('m')}, ${id(ORGANISATION!, 'm')}, ${id(PLACE!, 'm')}, 'Kommun ' || m, 'municipality' from generate_series(1, 290) m`,
  `insert into person (tenant_id, id, name, email, organisation_id, municipality_id)
     select ${tenantOf('m')}, ${id(PERSON!, 'p')}, 'Namn Efternamn' || p, 'person' || p || '@kommun' || m || '.example', ${id(ORGANISATION!, 'm')}, ${id(PLACE!, 'm')}
     from (select p, (p - 1) % 290 + 1 as m from generate_series(1, 11600) p) x`,
  `insert into deadline (tenant_id, id, obligation, title, due_on, owner_id, municipality_id)
     select ${tenantOf('m')}, ${id(DEADLINE!, 'd')}, 'task', 'Uppföljning ' || d, current_date + 30, ${id(PERSON!, '(d - 1) % 11600 + 1')}, ${id(PLACE!, 'm')}
     from (select d, (d - 1) % 290 + 1 as m from generate_series(1, 100000) d) x`,
  'set session_replication_role = default',
  ...Array.from({ length: Math.ceil(waiting / 100_000) }, (_, i) =>
    rows(Math.min(100_000, waiting - i * 100_000), `-${i + 1}`, 'inbox', `samnav_now() + interval '30 days'`),
  ),
];

/** One reminder of each of the first so many deadlines. */
const rows = (count: number, step: string, channel: string, at: string, place?: number): string => `
  insert into reminder (tenant_id, deadline_id, recipient_id, recipient_role, channel, due_on, step, place_id, send_at)
  select d.tenant_id, d.id, d.owner_id, 'owner', '${channel}', d.due_on, '${step}', d.municipality_id, ${at}
  from generate_series(1, ${count}) g (i)
  join deadline d on d.id = ${id(DEADLINE!, place ? `(g.i - 1) * 290 + ${place}` : 'g.i')} and d.tenant_id = ${place ? tenantOf(String(place)) : tenantOf('((g.i - 1) % 290 + 1)')}`;

/** In one transaction, so that all of it is there at once. One place has 344 deadlines, so it gets many steps of each. */
function due(count: number, channel: 'inbox' | 'mail', at: string, place?: number): string {
  const most = place ? 344 : 100_000;
  const parts = Array.from({ length: Math.ceil(count / most) }, (_, i) => rows(Math.min(most, count - i * most), `+${100 + i}`, channel, at, place));
  return `begin; ${parts.join('; ')}; commit`;
}
