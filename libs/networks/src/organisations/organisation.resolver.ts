import { Int, Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import {
  CreateOrganisationInput,
  EndOrganisationInput,
  MergeOrganisationsInput,
  Organisation,
  UpdateOrganisationInput,
} from './organisation.entity.ts';
import { OrganisationMergeService } from './organisation-merge.service.ts';
import { OrganisationService } from './organisation.service.ts';

@Resolver()
export class OrganisationResolver {
  constructor(
    private readonly organisations: OrganisationService,
    private readonly merging: OrganisationMergeService,
  ) {}

  @Verb('organisation.create', { organisation: () => Organisation }, 'Records an organisation.')
  async createOrganisation(@InTx() tx: Tx, @Input() input: CreateOrganisationInput) {
    return { organisation: await this.organisations.create(tx, input) };
  }

  @Verb('organisation.update', { organisation: () => Organisation }, 'Changes an organisation, also who owns it.')
  async updateOrganisation(@InTx() tx: Tx, @Input() input: UpdateOrganisationInput) {
    return { organisation: await this.organisations.update(tx, input) };
  }

  @Verb(
    'organisation.update',
    { organisation: () => Organisation, endedMemberships: () => Int },
    'Says that an organisation exists no longer; its open memberships end the same day, and it is told how many they were.',
  )
  endOrganisation(@InTx() tx: Tx, @Input() input: EndOrganisationInput) {
    return this.organisations.end(tx, input);
  }

  @Verb(
    'organisation.merge',
    { organisation: () => Organisation },
    'Makes one organisation of several records: memberships, people, subsidiaries and all else that refers to the duplicates then refers to the one that stays. The duplicates’ ids still resolve.',
  )
  async mergeOrganisations(@InTx() tx: Tx, @Input() input: MergeOrganisationsInput) {
    return { organisation: await this.merging.merge(tx, input) };
  }
}
