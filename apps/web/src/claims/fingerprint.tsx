/** A SHA-256 in groups of four, the first twelve digits or all of them. */
export function Fingerprint({ of, whole }: { of: string; whole?: boolean }) {
  const shown = whole ? of : of.slice(0, 12);
  return <code className="fingerprint">{shown.replace(/(.{4})(?=.)/g, '$1 ')}</code>;
}
