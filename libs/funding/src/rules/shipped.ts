import { readFileSync } from 'node:fs';
import type { Texts } from '@samnav/platform';
import type { GrantRuleKind, RoundingRule, RuleSet } from '../grants/grant-choices.ts';

/** One rule as it is shipped: its words, its figures by name, and where it stands. */
export interface ShippedRule {
  kind: GrantRuleKind;
  /** Its id among the collected rules; null where it stands in the set alone. */
  shippedId: string | null;
  rule: string;
  params: Readonly<Record<string, unknown>>;
  source: string;
}
/** What a decision under a funder's rules begins with. */
export interface ShippedRuleSet {
  ruleSet: RuleSet;
  name: Texts;
  rounding: RoundingRule;
  /** Whether what is given in kind counts. */
  inKind: boolean;
  rules: readonly ShippedRule[];
}
interface Collected {
  id: string;
  rule: string;
  source: string;
}
type Told = { kind: GrantRuleKind; params: Record<string, unknown> } & ({ from: string } | { rule: string; source: string });

const read = <T>(file: string): T => JSON.parse(readFileSync(new URL(`../../data/${file}`, import.meta.url), 'utf8')) as T;

const collected = new Map(read<Collected[]>('funding_rules.json').map((rule) => [rule.id, rule]));

function shipped(told: Told): ShippedRule {
  const { kind, params } = told;
  if (!('from' in told)) return { kind, params, shippedId: null, rule: told.rule, source: told.source };
  const known = collected.get(told.from);
  if (!known) throw new Error(`rule_sets.json names the rule ${told.from}, which funding_rules.json does not hold.`);
  return { kind, params, shippedId: told.from, rule: known.rule, source: known.source };
}

/** The shipped sets, by name. */
export const ruleSets: ReadonlyMap<RuleSet, ShippedRuleSet> = new Map(
  read<(Omit<ShippedRuleSet, 'rules'> & { rules: Told[] })[]>('rule_sets.json').map((set) => [
    set.ruleSet,
    { ...set, rules: set.rules.map(shipped) },
  ]),
);

/** What is shipped for decisions of a kind. */
export function ruleSetOf(ruleSet: RuleSet): ShippedRuleSet {
  const set = ruleSets.get(ruleSet);
  if (!set) throw new Error(`No rules are shipped for ${ruleSet}.`);
  return set;
}
