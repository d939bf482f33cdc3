import { describe, expect, test } from '@jest/globals';
import { latestValues } from './map-rows.ts';

const municipalities = [
  { code: '2480', name: 'Umeå' },
  { code: '2403', name: 'Bjurholm' },
];
const measured = (code: string, year: number, value: string | null) => ({
  id: `${code} ${year}`,
  value,
  period: { id: String(year), name: String(year), endsOn: `${year}-12-31` },
  scope: { id: code, municipality: { id: code, code } },
});

describe('what the map shows of an indicator', () => {
  test('values of one period only: who has not reported it is a gap, not last year’s value', () => {
    const found = latestValues([measured('2480', 2024, '6.2'), measured('2480', 2025, '6.0'), measured('2403', 2024, '7.1')], municipalities);
    expect(found).toEqual({
      period: '2025',
      rows: [
        { code: '2480', name: 'Umeå', value: 6 },
        { code: '2403', name: 'Bjurholm', value: null },
      ],
    });
  });
  test('nothing reported is no period and only gaps', () => {
    expect(latestValues([measured('2480', 2025, null)], municipalities)).toEqual({
      period: null,
      rows: municipalities.map((each) => ({ ...each, value: null })),
    });
  });
});
