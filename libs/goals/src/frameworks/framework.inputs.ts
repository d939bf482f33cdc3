import { Inputs, Is } from '@samnav/platform';

@Inputs('A framework that comes with the product.')
export class AdoptFrameworkInput {
  @Is.text({ max: 40, description: 'Its code: `sdg`, `aalborg` or `environmentalObjectives`.' }) code: string;
}

@Inputs('A framework of the tenant’s own.')
export class CreateFrameworkInput {
  @Is.text({ max: 40, description: 'Its code: letters, digits and hyphens, beginning with a letter, e.g. regionplan.' }) code: string;
  @Is.text({ max: 300, description: 'Its name in Swedish.' }) name: string;
  @Is.text({ nullable: true, max: 300, description: 'Its name in English.' }) nameEn?: string | null;
}

@Inputs('An item of a framework of the tenant’s own.')
export class AddFrameworkItemInput {
  @Is.id('The framework.') frameworkId: string;
  @Is.id({ nullable: true, description: 'The item that it stands under; left out on the highest level.' }) parentId?: string | null;
  @Is.text({ max: 20, description: 'Its code in the framework, e.g. 3.2.' }) code: string;
  @Is.text({ max: 1000, description: 'What it says in Swedish.' }) name: string;
  @Is.text({ nullable: true, max: 1000, description: 'What it says in English.' }) nameEn?: string | null;
}

@Inputs('That a goal serves an item of a framework.')
export class LinkGoalToFrameworkInput {
  @Is.id('The goal.') goalId: string;
  @Is.id('The framework’s item.') frameworkItemId: string;
}

@Inputs('That a goal no longer serves an item of a framework.')
export class UnlinkGoalFromFrameworkInput {
  @Is.id('The goal.') goalId: string;
  @Is.id('The framework’s item.') frameworkItemId: string;
}
