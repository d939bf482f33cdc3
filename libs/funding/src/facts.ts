import { existsSync, readFileSync } from 'node:fs';
import type { CostCategory } from '@samnav/projects';
import type { CommitmentKind } from './commitments/commitment.entity.ts';
import type { RuleSet } from './grants/grant-choices.ts';
import type { PeriodRule } from './grants/grant-periods.ts';

/** What is known of one decision; the project by its name, the funder by its slug. Amounts are decimal kronor. */
export interface GrantFacts {
  project: string;
  funder: string;
  number: string;
  decidedOn: string;
  startsOn: string;
  endsOn: string;
  ceiling: string;
  shareBp: number;
  ruleSet: RuleSet;
  /** As the budget says where left out. */
  plannedCash?: string;
  pledgedInKind?: string;
  pledgedMinutes?: number;
  paidInAdvance?: string;
  beneficiaryName?: string;
  periods: PeriodRule;
  commitments?: {
    category: CostCategory;
    year: string;
    kind: CommitmentKind;
    supplier: string;
    reference: string;
    agreedOn: string;
    dueOn: string;
    amount: string;
    invoiced?: string;
  }[];
  source: string;
}

/** The decisions that the demo is furnished with, as of a year; none where the tenant's slug has no file. */
export function grantFacts(tenant: string, year: number): GrantFacts[] {
  const file = new URL(`../data/${tenant}-grants.json`, import.meta.url);
  if (!/^[a-z-]+$/.test(tenant) || !existsSync(file)) return [];
  const text = readFileSync(file, 'utf8').replace(/\{year([+-]1)?\}/g, (_all, more?: string) => String(year + Number(more ?? 0)));
  return (JSON.parse(text) as { grants: GrantFacts[] }).grants;
}
