import type { ReviewLineRowFragment } from '../generated/graphql.ts';
import { toOre } from '../ui/money.ts';
import type { RoomLine } from './use-room.ts';

/** What a verdict says of its line, in öre. */
export const saidOf = (verdict: ReviewLineRowFragment | null): Pick<RoomLine, 'verdict' | 'outcome' | 'deducted' | 'inSample'> => ({
  verdict,
  outcome: verdict?.outcome ?? 'unseen',
  deducted: verdict ? toOre(verdict.deducted.amount) : 0n,
  inSample: verdict?.inSample ?? false,
});

/** The lines with a page of them put in: what is there already is replaced where it stands, the rest comes last. */
export function withLines(lines: readonly RoomLine[], page: readonly RoomLine[]): RoomLine[] {
  const fresh = new Map(page.map((line) => [line.id, line]));
  const kept = lines.map((line) => {
    const newer = fresh.get(line.id);
    fresh.delete(line.id);
    return newer ?? line;
  });
  return [...kept, ...fresh.values()];
}

/** The lines with what is now said of one of them. */
export const withVerdict = (lines: readonly RoomLine[], id: string, verdict: ReviewLineRowFragment | null | undefined): readonly RoomLine[] =>
  verdict ? lines.map((line) => (line.id === id ? { ...line, ...saidOf(verdict) } : line)) : lines;
