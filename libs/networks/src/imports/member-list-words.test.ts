import { expect, test } from '@jest/globals';
import { dayOf, plainName } from './member-list-words.ts';

test.each(['2024-01-31', '20240131', '2024/1/31', '2024-01-31 00:00:00', '31.1.2024', '31/1 2024', '31/01/2024', '31 januari 2024', '31 jan. 2024'])(
  '%s is the last of January',
  (text) => {
    expect(dayOf(text)).toBe('2024-01-31');
  },
);

test.each(['2023-02-29', '31/4 2024', '2024', 'i våras', '2024-13-01', '31 brumaire 2024', ''])('“%s” is no day', (text) => {
  expect(dayOf(text)).toBeNull();
});

test.each([
  ['Umeå Energi AB', 'UMEÅ ENERGI'],
  ['Nätverket, norr', 'nätverket norr'],
  ['AB Bostaden', 'Bostaden AB'],
  ['Norrbygg Aktiebolag (publ)', 'Norrbygg'],
])('%s and %s are the same name', (one, other) => {
  expect(plainName(one)).toBe(plainName(other));
});

test('a name that is only its legal form keeps it', () => {
  expect(plainName('AB')).toBe('ab');
});
