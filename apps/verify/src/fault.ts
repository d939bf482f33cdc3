/** What can be wrong with a log. */
export type Kind = 'changed' | 'missing' | 'swapped' | 'repeated' | 'truncated' | 're-sealed' | 'rolled back' | 'not a log';

/** The first bad entry: where it stands and what is wrong with it, in one sentence. */
export class Fault extends Error {
  constructor(
    readonly kind: Kind,
    /** The line of the file, from 1. */
    readonly line: number,
    sentence: string,
    /** The entry's number in the log, from 1, where it is an entry. */
    readonly seq?: number,
  ) {
    super(`${kind}: line ${line}${seq === undefined ? '' : `, entry ${seq}`}: ${sentence}.`);
  }
}
