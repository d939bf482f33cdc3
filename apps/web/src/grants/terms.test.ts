import { expect, test } from '@jest/globals';
import { ofRow } from './terms.ts';

const fault = (path: string[]) => ({ code: 'X', message: 'x', path });

test('a fault of a row stands at its field, one of the list where the form says, and any other where it was', () => {
  const faults = [fault(['input', 'categories', '2', 'rateBp']), fault(['input', 'categories']), fault(['input', 'id'])];
  expect(ofRow(faults, 'categories', 'category').map(({ path }) => path)).toEqual([
    ['input', 'rateBp'],
    ['input', 'category'],
    ['input', 'id'],
  ]);
});
