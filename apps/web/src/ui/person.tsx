/** Two letters of a name, for the round mark. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toLocaleUpperCase('sv');
}

/** A round mark; the name always stands beside it or in the button's label. */
export const Initials = ({ name }: { name: string }) => (
  <span className="av" aria-hidden>
    {initials(name)}
  </span>
);
