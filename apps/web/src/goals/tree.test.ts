import { describe, expect, test } from '@jest/globals';
import { allOf, branchesOf, groupsOf } from './tree.ts';

const goal = (id: string, parent: string | null = null, priority: number | null = null, level: 'vision' | 'goal' | 'subGoal' = 'goal') => ({
  id,
  title: id,
  level,
  parent: parent ? { id: parent } : null,
  priority: priority ? { id: `p${priority}`, number: priority, name: `P${priority}` } : null,
});

describe('the tree of goals', () => {
  test('sub-goals stand under their goal, and one whose goal is filtered away stands at the top', () => {
    const branches = branchesOf([goal('b', 'a', null, 'subGoal'), goal('a'), goal('c', 'away')]);
    expect(branches.map((each) => [each.goal.id, each.under.map((under) => under.goal.id)])).toEqual([
      ['a', ['b']],
      ['c', []],
    ]);
  });
  test('every goal is shown once even where parents go in a ring', () => {
    const shown = allOf(branchesOf([goal('a', 'b'), goal('b', 'a'), goal('c', 'c')])).map((each) => each.id);
    expect(shown.toSorted()).toEqual(['a', 'b', 'c']);
  });
  test('visions come first, priorities in their order, and what has none last', () => {
    const { visions, groups } = groupsOf([goal('v', null, null, 'vision'), goal('x', 'v'), goal('b', 'v', 2), goal('a', 'v', 1)]);
    expect(visions.map((each) => each.goal.id)).toEqual(['v']);
    expect(groups.map((group) => [group.priority?.number ?? null, group.branches.map((each) => each.goal.id)])).toEqual([
      [1, ['a']],
      [2, ['b']],
      [null, ['x']],
    ]);
  });
});
