import type { Tone } from '../ui/badge.tsx';
import type { Row } from './use-rows.ts';

export type StateKey = 'stands' | 'isReversed' | 'isReversal';

const tones: Record<StateKey, Tone> = { stands: 'ok', isReversed: 'bad', isReversal: 'mute' };

/** Whether a row stands, was taken back, or takes back another. */
export function stateOf(row: Row): { key: StateKey; tone: Tone } {
  const key = row.reverses ? 'isReversal' : row.reversed ? 'isReversed' : 'stands';
  return { key, tone: tones[key] };
}
