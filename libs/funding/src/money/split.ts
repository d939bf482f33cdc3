/**
 * An amount in parts by weight that sum to it to the öre: each is cut down to whole öre, and what is left over goes one by one to those
 * that were cut the most (largest remainder), the earlier first where they are alike. Nothing weighs less than 0.
 */
export function split(ore: bigint, weights: readonly bigint[]): bigint[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total <= 0n || weights.some((weight) => weight < 0n)) throw new RangeError('An amount is split by weights of 0 or more that are not all 0');
  const size = ore < 0n ? -ore : ore;
  const parts = weights.map((weight) => (size * weight) / total);
  const left = size - parts.reduce((sum, part) => sum + part, 0n);
  const order = weights
    .map((weight, index) => ({ index, cut: (size * weight) % total }))
    .sort((a, b) => (a.cut === b.cut ? a.index - b.index : a.cut > b.cut ? -1 : 1));
  for (const { index } of order.slice(0, Number(left))) parts[index]! += 1n;
  return ore < 0n ? parts.map((part) => -part) : parts;
}
