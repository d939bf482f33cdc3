import { Injectable } from '@nestjs/common';
import { access } from '../access/index.ts';
import { lettersWait, readConfig } from '../database/config.ts';
import { Database } from '../database/database.ts';
import { makeScope } from '../database/scope.ts';
import type { Scope } from '../database/scope.ts';
import type { Tx } from '../database/tx.ts';
import { constraintError, domainError } from '../graphql/errors.ts';
import { furnishTenant } from './hooks.ts';
import { InvitationService } from './invitation.service.ts';

export const SlugTaken = domainError('refused', 'SLUG_TAKEN', { sv: 'Namnet i adressen är upptaget.', en: 'The name in the address is taken.' });
export const SlugMalformed = domainError('invalid', 'SLUG_MALFORMED', {
  sv: 'Skriv 3–50 små bokstäver a–z, siffror och bindestreck, till exempel umearegionen.',
  en: 'Write 3–50 small letters a–z, digits and hyphens, e.g. umearegionen.',
});
constraintError('tenant_slug_key', () => new SlugTaken({}, ['input', 'slug']));
constraintError('funder_slug_key', () => new SlugTaken({}, ['input', 'slug']));
constraintError('tenant_slug_check', () => new SlugMalformed({}, ['input', 'slug']));
constraintError('funder_slug_check', () => new SlugMalformed({}, ['input', 'slug']));

export const TenantUnknown = domainError('notFound', 'TENANT_UNKNOWN', {
  sv: 'Det finns ingen sådan region i den här installationen.',
  en: 'There is no such region in this installation.',
});
export const TenantHasCoordinator = domainError('refused', 'TENANT_HAS_COORDINATOR', {
  sv: 'Regionen har redan en samordnare, som själv bjuder in fler.',
  en: 'The region already has a coordinator, who invites others.',
});

export interface NewTenantInput {
  slug: string;
  name: string;
  municipalityCodes: string[];
  coordinatorEmail: string;
}

/** What the operator learns of the coordinator's invitation. */
export interface Invited {
  slug: string;
  /** The link to pass on where no letter can be sent; else null, for it is the coordinator's alone. */
  invitationUrl: string | null;
}
const nowhere = { municipalityId: null, workgroupId: null, projectId: null };
const COORDINATED = `select from role_assignment r join tenant t on t.id = r.tenant_id
  where r.tenant_id = current_tenant() and r.role = 'regionCoordinator' and holds_now(r.starts_on, r.ends_on, r.ended_at, t.time_zone)`;

/** Tenants and funders, made by an operator, who then has no more to do with what is inside. */
@Injectable()
export class RoomService {
  constructor(
    private readonly database: Database,
    private readonly invitations: InvitationService,
  ) {}

  /** Makes the tenant with its municipalities and invites its coordinator, in one transaction of the new tenant's own. */
  async createTenant(tx: Tx, input: NewTenantInput): Promise<Invited> {
    access.require(tx.scope, 'tenant.create', {});
    const [made] = await tx.sql<{ id: string }>('select uuidv7() as id');
    const tenantId = made!.id;
    return this.inside(tx.scope, tenantId, input.slug, async (inside) => {
      await inside.sql('select create_tenant($1, $2, $3, $4, $5)', [tx.scope.accountId, tenantId, input.slug, input.name, 'region']);
      await furnishTenant(inside, { municipalityCodes: input.municipalityCodes });
      return this.invite(inside, input);
    });
  }

  /** Invites once more, where the first invitation was lost: only as long as nobody coordinates the tenant, with whose inside an operator has no more to do. */
  async inviteCoordinator(tx: Tx, input: Pick<NewTenantInput, 'slug' | 'coordinatorEmail'>): Promise<Invited> {
    access.require(tx.scope, 'tenant.create', {});
    const [all] = await tx.sql<{ rooms: { tenants: { id: string; slug: string }[] } }>('select all_rooms($1) as rooms', [tx.scope.accountId]);
    const tenant = all!.rooms.tenants.find(({ slug }) => slug === input.slug);
    if (!tenant) throw new TenantUnknown({}, ['input', 'slug']);
    return this.inside(tx.scope, tenant.id, tenant.slug, async (inside) => {
      if ((await inside.sql(COORDINATED)).length) throw new TenantHasCoordinator({}, ['input', 'slug']);
      return this.invite(inside, input);
    });
  }

  private inside<T>({ accountId, requestId, language, now }: Scope, tenantId: string, tenant: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.write(makeScope({ tenantId, tenant, accountId, requestId, language, now, assignments: [], system: 'tenant.create' }), work);
  }

  private async invite(inside: Tx, { slug, coordinatorEmail: email }: Pick<NewTenantInput, 'slug' | 'coordinatorEmail'>): Promise<Invited> {
    const { url } = await this.invitations.write(inside, { email, role: 'regionCoordinator', ...nowhere });
    return { slug, invitationUrl: lettersWait(readConfig()) ? url : null };
  }

  /** Makes a funder; answers its slug. */
  async createFunder(tx: Tx, input: { slug: string; name: string }): Promise<string> {
    access.require(tx.scope, 'funder.create', {});
    await tx.sql('select create_funder($1, $2, $3)', [tx.scope.accountId, input.slug, input.name]);
    return input.slug;
  }
}
