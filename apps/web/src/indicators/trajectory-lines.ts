import type { TrajectoryFactsFragment } from '../generated/graphql.ts';
import type { Lines, Point } from './lines.ts';

/** A period's last day on the picture's time axis: the end of 2024 is 2024, the middle of 2024 is 2023.5. */
export const timeOf = (endsOn: string): number => Number(endsOn.slice(0, 4)) - 1 + Number(endsOn.slice(5, 7)) / 12;

/** A line as the API tells it, a JSON list of years and values; whatever is no such list is an empty line. */
export function lineOf(line: unknown): Point[] {
  if (!Array.isArray(line)) return [];
  return line.flatMap((each: { year?: unknown; value?: unknown } | null) => {
    const [year, value] = [Number(each?.year), Number(each?.value)];
    return each?.value != null && Number.isFinite(year) && Number.isFinite(value) ? [{ year, value }] : [];
  });
}

interface Measured {
  endsOn: string;
  value?: string | null;
}

/** Points as a line, oldest first. */
export const measuredLine = (points: readonly Measured[]): Point[] =>
  points.flatMap(({ endsOn, value }) => (value == null ? [] : [{ year: timeOf(endsOn), value: Number(value) }])).toSorted((a, b) => a.year - b.year);

type Told = TrajectoryFactsFragment & { targetLine?: unknown; forecastLine?: unknown; plannedLine?: unknown };

/** The lines of the picture; what lies before the last figure of the line to the targets is left out. */
export function linesOf(
  points: readonly Measured[],
  told: Told | undefined,
  targets: readonly { year: number; value: string }[],
  compared: Lines['compared'],
): Lines {
  return {
    measured: measuredLine(points),
    target: lineOf(told?.targetLine),
    targets: targets.map(({ year, value }) => ({ year, value: Number(value) })).toSorted((a, b) => a.year - b.year),
    pace: lineOf(told?.forecastLine),
    planned: lineOf(told?.plannedLine),
    compared,
  };
}
