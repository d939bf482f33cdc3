import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { GrantRule } from './grant-rule.entity.ts';
import { Grant } from './grant.entity.ts';
import {
  CreateGrantInput,
  EndGrantInput,
  SaveGrantCategoriesInput,
  SaveGrantPeriodsInput,
  SetGrantRuleInput,
  UpdateGrantInput,
} from './grant.inputs.ts';
import { GrantService } from './grant.service.ts';

@Resolver()
export class GrantResolver {
  constructor(private readonly grants: GrantService) {}

  @Verb('grant.create', { grant: () => Grant }, 'Records a funder’s decision, with its own copy of the funder’s rules as they are now.', {
    idempotent: true,
  })
  async createGrant(@InTx() tx: Tx, @Input() input: CreateGrantInput) {
    return { grant: await this.grants.create(tx, input) };
  }

  @Verb('grant.update', { grant: () => Grant }, 'Records what a later decision changes; what is claimed already stays as it was claimed.')
  async updateGrant(@InTx() tx: Tx, @Input() input: UpdateGrantInput) {
    return { grant: await this.grants.update(tx, input) };
  }

  @Verb(
    'grant.update',
    { grant: () => Grant },
    'Ends a decision before its time; what was signed the funder’s people see until the day that its rules say.',
  )
  async endGrant(@InTx() tx: Tx, @Input() input: EndGrantInput) {
    return { grant: await this.grants.end(tx, input) };
  }

  @Verb('grant.update', { grant: () => Grant }, 'Saves what a decision approves by cost category, and how each is counted.')
  async saveGrantCategories(@InTx() tx: Tx, @Input() input: SaveGrantCategoriesInput) {
    return { grant: await this.grants.saveCategories(tx, input) };
  }

  @Verb(
    'grant.update',
    { grant: () => Grant },
    'Saves when a decision is claimed; each period that is to come gets a deadline at the project’s lead.',
  )
  async saveGrantPeriods(@InTx() tx: Tx, @Input() input: SaveGrantPeriodsInput) {
    return { grant: await this.grants.savePeriods(tx, input) };
  }

  @Verb('grant.update', { grant: () => Grant, rule: () => GrantRule }, 'Gives a decision a rule from a day on, beside or instead of one that it has.')
  setGrantRule(@InTx() tx: Tx, @Input() input: SetGrantRuleInput) {
    return this.grants.setRule(tx, input);
  }
}
