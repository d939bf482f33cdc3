/** A small line of values beside their words; it says nothing that the words do not. A gap is a break. */
export function Sparkline({ values }: { values: readonly (number | null)[] }) {
  const known = values.filter((value): value is number => value !== null);
  if (known.length < 2) return null;
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const step = 72 / (values.length - 1);
  const y = (value: number) => (high === low ? 12 : 20 - ((value - low) / (high - low)) * 16);
  let drawing = false;
  const path = values
    .map((value, at) => {
      if (value === null) {
        drawing = false;
        return '';
      }
      const move = drawing ? 'L' : 'M';
      drawing = true;
      return `${move}${(4 + at * step).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join('');
  const last = values.findLastIndex((value) => value !== null);
  return (
    <svg className="sparkline" width="80" height="24" viewBox="0 0 80 24" aria-hidden>
      <path d={path} fill="none" stroke="var(--c1)" strokeWidth="2" />
      <circle cx={4 + last * step} cy={y(values[last]!)} r="3" fill="var(--c1)" />
    </svg>
  );
}
