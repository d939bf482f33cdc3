/** Every mutant by hand, by name. */
export const handNames: string[];
/** The source with its switches. */
export function withSwitches(url: string, source: string): string;
