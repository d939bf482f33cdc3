import 'reflect-metadata';
import type { z } from 'zod';
import type { Scope } from '../database/scope.ts';
import type { Tx } from '../database/tx.ts';

/** A piece of work that happens after its transaction; what it is called, which queue wakes workers for it and what it is told. */
export interface Job<Payload = unknown> {
  /** Unique in the installation; written in every outbox row, so never renamed. */
  readonly name: string;
  readonly queue: string;
  /** Ids and settings only: no names, addresses or texts of people. */
  readonly payload: z.ZodType<Payload>;
  /** Times it is tried before it is set aside as dead. */
  readonly attempts: number;
  /** Milliseconds one try may take. */
  readonly timeout: number;
}
export type JobName = Job<any>;
export type PayloadOf<J> = J extends Job<infer P> ? P : never;

const jobs = new Map<string, Job>();

/** Declares a job. Exactly one handler (`@Handles(job)`) must exist for it, else the worker does not start. */
export function defineJob<Payload>(given: {
  name: string;
  queue: string;
  payload: z.ZodType<Payload>;
  attempts?: number;
  timeout?: number;
}): Job<Payload> {
  if (!/^[a-z][a-z0-9-]*$/.test(given.name)) throw new Error(`Job "${given.name}": names are small letters, digits and hyphens, e.g. send-reminder.`);
  if (jobs.has(given.name)) throw new Error(`Job "${given.name}" is defined twice: give one of them another name, or import the first.`);
  const job: Job<Payload> = Object.freeze({ attempts: 10, timeout: 120_000, ...given });
  jobs.set(job.name, job as Job);
  return job;
}

/** Every job that loaded code has defined. */
export const definedJobs = (): readonly Job[] => [...jobs.values()];

/** What a handler knows beside its payload. */
export interface JobContext {
  /** Restored from the payload: the tenant of the transaction that emitted the job, no account, no rights. */
  readonly scope: Scope;
  readonly id: string;
  /** 1 at the first try. */
  readonly attempt: number;
  /** Aborted when the try has taken too long or the worker must stop. */
  readonly signal: AbortSignal;
  /**
   * The job's effect and "done" in one transaction: both or neither. At most once; a job that another worker has taken over meanwhile
   * throws here and leaves nothing. Without it the job is marked done after `handle` returns.
   */
  finish<T>(effect: (tx: Tx) => Promise<T>): Promise<T>;
  /** Throws where another worker has taken the job over; one that does its work step by step asks it in each step's transaction. */
  hold(tx: Tx): Promise<void>;
}

export interface JobHandler<Payload = any> {
  handle(payload: Payload, context: JobContext): Promise<void>;
}

/** A handler's wish to be tried again later without this try being counted, e.g. while something is not configured. */
export class NotYet extends Error {
  constructor(
    message: string,
    readonly retryInMs: number,
  ) {
    super(message);
  }
}

const HANDLES = Symbol.for('samnav.handles');

/** Marks the provider class that does a job. One class does one job; handling is idempotent by row, for a job may come twice. */
export function Handles<Payload>(job: Job<Payload>) {
  return (target: new (...args: any[]) => JobHandler<Payload>): void => Reflect.defineMetadata(HANDLES, job, target);
}

/** The job that a class handles. */
export const jobOf = (target: object): Job | undefined => Reflect.getMetadata(HANDLES, target) as Job | undefined;
