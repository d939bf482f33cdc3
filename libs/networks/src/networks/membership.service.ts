import { Injectable } from '@nestjs/common';
import { access, Busy, domainError } from '@samnav/platform';
import type { Operation, Tx } from '@samnav/platform';
import { keyOf, orElse } from '../keys.ts';
import { Organisation } from '../organisations/organisation.entity.ts';
import { findOrganisation, OrganisationEnded } from '../organisations/organisation.service.ts';
import { Person } from '../people/person.entity.ts';
import { periodText } from '../periods.ts';
import { MembershipRole, Membership } from './membership.entity.ts';
import type { AddMembershipInput, EndMembershipInput, UpdateMembershipInput } from './membership.entity.ts';
import { Network } from './network.entity.ts';
import { NetworkEnded } from './network.service.ts';

export const MembershipOverlaps = domainError('refused', 'MEMBERSHIP_OVERLAPS', {
  sv: '{organisation} är redan med i nätverket i den rollen under den tiden ({period}). Avsluta det medlemskapet först, eller välj andra dagar.',
  en: '{organisation} is already in the network in that role at that time ({period}). End that membership first, or choose other days.',
});

interface Told {
  /** The membership that is changed. */
  except?: string | null;
  /** The field of the input that the refusal speaks of. */
  field?: string;
}
type Period = Pick<Membership, 'networkId' | 'organisationId' | 'role' | 'startsOn' | 'endsOn'>;

@Injectable()
export class MembershipService {
  async add(tx: Tx, input: AddMembershipInput): Promise<string> {
    const network = await tx.find(Network, input.networkId, ['networkId']);
    const { id: organisationId } = await findOrganisation(tx, input.organisationId, ['organisationId']);
    const contactId = keyOf(await tx.findOptional(Person, input.contactId, ['contactId'])) ?? null;
    // two at once wait here, so that the second sees the first, and none slips into a network that ends or an organisation that ends or is merged
    const { endsOn: ended } = await tx.lock(Network, network.id);
    const organisation = await tx.lock(Organisation, organisationId);
    if (organisation.mergedIntoId) throw new Busy({}, ['input', 'organisationId']);
    this.mayWrite(tx, 'membership.add', network, organisation);
    const { role, startsOn, endsOn, joinedAsNew } = input;
    const period = {
      networkId: network.id,
      organisationId: organisation.id,
      role: role ?? MembershipRole.member,
      startsOn: startsOn ?? null,
      endsOn: endsOn ?? null,
    };
    if (beyond(period, ended)) throw new NetworkEnded({ name: network.name, endsOn: ended }, ['input', 'networkId']);
    if (beyond(period, organisation.endedOn))
      throw new OrganisationEnded({ name: organisation.name, endedOn: organisation.endedOn }, ['input', 'organisationId']);
    return this.unlessOverlapping(tx, period, () =>
      tx.create(Membership, { ...period, contactId, joinedAsNew: joinedAsNew ?? false }, 'membership.added'),
    );
  }

  async update(tx: Tx, input: UpdateMembershipInput): Promise<string> {
    const { row, network, organisation } = await this.written(tx, 'membership.update', input.id);
    const contactId = keyOf(await tx.findOptional(Person, input.contactId, ['contactId']));
    const { startsOn, endsOn, role, joinedAsNew } = input;
    const period = {
      ...row,
      role: role ?? row.role,
      startsOn: startsOn === undefined ? row.startsOn : startsOn,
      endsOn: endsOn === undefined ? row.endsOn : endsOn,
    };
    if (endsOn !== undefined) this.withinBoth(period, network, organisation);
    const changes = { role: role ?? undefined, startsOn, endsOn, contactId, joinedAsNew: joinedAsNew ?? undefined };
    await this.unlessOverlapping(tx, period, () => tx.change(Membership, row.id, input.expectedVersion, changes, 'membership.updated'), {
      except: row.id,
    });
    return row.id;
  }

  async end(tx: Tx, input: EndMembershipInput): Promise<string> {
    const { row, network, organisation } = await this.written(tx, 'membership.end', input.id);
    const { endsOn } = input;
    const period = { ...row, endsOn };
    this.withinBoth(period, network, organisation);
    const end = (): Promise<Membership> => tx.change(Membership, row.id, input.expectedVersion, { endsOn }, 'membership.ended');
    await this.unlessOverlapping(tx, period, end, { except: row.id, field: 'endsOn' });
    return row.id;
  }

  /** The membership, and its network locked, so that it does not end meanwhile. */
  private async written(tx: Tx, operation: Operation, id: string): Promise<{ row: Membership; network: Network; organisation: Organisation }> {
    const row = await tx.find(Membership, id, ['id']);
    const organisation = await tx.get(Organisation, row.organisationId);
    this.mayWrite(tx, operation, await tx.get(Network, row.networkId), organisation);
    return { row, network: await tx.lock(Network, row.networkId), organisation };
  }

  private withinBoth(period: Period, network: Network, organisation: Organisation): void {
    if (beyond(period, network.endsOn)) throw new NetworkEnded({ name: network.name, endsOn: network.endsOn }, ['input', 'endsOn']);
    const { name, endedOn } = organisation;
    if (beyond(period, endedOn)) throw new OrganisationEnded({ name, endedOn }, ['input', 'endsOn']);
  }

  /** A municipality's own network is written by its people; in the region's, each municipality's people write of its organisations. */
  private mayWrite(tx: Tx, operation: Operation, network: Network, organisation: Organisation): void {
    access.require(tx.scope, operation, { municipalityId: network.municipalityId ?? organisation.municipalityId });
  }

  private unlessOverlapping<T>(tx: Tx, period: Period, write: () => Promise<T>, { except = null, field = 'startsOn' }: Told = {}): Promise<T> {
    return orElse(tx, 'membership_overlap', write, async () => {
      const [other] = await tx.sql<{ name: string; starts_on: string | null; ends_on: string | null }>(
        `select o.name, m.starts_on::text, m.ends_on::text from membership m join organisation o on o.tenant_id = m.tenant_id and o.id = m.organisation_id
         where m.tenant_id = current_tenant() and m.network_id = $1 and m.organisation_id = $2 and m.role = $3
           and daterange(m.starts_on, m.ends_on, '[]') && daterange($4, $5, '[]') and m.id is distinct from $6 limit 1`,
        [period.networkId, period.organisationId, period.role, period.startsOn, period.endsOn, except],
      );
      return new MembershipOverlaps({ organisation: other?.name, period: other && periodText(other) }, ['input', field]);
    });
  }
}

/** Whether a period goes on after something has ended. */
const beyond = (period: { endsOn: string | null }, ended: string | null): boolean =>
  ended !== null && (period.endsOn === null || period.endsOn > ended);
