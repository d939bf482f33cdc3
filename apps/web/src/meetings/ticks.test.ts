import { describe, expect, test } from '@jest/globals';
import type { Tick } from './local-store.ts';
import { afterAnswer, nextToSend, shownOf, withTick } from './ticks.ts';

const tick = (tickId: string, more: Partial<Tick> = {}): Tick => ({
  tickId,
  account: 'acc',
  tenant: 'umearegionen',
  meetingId: 'mtg_1',
  attendanceId: 'att_1',
  name: 'Elin Granberg',
  status: 'present',
  arrivedAt: null,
  leftAt: null,
  tickedAt: '2026-11-12T12:00:00.000Z',
  seenVersion: 1,
  attempted: false,
  ...more,
});
const ids = (ticks: readonly Tick[]) => ticks.map((each) => each.tickId);

describe('the ticks that wait', () => {
  test('a change of mind before anything was sent sends only the last thought', () => {
    expect(ids(withTick([tick('a')], tick('b', { status: 'absent' })))).toEqual(['b']);
  });

  test('what the server may have already is not taken back, but followed', () => {
    expect(ids(withTick([tick('a', { attempted: true })], tick('b')))).toEqual(['a', 'b']);
  });

  test('of one person one tick goes at a time, and of one meeting at a time', () => {
    const waiting = [
      tick('a', { attempted: true }),
      tick('b'),
      tick('c', { attendanceId: 'att_2' }),
      tick('d', { meetingId: 'mtg_2', attendanceId: 'att_3' }),
    ];
    expect(ids(nextToSend(waiting))).toEqual(['a', 'c']);
  });

  test('what follows a recorded tick has seen its version', () => {
    const after = afterAnswer([tick('a'), tick('b')], [{ tickId: 'a', outcome: 'recorded', version: 2 }]);
    expect(after.map((each) => [each.tickId, each.seenVersion])).toEqual([['b', 2]]);
  });

  test('a conflict keeps the tick with what somebody else recorded, and is not sent again by itself', () => {
    const theirs = { version: 4, status: 'absent', arrivedAt: null, leftAt: null } as const;
    const after = afterAnswer([tick('a')], [{ tickId: 'a', outcome: 'conflict', message: 'Ändrad av någon annan.', theirs }]);
    expect(after[0]?.refused?.theirs?.status).toBe('absent');
    expect(nextToSend(after)).toEqual([]);
  });

  test('the last tick is what is shown until the server has answered', () => {
    const row = { id: 'att_1', version: 1, status: 'invited', arrivedAt: null, leftAt: null } as const;
    expect(shownOf(row, [tick('a')]).status).toBe('present');
    expect(shownOf(row, []).status).toBe('invited');
  });
});
