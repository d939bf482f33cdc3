import { Injectable } from '@nestjs/common';
import { access } from '../access/index.ts';
import { Database } from '../database/database.ts';
import { makeScope } from '../database/scope.ts';
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

export interface NewTenantInput {
  slug: string;
  name: string;
  municipalityCodes: string[];
  coordinatorEmail: string;
}

/** Tenants and funders, made by an operator, who then has no more to do with what is inside. */
@Injectable()
export class RoomService {
  constructor(
    private readonly database: Database,
    private readonly invitations: InvitationService,
  ) {}

  /** Makes the tenant with its municipalities and invites its coordinator, in one transaction of the new tenant's own. Answers the slug. */
  async createTenant(tx: Tx, input: NewTenantInput): Promise<string> {
    access.require(tx.scope, 'tenant.create', {});
    const { accountId, requestId, language, now } = tx.scope;
    const [made] = await tx.sql<{ id: string }>('select uuidv7() as id');
    const tenantId = made!.id;
    const scope = makeScope({ tenantId, tenant: input.slug, accountId, requestId, language, now, assignments: [], system: 'tenant.create' });
    await this.database.write(scope, async (inside) => {
      await inside.sql('select create_tenant($1, $2, $3, $4, $5)', [accountId, tenantId, input.slug, input.name, 'region']);
      await furnishTenant(inside, { municipalityCodes: input.municipalityCodes });
      const nowhere = { municipalityId: null, workgroupId: null, projectId: null };
      await this.invitations.write(inside, { email: input.coordinatorEmail, role: 'regionCoordinator', ...nowhere });
    });
    return input.slug;
  }

  /** Makes a funder; answers its slug. */
  async createFunder(tx: Tx, input: { slug: string; name: string }): Promise<string> {
    access.require(tx.scope, 'funder.create', {});
    await tx.sql('select create_funder($1, $2, $3)', [tx.scope.accountId, input.slug, input.name]);
    return input.slug;
  }
}
