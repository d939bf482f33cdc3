import { Injectable } from '@nestjs/common';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { keyOf } from '../keys.ts';
import { Municipality } from '../municipalities/municipality.entity.ts';
import { findOptionalOrganisation } from '../organisations/organisation.service.ts';
import { Person } from '../people/person.entity.ts';
import { today } from '../periods.ts';
import { Network, NetworkScope } from './network.entity.ts';
import type { CreateNetworkInput, DescribeNetworkInput, EndNetworkInput, UpdateNetworkInput } from './network.inputs.ts';
import { endOpenMemberships } from './open-memberships.ts';

export const NetworkNameTaken = domainError('refused', 'NETWORK_NAME_TAKEN', {
  sv: 'Ett nätverk med det namnet finns redan.',
  en: 'There is already a network with that name.',
});
export const NetworkEnded = domainError('refused', 'NETWORK_ENDED', {
  sv: 'Nätverket {name} avslutades {endsOn}.',
  en: 'The network {name} ended on {endsOn}.',
});
export const ScopeDayTaken = domainError('refused', 'SCOPE_DAY_TAKEN', {
  sv: 'Nätverket har redan en inriktning som gäller från den dagen. Välj en annan dag.',
  en: 'The network already has a scope that holds from that day. Choose another day.',
});
constraintError('network_name_key', () => new NetworkNameTaken({}, ['input', 'name']));
constraintError('network_scope_day_key', () => new ScopeDayTaken({}, ['input', 'validFrom']));

@Injectable()
export class NetworkService {
  async create(tx: Tx, input: CreateNetworkInput & { source?: string }): Promise<string> {
    const { municipalityId, organiserId, accountableOwnerId } = await this.relations(tx, input);
    access.require(tx.scope, 'network.create', { municipalityId });
    const { name, level, startsOn, source } = input;
    const joinedAsNew = input.joinedAsNew ?? false;
    const values = { name, level, startsOn, source, joinedAsNew, municipalityId, organiserId, accountableOwnerId };
    const networkId = await tx.create(Network, values, 'network.created');
    if (input.scope) {
      const validFrom = input.scopeValidFrom ?? startsOn ?? today(tx);
      await tx.create(NetworkScope, { networkId, number: 1, text: input.scope, validFrom }, 'network.described');
    }
    return networkId;
  }

  async update(tx: Tx, input: UpdateNetworkInput): Promise<string> {
    const row = await tx.find(Network, input.id, ['id']);
    const { municipalityId, organiserId, accountableOwnerId } = await this.relations(tx, input);
    access.require(tx.scope, 'network.update', { municipalityId: row.municipalityId });
    if (municipalityId !== undefined) access.require(tx.scope, 'network.update', { municipalityId });
    const { name, level, joinedAsNew, startsOn } = input;
    const changes = { name: name ?? undefined, level: level ?? undefined, joinedAsNew: joinedAsNew ?? undefined, startsOn };
    await tx.change(Network, row.id, input.expectedVersion, { ...changes, municipalityId, organiserId, accountableOwnerId }, 'network.updated');
    return row.id;
  }

  /** Adds a version of what the network is for; the versions before it stay as they were. */
  async describe(tx: Tx, input: DescribeNetworkInput): Promise<string> {
    const row = await this.changeable(tx, input.id);
    access.require(tx.scope, 'network.update', { municipalityId: row.municipalityId });
    // the version counts descriptions too: two people describing at once must not overwrite each other
    await tx.change(Network, row.id, input.expectedVersion, {}, 'network.described');
    const [{ next } = { next: 1 }] = await tx.sql<{ next: number }>(
      'select coalesce(max(number), 0) + 1 as next from network_scope where tenant_id = current_tenant() and network_id = $1',
      [row.id],
    );
    const values = { networkId: row.id, number: next, text: input.scope, validFrom: input.validFrom ?? today(tx), note: input.note };
    await tx.create(NetworkScope, values, 'network.described');
    await tx.sql('update network set version = version + 1, updated_at = samnav_now() where tenant_id = current_tenant() and id = $1', [row.id]);
    return row.id;
  }

  /** Ends the network and the memberships that are open; answers how many. */
  async end(tx: Tx, input: EndNetworkInput): Promise<{ network: string; endedMemberships: number }> {
    const row = await this.changeable(tx, input.id);
    access.require(tx.scope, 'network.end', { municipalityId: row.municipalityId });
    await tx.change(Network, row.id, input.expectedVersion, { endsOn: input.endsOn }, 'network.ended');
    return { network: row.id, endedMemberships: await endOpenMemberships(tx, 'networkId', row.id, input.endsOn) };
  }

  private async changeable(tx: Tx, id: string): Promise<Network> {
    const row = await tx.find(Network, id, ['id']);
    if (row.endsOn) throw new NetworkEnded({ name: row.name, endsOn: row.endsOn }, ['input', 'id']);
    return row;
  }

  private async relations(tx: Tx, input: CreateNetworkInput): Promise<{ accountableOwnerId: string } & Optional>;
  private async relations(tx: Tx, input: UpdateNetworkInput): Promise<{ accountableOwnerId?: string } & Optional>;
  private async relations(tx: Tx, input: Partial<CreateNetworkInput> | UpdateNetworkInput): Promise<{ accountableOwnerId?: string } & Optional> {
    return {
      municipalityId: keyOf(await tx.findOptional(Municipality, input.municipalityId, ['municipalityId'])),
      organiserId: keyOf(await findOptionalOrganisation(tx, input.organiserId, ['organiserId'])),
      // a network always has one: null leaves it as it is
      accountableOwnerId: keyOf(await tx.findOptional(Person, input.accountableOwnerId, ['accountableOwnerId'])) ?? undefined,
    };
  }
}

interface Optional {
  municipalityId?: string | null;
  organiserId?: string | null;
}
