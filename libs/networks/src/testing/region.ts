import { globalId } from '@samnav/platform';
import type { Class, Scope, TenantRow, Tx } from '@samnav/platform';
import { newTenant } from '@samnav/platform/testing';
import type { World } from '@samnav/platform/testing';
import { Municipality } from '../municipalities/municipality.entity.ts';
import { Membership } from '../networks/membership.entity.ts';
import { MembershipService } from '../networks/membership.service.ts';
import { Network, NetworkLevel } from '../networks/network.entity.ts';
import { NetworkService } from '../networks/network.service.ts';
import { Organisation, OrganisationKind } from '../organisations/organisation.entity.ts';
import type { CreateOrganisationInput } from '../organisations/organisation.entity.ts';
import { OrganisationService } from '../organisations/organisation.service.ts';
import { Person } from '../people/person.entity.ts';
import { PersonService } from '../people/person.service.ts';

const organisations = new OrganisationService();
const people = new PersonService();
const networks = new NetworkService();
const memberships = new MembershipService();

/** A tenant of one test, with short words for what tests need; all ids are global ones. */
export class Region {
  private constructor(
    readonly world: World,
    readonly coordinator: Scope,
  ) {}

  static async create(municipalities?: string[]): Promise<Region> {
    const world = await newTenant({ municipalities });
    return new Region(world, await world.as('regionCoordinator'));
  }

  /** In one transaction, as the coordinator or somebody else. */
  write<T>(work: (tx: Tx) => Promise<T>, scope: Scope = this.coordinator): Promise<T> {
    return this.world.database.write(scope, work);
  }

  municipality(name: string): string {
    return globalId(Municipality, this.world.municipalities[name]!);
  }
  /** Somebody who holds the strategist's role in one of the municipalities. */
  strategist(name: string): Promise<Scope> {
    return this.world.as('strategist', { municipalityId: this.world.municipalities[name] });
  }

  async person(name = 'Vera Prov', more: { email?: string; municipalityId?: string } = {}): Promise<string> {
    return globalId(Person, await this.write((tx) => people.create(tx, { name, ...more })));
  }
  async organisation(name = 'Provbolaget AB', more: Partial<CreateOrganisationInput> = {}): Promise<string> {
    return globalId(Organisation, await this.write((tx) => organisations.create(tx, { name, kind: OrganisationKind.company, ...more })));
  }
  async network(name = 'Provnätverket', more: { municipalityId?: string } = {}): Promise<string> {
    const accountableOwnerId = await this.person(`Ansvarig för ${name}`);
    return globalId(Network, await this.write((tx) => networks.create(tx, { name, level: NetworkLevel.regional, accountableOwnerId, ...more })));
  }
  async membership(networkId: string, organisationId: string, startsOn?: string, endsOn?: string): Promise<string> {
    return globalId(Membership, await this.write((tx) => memberships.add(tx, { networkId, organisationId, startsOn, endsOn })));
  }

  /** The row behind a global id, as it is now. */
  row<E extends TenantRow>(entity: Class<E>, id: string): Promise<E> {
    return this.write((tx) => tx.find(entity, id), this.world.system);
  }
  rows<E extends TenantRow>(entity: Class<E>): Promise<E[]> {
    return this.write(
      (tx) => tx.rows(entity).find({ where: { tenantId: this.world.tenantId } as never, order: { id: 'ASC' } as never }),
      this.world.system,
    );
  }
  /** The actions of the audit log, oldest first. */
  async events(): Promise<string[]> {
    const rows = await this.write((tx) =>
      tx.sql<{ action: string }>('select action from audit_event where tenant_id = current_tenant() order by at, id'),
    );
    return rows.map((row) => row.action);
  }
}
