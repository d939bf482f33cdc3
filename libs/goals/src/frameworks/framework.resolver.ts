import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Tx, Verb } from '@samnav/platform';
import { Goal } from '../goals/goal.entity.ts';
import { Framework, FrameworkItem, GoalFrameworkItem } from './framework.entity.ts';
import {
  AddFrameworkItemInput,
  AdoptFrameworkInput,
  CreateFrameworkInput,
  LinkGoalToFrameworkInput,
  UnlinkGoalFromFrameworkInput,
} from './framework.inputs.ts';
import { FrameworkService } from './framework.service.ts';

@Resolver()
export class FrameworkResolver {
  constructor(private readonly frameworks: FrameworkService) {}

  @Verb('framework.create', { framework: () => Framework }, 'Takes in a framework that comes with the product, with all its items.')
  async adoptFramework(@InTx() tx: Tx, @Input() input: AdoptFrameworkInput) {
    return { framework: await this.frameworks.adopt(tx, input) };
  }

  @Verb('framework.create', { framework: () => Framework }, 'Makes a framework of the tenant’s own.')
  async createFramework(@InTx() tx: Tx, @Input() input: CreateFrameworkInput) {
    return { framework: await this.frameworks.create(tx, input) };
  }

  @Verb('framework.update', { frameworkItem: () => FrameworkItem }, 'Adds an item to a framework of the tenant’s own.')
  async addFrameworkItem(@InTx() tx: Tx, @Input() input: AddFrameworkItemInput) {
    return { frameworkItem: await this.frameworks.addItem(tx, input) };
  }

  @Verb('goal.update', { goalFrameworkItem: () => GoalFrameworkItem }, 'Says that a goal serves an item of a framework.')
  async linkGoalToFramework(@InTx() tx: Tx, @Input() input: LinkGoalToFrameworkInput) {
    return { goalFrameworkItem: await this.frameworks.link(tx, input) };
  }

  @Verb('goal.update', { goal: () => Goal }, 'Says that a goal no longer serves an item of a framework.')
  async unlinkGoalFromFramework(@InTx() tx: Tx, @Input() input: UnlinkGoalFromFrameworkInput) {
    return { goal: await this.frameworks.unlink(tx, input) };
  }
}
