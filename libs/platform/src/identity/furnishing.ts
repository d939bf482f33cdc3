import { hash } from '@node-rs/argon2';
import type { Database } from '../database/database.ts';
import { ARGON2ID } from './passwords.ts';

/** Demo data and tests only: the database refuses it in production, where operators make tenants and people accept invitations. */

const one = async <T>(database: Database, text: string, values: unknown[]): Promise<T | undefined> =>
  (await database.pool.query<{ it: T }>(text, values)).rows[0]?.it;

/** A tenant's row; answers its uuid, made now or found. */
export async function furnishTenantRow(database: Database, slug: string, name: string): Promise<string> {
  const rooms = await one<{ tenants: { id: string; slug: string }[] }>(database, 'select all_rooms(null) as it', []);
  const there = rooms!.tenants.find((tenant) => tenant.slug === slug);
  if (there) return there.id;
  const id = await one<string>(database, 'select uuidv7() as it', []);
  await one(database, "select create_tenant(null, $1, $2, $3, 'region') as it", [id, slug, name]);
  return id!;
}

/** A funder's row; answers its uuid, made now or found. */
export async function furnishFunder(database: Database, slug: string, name: string): Promise<string> {
  const there = await one<string>(database, 'select id as it from funder where slug = $1', [slug]);
  return there ?? (await one<string>(database, 'select create_funder(null, $1, $2) as it', [slug, name]))!;
}

/** An account with its password; answers its uuid, made now or found. An account that is there keeps its password. */
export async function furnishAccount(
  database: Database,
  account: { email: string; name: string; password: string | null; language?: 'sv' | 'en' },
): Promise<string> {
  const { email, name, password, language = 'sv' } = account;
  const there = await one<string>(database, 'select id as it from account_for_login($1)', [email.toLowerCase()]);
  if (there) return there;
  const kept = password === null ? null : await hash(password.normalize('NFC'), ARGON2ID);
  return (await one<string>(database, 'select id as it from ensure_account($1, $2, $3, $4)', [email, name, language, kept]))!;
}

/** The role `operator`, or `funderAuditor` of a funder. */
export async function furnishOperator(database: Database, accountId: string, funderId: string | null = null): Promise<void> {
  const role = funderId === null ? 'operator' : 'funderAuditor';
  await one(database, 'select grant_global_role(null, $1, $2, $3) as it', [accountId, role, funderId]);
}
