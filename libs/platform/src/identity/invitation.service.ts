import { Injectable } from '@nestjs/common';
import { access, mayGive } from '../access/index.ts';
import { readConfig } from '../database/config.ts';
import { Database } from '../database/database.ts';
import { systemScope } from '../database/scope.ts';
import type { RoleName, Scope } from '../database/scope.ts';
import type { Tx } from '../database/tx.ts';
import { domainError } from '../graphql/errors.ts';
import { queueMail } from '../mail/index.ts';
import { areaNameSql, readArea } from './area.ts';
import type { AreaInput, AreaKeys } from './area.ts';
import { rolesChanged, welcomeMember } from './hooks.ts';
import { Invitation } from './invitation.entity.ts';
import { invitationLetter } from './letters.ts';
import { RoleAssignment } from './role-assignment.entity.ts';
import { roleTitles } from './role.ts';
import { hashOf, isSecret, newSecret } from './secrets.ts';

export const RoleBeyondOwn = domainError('refused', 'ROLE_BEYOND_OWN', {
  sv: 'Rollen får göra mer än du själv får; be samordnaren.',
  en: 'The role may do more than you may yourself; ask the coordinator.',
});

export interface InvitationInput extends AreaInput {
  email: string;
  role: RoleName;
}
/** An open invitation, as its link finds it. */
export interface OpenInvitation {
  id: string;
  tenantId: string;
  slug: string;
  tenant: string;
  email: string;
  role: RoleName;
  expiresAt: Date;
}
type InvitationRow = OpenInvitation & AreaKeys & { invitedBy: string | null };

const OPEN = `select i.id, i.tenant_id as "tenantId", t.slug, t.name as tenant, i.email, i.role, i.expires_at as "expiresAt", i.invited_by as "invitedBy",
    i.municipality_id as "municipalityId", i.workgroup_id as "workgroupId", i.project_id as "projectId"
  from invitation i join tenant t on t.id = i.tenant_id
  where i.tenant_id = current_tenant() and i.token_hash = $1 and i.accepted_at is null and i.expires_at > samnav_now()`;

/** Invitations: a link in a mail says in which tenant it lies, so that it is looked up under that tenant's row-level security like all else. */
@Injectable()
export class InvitationService {
  constructor(private readonly database: Database) {}

  /** Invites by mail, good for seven days; an earlier invitation to the same role there is replaced. Answers the invitation's uuid. */
  async send(tx: Tx, input: InvitationInput): Promise<string> {
    const area = await readArea(tx, input.role, input);
    access.require(tx.scope, 'invitation.send', area);
    if (!mayGive(tx.scope, input.role, area)) throw new RoleBeyondOwn({}, ['input', 'role']);
    return (await this.write(tx, { email: input.email, role: input.role, ...area })).id;
  }

  /** Without asking who may: for the operator, who makes a tenant and invites its coordinator. Answers the uuid, and the link that is mailed. */
  async write(tx: Tx, invited: { email: string; role: RoleName } & AreaKeys): Promise<{ id: string; url: string }> {
    const { email, role, municipalityId, workgroupId, projectId } = invited;
    await tx.sql(
      `update invitation set expires_at = samnav_now(), version = version + 1 where tenant_id = current_tenant() and email = $1 and role = $2
        and coalesce(municipality_id, workgroup_id, project_id) is not distinct from $3 and accepted_at is null and expires_at > samnav_now()`,
      [email, role, municipalityId ?? workgroupId ?? projectId],
    );
    const token = tx.scope.tenantId.replaceAll('-', '') + newSecret();
    const [row] = await tx.sql<{ id: string }>(
      `insert into invitation (email, role, municipality_id, workgroup_id, project_id, token_hash, invited_by, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, samnav_now() + interval '7 days') returning id`,
      [email, role, municipalityId, workgroupId, projectId, hashOf(token), tx.scope.accountId],
    );
    const { id } = row!;
    await tx.record('invitation.sent', Invitation, id, { changes: { email: { after: email }, role: { after: role } } });
    const url = `${readConfig().PUBLIC_URL}/invitation/${token}`;
    await this.mail(tx, id, invited, url);
    return { id, url };
  }

