import { readFileSync } from 'node:fs';
import type { Texts } from '@samnav/platform';
import type { GrantRuleKind, RoundingRule, RuleSet } from '../grants/grant-choices.ts';

/** One rule as it is shipped: its words, its figures by name, and where it stands. */
export interface ShippedRule {
  kind: GrantRuleKind;
  /** Its id among the collected rules; null where it stands in the set alone. */
  shippedId: string | null;
  rule: string;
  ruleSv: string;
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
type Told = { kind: GrantRuleKind; params: Record<string, unknown> } & ({ from: string } | { rule: string; sv: string; source: string });
/** A rule in our own words: Swedish, and English where the collected rule has a note in it. */
type Words = Readonly<Record<string, { sv: string; en?: string }>>;

const read = <T>(file: string): T => JSON.parse(readFileSync(new URL(`../../data/${file}`, import.meta.url), 'utf8')) as T;

const words = read<Words>('rule_words.json');
const collected = new Map(withSources(read<Collected[]>('funding_rules.json')).map((rule) => [rule.id, rule]));

/** A rule of the “same page” stands where the one before it does; a note at the end is for whoever collected it. */
function withSources(rules: readonly Collected[]): Collected[] {
  let page = '';
  return rules.map((rule) => {
    const source = rule.source.replace(/^same page/, page).replace(/ \([^()]*[a-z]{3,}[^()]*\)$/, '');
    if (!rule.source.startsWith('same page;')) page = source;
    return { ...rule, source };
  });
}

/** Where rules are named as the source of another, the pages that they stand on. */
function sourceOf(told: string): string {
  const named = told.split(', ').map((id) => collected.get(id)?.source);
  return named.every((source) => source !== undefined) ? [...new Set(named)].join('; ') : told;
}

function shipped(told: Told): ShippedRule {
  const { kind, params } = told;
  if (!('from' in told)) return { kind, params, shippedId: null, rule: told.rule, ruleSv: told.sv, source: sourceOf(told.source) };
  const [known, said] = [collected.get(told.from), words[told.from]];
  if (!known) throw new Error(`rule_sets.json names the rule ${told.from}, which funding_rules.json does not hold.`);
  if (!said) throw new Error(`rule_words.json has no Swedish words for the rule ${told.from}.`);
  return { kind, params, shippedId: told.from, rule: said.en ?? known.rule, ruleSv: said.sv, source: known.source };
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
