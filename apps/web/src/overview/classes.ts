/** One colour class of a map: the values from `low` to `high`, and which of the four colours. */
export interface Class {
  low: number;
  high: number;
  colour: 0 | 1 | 2 | 3;
}

/** At most four classes of whole numbers, split so that each holds about as many different values. */
export function classesOf(values: readonly number[]): Class[] {
  const distinct = [...new Set(values)].toSorted((a, b) => a - b);
  const many = Math.min(4, distinct.length);
  const colours = ([[0], [0, 3], [0, 2, 3], [0, 1, 2, 3]] as const)[many - 1] ?? [0];
  return colours.map((colour, index) => {
    const part = distinct.slice(Math.floor((index * distinct.length) / many), Math.floor(((index + 1) * distinct.length) / many));
    return { low: part[0] ?? 0, high: part.at(-1) ?? 0, colour };
  });
}

/** Which class a value lies in. */
export const classOf = (classes: readonly Class[], value: number): number =>
  Math.max(
    0,
    classes.findLastIndex((each) => value >= each.low),
  );
