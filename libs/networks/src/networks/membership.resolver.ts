import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { AddMembershipInput, EndMembershipInput, Membership, UpdateMembershipInput } from './membership.entity.ts';
import { MembershipService } from './membership.service.ts';

@Resolver()
export class MembershipResolver {
  constructor(private readonly memberships: MembershipService) {}

  @Verb('membership.add', { membership: () => Membership }, 'Makes an organisation a member of a network, from a day on.')
  async addMembership(@InTx() tx: Tx, @Input() input: AddMembershipInput) {
    return { membership: await this.memberships.add(tx, input) };
  }

  @Verb('membership.update', { membership: () => Membership }, 'Changes the role, the period or the contact of a membership.')
  async updateMembership(@InTx() tx: Tx, @Input() input: UpdateMembershipInput) {
    return { membership: await this.memberships.update(tx, input) };
  }

  @Verb('membership.end', { membership: () => Membership }, 'Ends a membership; it is kept as history.')
  async endMembership(@InTx() tx: Tx, @Input() input: EndMembershipInput) {
    return { membership: await this.memberships.end(tx, input) };
  }
}
