import type { Standing, Tick } from './local-store.ts';

/** What became of one tick at the server. */
export type Settled = { tickId: string } & (
  { outcome: 'recorded'; version: number } | { outcome: 'conflict'; message: string; theirs: Standing } | { outcome: 'refused'; message: string }
);

/**
 * The ticks with one more. What was never on its way is replaced by what one thinks now; what the server may have stays, and the new one
 * follows it.
 */
export function withTick(ticks: readonly Tick[], tick: Tick): Tick[] {
  const replaced = (each: Tick) => each.attendanceId === tick.attendanceId && (!each.attempted || each.refused !== undefined);
  return [...ticks.filter((each) => !replaced(each)), tick];
}

/** The next ticks to send of one meeting: the earliest of each attendance, for a later one builds upon it. */
export function nextToSend(ticks: readonly Tick[], atMost = 100): Tick[] {
  const first = new Map<string, Tick>();
  for (const tick of ticks) if (!tick.refused && !first.has(tick.attendanceId)) first.set(tick.attendanceId, tick);
  const all = [...first.values()];
  return all.filter((tick) => tick.meetingId === all[0]?.meetingId).slice(0, atMost);
}

/** The ticks after an answer: what is recorded leaves, what follows it has now seen its version, what was refused says why. */
export function afterAnswer(ticks: readonly Tick[], settled: readonly Settled[]): Tick[] {
  const of = new Map(settled.map((each) => [each.tickId, each]));
  const versions = new Map<string, number>();
  for (const tick of ticks) {
    const answer = of.get(tick.tickId);
    if (answer?.outcome === 'recorded') versions.set(tick.attendanceId, answer.version);
  }
  return ticks.flatMap((tick) => {
    const answer = of.get(tick.tickId);
    if (answer?.outcome === 'recorded') return [];
    if (answer?.outcome === 'conflict') return [{ ...tick, refused: { message: answer.message, theirs: answer.theirs } }];
    if (answer?.outcome === 'refused') return [{ ...tick, refused: { message: answer.message } }];
    const version = versions.get(tick.attendanceId);
    return [version === undefined ? tick : { ...tick, seenVersion: version }];
  });
}

/** What is shown of somebody: the last tick made here, where the server has not answered it yet. */
export const shownOf = <A extends Standing & { id: string }>(attendance: A, ticks: readonly Tick[]): A => {
  const last = ticks.findLast((tick) => tick.attendanceId === attendance.id && !tick.refused);
  return last ? { ...attendance, status: last.status, arrivedAt: last.arrivedAt, leftAt: last.leftAt } : attendance;
};
