/** What can be wrong with a log or a bundle. */
export type Kind =
  'changed' | 'missing' | 'swapped' | 'repeated' | 'truncated' | 're-sealed' | 'rolled back' | 'not a log' | 'not a bundle' | 'no key';

/** The first thing that is wrong: where it stands and what it is, in one sentence. */
export class Fault extends Error {
  constructor(
    readonly kind: Kind,
    /** The line of a log, from 1, or the part of a bundle. */
    readonly where: number | string,
    sentence: string,
    /** The entry's number in the log, from 1, where it is an entry. */
    readonly seq?: number,
  ) {
    super(`${kind}: ${typeof where === 'number' ? `line ${where}` : where}${seq === undefined ? '' : `, entry ${seq}`}: ${sentence}.`);
  }
}