  private async mail(tx: Tx, id: string, { email, role }: { email: string; role: RoleName }, url: string): Promise<void> {
    const area = areaNameSql({
      tenantId: 'i.tenant_id',
      municipalityId: 'i.municipality_id',
      workgroupId: 'i.workgroup_id',
      projectId: 'i.project_id',
    });
    const [known] = await tx.sql<{ tenant: string; inviter: string | null; area: string | null }>(
      `select t.name as tenant, (select a.name from account a where a.id = i.invited_by) as inviter, ${area} as area
       from invitation i join tenant t on t.id = i.tenant_id where i.tenant_id = current_tenant() and i.id = $1`,
      [id],
    );
    await queueMail(tx, {
      letter: invitationLetter,
      params: { ...known!, role: roleTitles[role], url },
      to: { address: email, language: tx.scope.language },
      about: id,
      occurrence: 'sent',
    });
  }

  /** What an invitation's link is for; null where it is not good (any more). */
  async open(token: string): Promise<OpenInvitation | null> {
    const tenantId = tenantOf(token);
    if (!tenantId) return null;
    return this.database.write(await this.scope(tenantId, ''), async (tx) => (await tx.sql<InvitationRow>(OPEN, [hashOf(token)]))[0] ?? null);
  }

  /** Gives the role to the account of the address, which is made where there is none. Null: the link is not good (any more). */
  async accept(token: string, slug: string, account: { name: string; language: string; passwordHash: string | null }): Promise<string | null> {
    const tenantId = tenantOf(token);
    if (!tenantId) return null;
    return this.database.write(await this.scope(tenantId, slug), async (tx) => {
      const [invited] = await tx.sql<InvitationRow>(`${OPEN} for update of i`, [hashOf(token)]);
      if (!invited) return null;
      const [made] = await tx.sql<{ id: string }>('select id from ensure_account($1, $2, $3, $4)', [
        invited.email,
        account.name,
        account.language,
        account.passwordHash,
      ]);
      const accountId = made!.id;
      await tx.change(Invitation, invited.id, null, { acceptedAt: new Date(tx.now), acceptedBy: accountId }, 'invitation.accepted');
      await this.take(tx, invited, accountId);
      const [known] = await tx.sql<{ name: string }>('select name from account where id = $1', [accountId]);
      await welcomeMember(tx, { accountId, email: invited.email, name: known!.name, municipalityId: invited.municipalityId });
      return accountId;
    });
  }

  private async take(tx: Tx, invited: InvitationRow, accountId: string): Promise<void> {
    const { role, municipalityId, workgroupId, projectId, invitedBy } = invited;
    const [today] = await tx.sql<{ day: string; held: boolean }>(
      `select to_char(samnav_now() at time zone t.time_zone, 'YYYY-MM-DD') as day, exists (
         select from role_assignment r where r.tenant_id = t.id and r.account_id = $1 and r.role = $2 and r.ended_at is null and r.ends_on is null
           and coalesce(r.municipality_id, r.workgroup_id, r.project_id) is not distinct from $3) as held
       from tenant t where t.id = current_tenant()`,
      [accountId, role, municipalityId ?? workgroupId ?? projectId],
    );
    if (today!.held) return;
    const values = { accountId, role, municipalityId, workgroupId, projectId, startsOn: today!.day, grantedBy: invitedBy };
    await tx.create(RoleAssignment, values, 'roleAssignment.granted');
    await rolesChanged(tx, { municipalityId, workgroupId, role, accountId });
  }

  private async scope(tenantId: string, tenant: string): Promise<Scope> {
    return systemScope(tenantId, tenant, 'invitation', await this.database.now());
  }
}

/** The tenant's uuid, which stands before the secret in an invitation's link. */
function tenantOf(token: string): string | null {
  const [, a, b, c, d, e] = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})/.exec(token) ?? [];
  return a && isSecret(token.slice(32)) ? [a, b, c, d, e].join('-') : null;
}
