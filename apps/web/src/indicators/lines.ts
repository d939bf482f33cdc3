/** A value at a point of time; half a year is half a number: the first half of 2024 ends at 2024.5. */
export interface Point {
  year: number;
  value: number;
}

/** The lines of a trajectory: what was measured, where one must be, and where one is heading. */
export interface Lines {
  measured: readonly Point[];
  /** From the last measured value through every target; the targets themselves are `targets`. */
  target: readonly Point[];
  targets: readonly Point[];
  pace: readonly Point[];
  planned: readonly Point[];
  compared: readonly { name: string; points: readonly Point[] }[];
}

export const lastOf = (points: readonly Point[]): Point | undefined => points.at(-1);

/** A line's value at a year, between its points straight; null outside them. */
export function valueAt(points: readonly Point[], year: number): number | null {
  const after = points.findIndex((point) => point.year >= year);
  const next = points[after];
  if (!next) return null;
  if (next.year === year) return next.value;
  const before = points[after - 1];
  if (!before) return null;
  return before.value + ((next.value - before.value) * (year - before.year)) / (next.year - before.year);
}

/** The target that is judged: the next one after the last measured value, otherwise the last of all. */
export const nextTarget = ({ measured, targets }: Lines): Point | undefined =>
  targets.find((target) => target.year > (lastOf(measured)?.year ?? 0)) ?? lastOf(targets);

/** How much a line changes a year; null where there is nothing to tell it from. */
export function perYear(points: readonly Point[]): number | null {
  const [first, last] = [points[0], lastOf(points)];
  return first && last && last.year > first.year ? (last.value - first.value) / (last.year - first.year) : null;
}

/** Every year that some line says something about: measured and target years, and each fifth between. */
export function tableYears(lines: Lines): number[] {
  const measured = lines.measured.map((point) => point.year);
  const targets = lines.targets.map((point) => point.year);
  const from = lastOf(lines.measured)?.year;
  const to = Math.max(...targets, ...lines.pace.map((point) => point.year), ...lines.planned.map((point) => point.year));
  const fifths: number[] = [];
  if (from !== undefined && Number.isFinite(to)) for (let year = Math.ceil((from + 1) / 5) * 5; year <= to; year += 5) fifths.push(year);
  const compared = lines.compared.flatMap(({ points }) => points.map((point) => point.year));
  return [...new Set([...measured, ...compared, ...fifths, ...targets])].toSorted((a, b) => a - b);
}
