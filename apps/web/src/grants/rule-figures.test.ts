import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { fieldsOf, figureWords, kindOf, readFigure, written } from './rule-figures.ts';
import { sv } from './terms-texts.ts';

const data = join(import.meta.dirname, '../../../../libs/funding/data');
const plain = (text: string): string => text.replace(/\s/g, ' ');

test.each([
  ['overBp', 2000, '20'],
  ['overOre', 5_000_000, '50000'],
  ['annualMinutes', 103_200, '1720'],
  ['years', 10, '10'],
  ['daily', true, true],
  ['of', 'staff', 'staff'],
])('%s %j stands in its field as %j and is read back', (name, value, text) => {
  expect([written(name, value), readFigure(name, text)]).toEqual([text, value]);
});

test.each([
  ['overBp', '101'],
  ['overBp', 'en femtedel'],
  ['overOre', '-1'],
  ['years', '2,5'],
])('%s takes no "%s"', (name, text) => {
  expect(readFigure(name, text)).toBeNull();
});

test('a rule’s figures are said in words, and what has none is kept and not shown', () => {
  const params = { overBp: 2000, overOre: 5_000_000, basis: 'ours' };
  expect(figureWords(params).map(plain)).toEqual(['mer än 20 %', 'och minst 50 000 kr']);
  expect([fieldsOf('budgetChange', params), fieldsOf('retention', {}), fieldsOf('publicity', {})]).toEqual([['overBp', 'overOre'], ['years'], []]);
});

test('every figure of the shipped rules that is a number or a yes has a word', () => {
  expect(readdirSync(data)).toContain('rule_sets.json');
  const sets = JSON.parse(readFileSync(join(data, 'rule_sets.json'), 'utf8')) as { rules: { params: Record<string, unknown> }[] }[];
  const names = sets.flatMap(({ rules }) => rules.flatMap(({ params }) => Object.entries(params).filter(([, value]) => typeof value !== 'object')));
  const unsaid = names.filter(([name, value]) => (typeof value !== 'string' || kindOf(name) === 'word') && !(name in sv.params));
  expect(unsaid).toEqual([]);
});
