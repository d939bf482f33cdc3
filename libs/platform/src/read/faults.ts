import { badInput } from './values.ts';

/** The statement took longer than the server allows, or was cancelled. */
export class ReadTimeout extends Error {
  /** PostgreSQL's query_canceled. */
  readonly code = '57014';
  constructor(cause: unknown) {
    super('The statement was cancelled before it was ready', { cause });
  }
}
/** The database could not be reached, or the connection broke. */
export class DatabaseLost extends Error {
  constructor(cause: unknown) {
    super('The database did not answer', { cause });
  }
}
/** Others held all connections, or a table, for longer than a request waits. */
export class DatabaseBusy extends Error {
  constructor(cause: unknown) {
    super('The database has too much to do', { cause });
  }
}
/** Whoever asked has gone: nobody reads the answer. */
export class CallerGone extends Error {
  constructor() {
    super('Nobody waits for the answer any more');
  }
}

/** Values that the client gave and PostgreSQL could not read: malformed, out of range, not in its character set. */
const UNREADABLE = new Set(['22P02', '22003', '22007', '22008', '22021', '22P05']);
const CANCELLED = new Set(['57014', '25P04']);
const LOCK_NOT_AVAILABLE = '55P03';
/** pg-pool gives its error no code. */
const NO_CONNECTION = 'timeout exceeded when trying to connect';

/** What an error of a read's connection, of the pool or of PostgreSQL means; PostgreSQL's own error where it means nothing else. */
export function readFault(error: Error & { code?: string }): Error {
  const { code = '' } = error;
  return conditionOf(error) ?? (isLost(error) ? new DatabaseLost(error) : UNREADABLE.has(code) ? unreadable() : error);
}
const unreadable = (): Error => badInput('A value in the arguments is malformed or out of range');

/** Whether an error under a read leaves a connection that is of no more use: it broke, or the server ends it, stops or starts. */
export const isLost = ({ code = '' }: Error & { code?: string }): boolean => !/^[0-9A-Z]{5}$/.test(code) || (GONE.test(code) && !CANCELLED.has(code));

const GONE = /^(08|57P|ECONN|EPIPE|ETIMEDOUT)/;
/** pg gives these no code. */
const BROKEN = /^(Connection terminated|Client (has encountered a connection error|was closed))/;

/** The state of the database that an error of any origin speaks of, also such as TypeORM has wrapped; undefined where it speaks of none. */
export function conditionOf(error: unknown): ReadTimeout | DatabaseLost | DatabaseBusy | undefined {
  if (error instanceof ReadTimeout || error instanceof DatabaseLost || error instanceof DatabaseBusy) return error;
  const { message = '', code = '' } = (error as { driverError?: unknown } | undefined)?.driverError ?? (error as any) ?? {};
  if (message === NO_CONNECTION || code === LOCK_NOT_AVAILABLE) return new DatabaseBusy(error);
  if (CANCELLED.has(code)) return new ReadTimeout(error);
  if (GONE.test(code) || BROKEN.test(message)) return new DatabaseLost(error);
  // what came after a statement that failed says only that it did
  const { cause } = (error ?? {}) as { cause?: unknown };
  return cause === undefined ? undefined : conditionOf(cause);
}
