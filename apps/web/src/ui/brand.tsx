/** One in the middle and six around: a region and its municipalities. */
export function BrandMark() {
  const around = [0, 1, 2, 3, 4, 5].map((step) => (step * Math.PI) / 3);
  return (
    <svg viewBox="0 0 24 24" aria-hidden fill="currentColor" width={24} height={24}>
      <circle cx="12" cy="12" r="4.2" />
      {around.map((angle) => (
        <circle key={angle} cx={12 + 9.3 * Math.sin(angle)} cy={12 - 9.3 * Math.cos(angle)} r="2" />
      ))}
    </svg>
  );
}

export function Brand() {
  return (
    <span className="brand">
      <BrandMark />
      <span className="word">Samnav</span>
    </span>
  );
}
