import { describe, expect, test } from '@jest/globals';
import type { TimeCellFragment } from '../generated/graphql.ts';
import { cellKey, changesOf, daysOf, hoursText, isOpen, readHours, rowsOf } from './week.ts';

const entry = (workedOn: string, minutes: number, more: object = {}): TimeCellFragment =>
  ({
    ...{ id: `tim_${workedOn}`, version: 3, workedOn, minutes, startsMinute: 480, activity: 'Möte', certified: false, share: null },
    ...{ project: { id: 'prj_1', number: 'P-1', name: 'Resor' }, budgetLine: { id: 'bli_1', category: 'ownWorkTime' } },
    ...more,
  }) as TimeCellFragment;

describe('hours as people write them', () => {
  test.each([
    ['7,5', 450],
    ['7.5', 450],
    ['7:30', 450],
    ['8 h', 480],
    ['', 0],
    [',25', 15],
    ['13', 780],
  ])('%j are %i minutes', (written, minutes) => expect(readHours(written)).toBe(minutes));

  test.each(['14', '7:60', 'sju', '-1', '7,125'])('%j are none', (written) => expect(readHours(written)).toBeNull());

  test('are shown as decimals, or as hours and minutes where those are exact', () => {
    expect([450, 480, 15, 440].map((minutes) => hoursText(minutes))).toEqual(['7,5', '8', '0,25', '7:20']);
  });
});

describe('a week', () => {
  test('has a row for each kind of work in a project', () => {
    const rows = rowsOf([entry('2026-11-16', 60), entry('2026-11-17', 60), entry('2026-11-17', 30, { activity: 'Resa' })]);
    expect(rows.map(({ activity, days }) => [activity, Object.keys(days).length])).toEqual([
      ['Möte', 2],
      ['Resa', 1],
    ]);
  });

  test('asks only for what differs, with the version that was seen', () => {
    const days = daysOf('2026-11-16');
    const [row] = rowsOf([entry('2026-11-16', 60), entry('2026-11-17', 60)]);
    const written = {
      [cellKey(row!, '2026-11-16')]: '1',
      [cellKey(row!, '2026-11-17')]: '',
      [cellKey(row!, '2026-11-18')]: '2,5',
      [cellKey(row!, '2026-11-19')]: 'x',
    };
    expect(changesOf([row!], days, written)).toEqual([
      expect.objectContaining({ input: expect.objectContaining({ id: 'tim_2026-11-17', expectedVersion: 3, minutes: 0 }) }),
      expect.objectContaining({ input: { projectId: 'prj_1', activity: 'Möte', category: 'ownWorkTime', workedOn: '2026-11-18', minutes: 150 } }),
      { cell: cellKey(row!, '2026-11-19'), wrong: true },
    ]);
  });

  test('is not written where it is certified, of a fixed share, or in parts', () => {
    expect(isOpen([entry('2026-11-16', 60, { certified: true })])).toBe(false);
    expect(isOpen([entry('2026-11-16', 60, { share: { id: 'tsh_1', shareBp: 5000 } })])).toBe(false);
    expect(isOpen([entry('2026-11-16', 60), entry('2026-11-16', 30)])).toBe(false);
  });
});
