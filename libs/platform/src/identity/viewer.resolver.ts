import { Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow, allowed, operations } from '../access/index.ts';
import type { Operation } from '../access/index.ts';
import { Database } from '../database/database.ts';
import type { RoleName, Scope } from '../database/scope.ts';
import { InScope } from '../graphql/index.ts';
import { Node } from '../read/index.ts';
import { modelNamed } from './area.ts';
import { RoleAssignment } from './role-assignment.entity.ts';
import { Role } from './role.ts';
import { Tenant } from './rooms.entity.ts';

@ObjectType({ description: 'The account that you are signed in with; the same in every tenant.' })
export class ViewerAccount {
  @Field(() => ID, { description: 'Its id.' }) id: string;
  @Field(() => String, { description: 'Your name.' }) name: string;
  @Field(() => String, { description: 'The address that you sign in with.' }) email: string;
  @Field(() => String, { description: 'The language of letters to you: sv or en.' }) language: string;
}

/** Who asks. Objects are answered as ids, and read as the client selected them. */
@ObjectType({ description: 'You, here.' })
export class Viewer {
  @Field(() => ViewerAccount, { nullable: true, description: 'Your account.' }) account: ViewerAccount | null;
  @Field(() => Tenant, { nullable: true, description: 'The tenant that was asked; null at a funder and on the platform.' }) tenant: string | null;
  @Field(() => Node, { nullable: true, description: 'The person that you are in this tenant, where you are one.' }) person: string | null;
  @Field(() => [Role], { description: 'Your roles here, each once.' }) roles: readonly RoleName[];
  @Field(() => [RoleAssignment], { description: 'Your roles here today, with where they hold.' }) roleAssignments: string[];
  @Field(() => [String], { description: 'Everything that you may do somewhere here, e.g. project.update. Rows say it of themselves in viewerCan.' })
  operations: Operation[];
}

/** A tenant as the operator knows it: that it is there, nothing inside. */
@ObjectType({ description: 'A tenant of this installation, as its operator knows it.' })
export class RegisteredTenant {
  @Field(() => String, { description: 'Its name in addresses, e.g. umearegionen.' }) slug: string;
  @Field(() => String, { description: 'Its name, e.g. Umeåregionen.' }) name: string;
}

const OWN = `select r.id from role_assignment r join tenant t on t.id = r.tenant_id
  where r.tenant_id = current_tenant() and r.account_id = $1 and holds_now(r.starts_on, r.ends_on, r.ended_at, t.time_zone) order by r.id`;

@Resolver()
export class ViewerResolver {
  constructor(private readonly database: Database) {}

  @Query(() => Viewer, { description: 'You: your account, your person and your roles here.' })
  @Allow('viewer.read')
  me(@InScope() scope: Scope): Promise<Viewer> {
    return this.database.write(scope, async (tx) => {
      const [account] = await tx.sql<ViewerAccount>('select id, name, email, language from account where id = $1', [scope.accountId]);
      const own = await tx.sql<{ id: string }>(OWN, [scope.accountId]);
      const person = modelNamed('Person');
      return {
        account: account ?? null,
        tenant: scope.kind === 'tenant' ? scope.tenantId : null,
        person: person && scope.personId ? `${person.prefix}_${scope.personId}` : null,
        roles: scope.roles,
        roleAssignments: own.map(({ id }) => id),
        operations: operations.filter((operation) => allowed(scope, operation)),
      };
    });
  }

  @Query(() => [RegisteredTenant], { description: 'Every tenant of this installation; for operators.' })
  @Allow('tenant.list')
  tenants(@InScope() scope: Scope): Promise<RegisteredTenant[]> {
    return this.database.write(scope, async (tx) => {
      const [all] = await tx.sql<{ rooms: { tenants: RegisteredTenant[] } }>('select all_rooms($1) as rooms', [scope.accountId]);
      return all!.rooms.tenants;
    });
  }
}
