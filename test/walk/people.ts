import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { RoleName } from '@samnav/platform';
import type { Caller } from './server.ts';

/** Where a role is held; nothing = the whole tenant. */
export interface Held {
  municipalityId?: string;
  workgroupId?: string;
  projectId?: string;
}
/** Somebody in the walk: one role in one place, with an account, a person and a session of their own. */
export interface Who extends Caller {
  role: RoleName | 'nobody';
  tenantId: string | null;
  accountId: string;
  personId: string | null;
  held: Held;
  /** What the API token is narrowed to, where one is used. */
  scopes?: readonly string[];
}

/** Makes people as rows: what signing in is, other tests know. */
export class People {
  constructor(private readonly admin: pg.Client) {}

  async member(name: string, role: RoleName, tenant: { id: string; slug: string }, held: Held = {}): Promise<Who> {
    const { accountId, headers } = await this.signedIn(name);
    const { municipalityId = null, workgroupId = null, projectId = null } = held;
    await this.admin.query(
      `insert into role_assignment (tenant_id, account_id, role, municipality_id, workgroup_id, project_id, starts_on) values ($1, $2, $3, $4, $5, $6, '2000-01-01')`,
      [tenant.id, accountId, role, municipalityId, workgroupId, projectId],
    );
    const { rows } = await this.admin.query<{ id: string }>(
      'insert into person (tenant_id, name, email, account_id, municipality_id) values ($1, $2, $3, $4, $5) returning id',
      [tenant.id, name, `${randomUUID()}@walk.example`, accountId, municipalityId],
    );
    return { name, role, door: `/t/${tenant.slug}/graphql`, headers, tenantId: tenant.id, accountId, personId: rows[0]!.id, held };
  }

  /** Somebody with a room outside every tenant. */
  async outsider(name: string, role: 'funderAuditor' | 'operator', door: string, funderId: string | null): Promise<Who> {
    const { accountId, headers } = await this.signedIn(name);
    await this.admin.query('insert into global_assignment (account_id, role, funder_id) values ($1, $2, $3)', [accountId, role, funderId]);
    return { name, role, door, headers, tenantId: null, accountId, personId: null, held: {} };
  }

  private async signedIn(name: string): Promise<{ accountId: string; headers: Record<string, string> }> {
    const email = `${randomUUID()}@walk.example`;
    const { rows } = await this.admin.query<{ id: string }>('insert into account (email, name) values ($1, $2) returning id', [email, name]);
    const secret = randomBytes(32).toString('base64url');
    const hash = createHash('sha256').update(secret).digest();
    await this.admin.query(`insert into session (token_hash, account_id, expires_at) values ($1, $2, samnav_now() + interval '1 day')`, [
      hash,
      rows[0]!.id,
    ]);
    return { accountId: rows[0]!.id, headers: { cookie: `samnav_session=${secret}` } };
  }
}

/** The same account through an API token that is narrowed. */
export const byToken = (who: Who, secret: string, scopes: readonly string[]): Who => ({
  ...who,
  name: `token ${scopes.join('+')}`,
  headers: { authorization: `Bearer ${secret}` },
  scopes,
});

/** Nobody at all, at somebody's door. */
export const nobody = ({ door }: Who): Who => ({
  name: 'nobody',
  role: 'nobody',
  door,
  headers: {},
  tenantId: null,
  accountId: randomUUID(),
  personId: null,
  held: {},
});
