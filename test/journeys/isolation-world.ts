import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { furnishAccount, systemScope } from '@samnav/platform';
import type { Known } from '../walk/schema.ts';
import { openWorld } from '../world.ts';
import type { Furnished, Visitor } from '../world.ts';

/** A word that stands nowhere else. */
export const CANARY = `kanarie-${randomBytes(6).toString('hex')}`;

/** Rows as the tables' owner sees them. */
export async function asOwner<Row extends pg.QueryResultRow>(
  work: (query: (text: string, values?: unknown[]) => Promise<Row[]>) => Promise<Row[]>,
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  await client.connect();
  return work(async (text, values) => (await client.query<Row>(text, values)).rows).finally(() => client.end());
}

/** Asks a mutation; throws where it is refused. */
export async function does(who: Visitor, name: string, input: object, answer: string): Promise<Known & Record<string, any>> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} errors { code message path } } }`;
  const { data, errors } = await who.ask(query, { input }, { 'idempotency-key': randomBytes(12).toString('hex') });
  if (errors || data[name].errors.length) throw new Error(`${name}: ${JSON.stringify(errors ?? data[name].errors)}`);
  return data[name][answer.split(/\W/)[0]!];
}

/** The demo, with somebody who may make tokens and upload files. */
export interface IsolationWorld extends Furnished {
  strategist: Visitor;
}

export async function openIsolationWorld(more?: Record<string, string>): Promise<IsolationWorld> {
  const world = await openWorld({ SAMNAV_COMPARE_PATHS: '', ...more });
  return { ...world, strategist: await world.visit('strateg@umea.example') };
}

/** Somebody new with a role in a whole tenant; answers the address to sign in with. */
export async function newcomer(world: Furnished, tenant: string, role: string): Promise<string> {
  const email = `${role.toLowerCase()}.${randomBytes(4).toString('hex')}@${tenant}.example`;
  const accountId = await furnishAccount(world.database, { email, name: 'Lo Ny', password: 'samnav-demo' });
  const { rows } = await world.database.pool.query<{ id: string }>(
    `select x ->> 'id' as id from jsonb_array_elements(all_rooms(null) -> 'tenants') x where x ->> 'slug' = $1`,
    [tenant],
  );
  await world.database.write(systemScope(rows[0]!.id, tenant, 'test'), (tx) =>
    tx.sql(`insert into role_assignment (account_id, role, starts_on) values ($1, $2, '2000-01-01')`, [accountId, role]),
  );
  return email;
}
