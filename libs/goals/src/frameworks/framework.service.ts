import { Injectable } from '@nestjs/common';
import { access, constraintError, domainError } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { Goal } from '../goals/goal.entity.ts';
import { LinkedAlready, LinkNotThere } from '../links.ts';
import { catalogueCodes, catalogueOf } from './catalogues.ts';
import type { CatalogueItem } from './catalogues.ts';
import { Framework, FrameworkItem, GoalFrameworkItem } from './framework.entity.ts';
import type {
  AddFrameworkItemInput,
  AdoptFrameworkInput,
  CreateFrameworkInput,
  LinkGoalToFrameworkInput,
  UnlinkGoalFromFrameworkInput,
} from './framework.inputs.ts';

export const FrameworkUnknown = domainError('invalid', 'FRAMEWORK_UNKNOWN', {
  sv: 'Inget ramverk som följer med har koden {code}. Välj bland {codes}.',
  en: 'No framework that comes with the product has the code {code}. Choose among {codes}.',
});
export const FrameworkExists = domainError('refused', 'FRAMEWORK_EXISTS', {
  sv: 'Ett ramverk med den koden finns redan.',
  en: 'There is already a framework with that code.',
});
export const FrameworkCodeMalformed = domainError('invalid', 'FRAMEWORK_CODE_MALFORMED', {
  sv: 'Koden ska börja med en bokstav och bara ha bokstäver, siffror och bindestreck.',
  en: 'The code must begin with a letter and have only letters, digits and hyphens.',
});
export const FrameworkShipped = domainError('refused', 'FRAMEWORK_SHIPPED', {
  sv: 'Ramverket är andras och ändras inte här. Gör ett eget.',
  en: 'The framework is somebody else’s and is not changed here. Make one of your own.',
});
export const FrameworkItemCodeTaken = domainError('refused', 'FRAMEWORK_ITEM_CODE_TAKEN', {
  sv: 'Ramverket har redan en punkt med den koden.',
  en: 'The framework already has an item with that code.',
});
export const FrameworkItemElsewhere = domainError('refused', 'FRAMEWORK_ITEM_ELSEWHERE', {
  sv: 'Punkten ovanför är ett annat ramverks.',
  en: 'The item above is another framework’s.',
});
constraintError('framework_code_key', () => new FrameworkExists({}, ['input', 'code']));
constraintError('framework_code_check', () => new FrameworkCodeMalformed({}, ['input', 'code']));
constraintError('framework_item_code_key', () => new FrameworkItemCodeTaken({}, ['input', 'code']));
constraintError('framework_item_parent_fkey', () => new FrameworkItemElsewhere({}, ['input', 'parentId']));
constraintError('goal_framework_item_once', () => new LinkedAlready({}, ['input', 'frameworkItemId']));

/** Frameworks that others have set, and the tenant's own; which goals serve what of them. */
@Injectable()
export class FrameworkService {
  /** Takes in a framework that comes with the product, with all its items. */
  async adopt(tx: Tx, { code }: AdoptFrameworkInput): Promise<string> {
    access.require(tx.scope, 'framework.create', {});
    const catalogue = catalogueOf(code);
    if (!catalogue) throw new FrameworkUnknown({ code, codes: catalogueCodes }, ['input', 'code'], { allowed: catalogueCodes });
    const { name, nameEn, licence, items } = catalogue;
    const frameworkId = await tx.create(Framework, { code, name, nameEn, licence }, 'framework.adopted');
    let number = 0;
    const add = (item: CatalogueItem, parentId?: string): void => {
      const { items: under = [], ...values } = item;
      const id = tx.post(FrameworkItem, { ...values, frameworkId, parentId, number: ++number }, 'frameworkItem.added');
      for (const one of under) add(one, id);
    };
    for (const item of items) add(item);
    return frameworkId;
  }

  async create(tx: Tx, input: CreateFrameworkInput & { source?: string }): Promise<string> {
    access.require(tx.scope, 'framework.create', {});
    if (catalogueOf(input.code)) throw new FrameworkShipped({}, ['input', 'code']);
    const { code, name, nameEn, source } = input;
    return tx.create(Framework, { code, name, nameEn, source }, 'framework.created');
  }

  async addItem(tx: Tx, input: AddFrameworkItemInput & { source?: string }): Promise<string> {
    const framework = await tx.find(Framework, input.frameworkId, ['frameworkId']);
    const parent = await tx.findOptional(FrameworkItem, input.parentId, ['parentId']);
    access.require(tx.scope, 'framework.update', {});
    if (catalogueOf(framework.code)) throw new FrameworkShipped({}, ['input', 'frameworkId']);
    await tx.lock(Framework, framework.id); // of two at once the second comes after the first
    const number = 1 + (await tx.rows(FrameworkItem).countBy({ frameworkId: framework.id }));
    const { code, name, nameEn, source } = input;
    const values = { frameworkId: framework.id, parentId: parent?.id, number, code, name, nameEn, source };
    return tx.create(FrameworkItem, values, 'frameworkItem.added');
  }

  async link(tx: Tx, input: LinkGoalToFrameworkInput): Promise<string> {
    const { goal, item } = await this.found(tx, input);
    return tx.create(GoalFrameworkItem, { goalId: goal.id, frameworkItemId: item.id }, 'goal.linkedToFramework');
  }

  /** Answers the goal. */
  async unlink(tx: Tx, input: UnlinkGoalFromFrameworkInput): Promise<string> {
    const { goal, item } = await this.found(tx, input);
    await tx.lock(Goal, goal.id); // of two at once the second finds no link any more
    const link = await tx.rows(GoalFrameworkItem).findOneBy({ goalId: goal.id, frameworkItemId: item.id });
    if (!link) throw new LinkNotThere({}, ['input', 'frameworkItemId']);
    await tx.remove(GoalFrameworkItem, link.id, null, 'goal.unlinkedFromFramework');
    return goal.id;
  }

  private async found(tx: Tx, input: LinkGoalToFrameworkInput): Promise<{ goal: Goal; item: FrameworkItem }> {
    const goal = await tx.find(Goal, input.goalId, ['goalId']);
    const item = await tx.find(FrameworkItem, input.frameworkItemId, ['frameworkItemId']);
    access.require(tx.scope, 'goal.update', { municipalityId: goal.municipalityId });
    return { goal, item };
  }
}
