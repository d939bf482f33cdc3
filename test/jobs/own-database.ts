import pg from 'pg';
import { randomBytes } from 'node:crypto';
import { migrate, roleUrls } from '@samnav/migrations';

export interface OwnDatabase {
  /** What a worker of this database must know. */
  env: Record<string, string>;
  /** A superuser's pool: sees and may do everything. */
  admin: pg.Pool;
  drop(): Promise<void>;
}

/**
 * A migrated database of its own on the tests' server. Workers take what is due in their whole database, so a test that runs workers would
 * otherwise do the jobs of tests beside it.
 */
export async function ownDatabase(mode: 'test' | 'demo' | 'production' = 'test'): Promise<OwnDatabase> {
  const { TEST_ADMIN_URL: adminUrl = '', SAMNAV_SECRET: secret = '' } = process.env;
  const name = `samnav_jobs_${randomBytes(6).toString('hex')}`;
  const own = new URL(adminUrl);
  own.pathname = `/${name}`;
  await migrate({ adminUrl: own.href, secret, mode });
  const admin = new pg.Pool({ connectionString: own.href, max: 3 });
  admin.on('error', () => undefined);
  const urls = Object.entries(roleUrls(own.href, secret)).map(([role, url]) => [`${role.toUpperCase()}_DATABASE_URL`, url]);
  return {
    env: { ...Object.fromEntries(urls), SAMNAV_SECRET: secret, SAMNAV_MODE: mode, PUBLIC_URL: 'https://samnav.example', NODE_ENV: 'test' },
    admin,
    async drop() {
      await admin.end();
      const server = new pg.Client({ connectionString: adminUrl });
      await server.connect();
      await server.query(`drop database if exists ${name} with (force)`).finally(() => server.end());
    },
  };
}
