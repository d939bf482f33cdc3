import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import { Catalogue } from './catalogue.ts';
import { modelOf } from './model.ts';
import { operationsOf } from './permissions.ts';
import { planOperation } from './plan.ts';
import { entities, Line, Plan, Spending, Step, Town } from './testing/entities.ts';
import { scopeOf } from './testing/app.ts';
import { seenAlready } from './row-sql.ts';

const catalogue = new Catalogue(entities);
const scope = scopeOf({ tenant: 'x', roles: ['regionCoordinator'] });

/** The statement of a query without fragments on interfaces, which alone would need the schema. */
function sqlOf(query: string): string {
  const operation = parse(query).definitions[0] as OperationDefinitionNode;
  return planOperation({ schema: undefined as never, catalogue, fragments: {}, scope, vars: {}, guarded: true }, operation).text;
}
const times = (text: string, part: string): number => text.split(part).length - 1;
const RULE = `"stage" <> 'draft'`;

test('what is part of a plan is seen with it: where the plan was found, its rule is not asked again', () => {
  const sql = sqlOf('{plans{nodes{spent{amount} left{amount} lines{nodes{spent{amount} plan{name} takings{totalCount}}} matrix{spent{amount}}}}}');
  expect(times(sql, 'read_spending')).toBeGreaterThan(3);
  expect(times(sql, RULE)).toBe(1);
});

test('from elsewhere the rule is asked', () => {
  expect(times(sqlOf('{spendings{nodes{amount{amount}}}}'), RULE)).toBe(1);
  expect(times(sqlOf('{spendings{nodes{line{plan{name}}}}}'), RULE)).toBe(2); // nothing says that the line's plan is the spending's
  expect(times(sqlOf('{towns{nodes{planned{amount} openPlans}}}'), RULE)).toBe(2);
});

test('a group’s sums are worked out once for all of its rows', () => {
  expect(sqlOf('{plans{nodes{matrix{spent{amount}}}}}')).toMatch(
    /left join \(select (t\$\d+)\."line_id" k,coalesce\(sum\(\1\."amount_ore"\),0\)::bigint v from read_spending \1 where .*?"plan_id" = t\$\d+\."id"\) group by 1\)/,
  );
  expect(sqlOf('{plans{nodes{matrix{planned{amount}}}}}')).not.toContain('read_spending');
});

test('what is not asked for is not worked out', () => {
  expect(sqlOf('{plans{nodes{name}}}')).not.toMatch(/count|sum\(|with ordinality|array_agg|read_(?!plan)/);
  expect(sqlOf('{plans{totalCount}}')).not.toContain('limit');
});

test('it is known by declaration what is seen with what', () => {
  const seen = (target: new () => object, key: string, owner: new () => object, property?: string): boolean =>
    seenAlready(modelOf(target), key, modelOf(owner), property);
  expect(seen(Line, 'planId', Plan)).toBe(true);
  expect(seen(Spending, 'lineId', Line)).toBe(true); // both have the same planId
  expect(seen(Spending, 'planId', Line, 'planId')).toBe(true);
  expect(seen(Town, 'id', Plan)).toBe(true); // everybody sees towns
  expect(seen(Step, 'planId', Plan)).toBe(false); // steps have a rule of their own
  expect(seen(Plan, 'townId', Town)).toBe(false);
  expect(seen(Line, 'id', Spending)).toBe(false);
});

test('a field needs the operations of all that its value comes from', () => {
  const needs = (type: new () => object, name: string): readonly string[] => operationsOf(modelOf(type), modelOf(type).members.get(name)!);
  expect(needs(Plan, 'name')).toEqual([]);
  expect(needs(Plan, 'risk')).toEqual(['organisation.merge']);
  expect(needs(Plan, 'left')).toEqual(['organisation.merge']);
  expect(needs(Plan, 'firstStep')).toEqual(['deadline.read']);
  expect(needs(Line, 'over')).toEqual(['organisation.merge']);
  expect(needs(Town, 'seasons')).toEqual(['project.read']);
});
