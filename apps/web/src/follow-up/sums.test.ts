import { describe, expect, test } from '@jest/globals';
import type { FollowUpRowFragment } from '../generated/graphql.ts';
import { groupsOf, sumsOf } from './sums.ts';

const row = (category: string, year: number, planned: string, deviation: string, needsAmendment = false) =>
  ({
    ...{ id: `${category}${year}`, category, year, kind: category === 'ownWorkTime' ? 'inKind' : 'cash', needsAmendment, partner: null },
    ...Object.fromEntries(['ledger', 'committed', 'claimed', 'paid', 'forecast'].map((key) => [key, { amount: '0.00' }])),
    planned: { amount: planned },
    deviation: { amount: deviation },
  }) as unknown as FollowUpRowFragment;
const rows = [row('travel', 2026, '100.50', '-0.50'), row('travel', 2027, '0.25', '10.00', true), row('ownWorkTime', 2026, '7.00', '0.00')];

describe('the follow-up', () => {
  test('sums to the öre', () => {
    expect(sumsOf(rows)).toMatchObject({ planned: 10_775n, deviation: 950n, needsAmendment: true });
  });

  test('keeps money and own work apart in every grouping', () => {
    expect(groupsOf(rows, (each) => String(each.year)).map(({ label, kind, planned }) => [label, kind, planned])).toEqual([
      ['2026', 'cash', 10_050n],
      ['2027', 'cash', 25n],
      ['2026', 'inKind', 700n],
    ]);
  });
});
