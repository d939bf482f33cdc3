/** Somebody's line in a meeting's attendance list, as far as the strip needs it. */
interface Line {
  status: string;
  municipality?: { id: string } | null;
}

export interface Cell {
  present: number;
  invited: number;
}

export type Looks = 'full' | 'some' | 'none' | 'missing';

/** How many were there for a municipality, of how many invited for it. */
export function cellOf(lines: readonly Line[], municipalityId: string): Cell {
  const here = lines.filter((line) => line.municipality?.id === municipalityId);
  return { present: here.filter((line) => line.status === 'present').length, invited: here.length };
}

export const looksOf = ({ present, invited }: Cell): Looks =>
  invited === 0 ? 'missing' : present === 0 ? 'none' : present === invited ? 'full' : 'some';

/** The whole row: at how many meetings anybody came, and the share of those invited who did, in whole per cent; null where nobody ever was. */
export function rowOf(cells: readonly Cell[]): { came: number; rate: number | null } {
  const present = cells.reduce((sum, cell) => sum + cell.present, 0);
  const invited = cells.reduce((sum, cell) => sum + cell.invited, 0);
  return { came: cells.filter((cell) => cell.present > 0).length, rate: invited === 0 ? null : Math.round((present / invited) * 100) };
}
