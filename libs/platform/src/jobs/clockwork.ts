import { Injectable, Logger } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Database } from '../database/database.ts';
import { describe } from './job-runner.ts';

/** Finds a provider of the running application. */
export type GetProvider = <T>(type: { readonly prototype: T; readonly name: string }) => T;

/** One line of what is done by the clock. However many workers run, a line runs once. */
export interface ScheduleLine {
  name: string;
  /** Milliseconds from start to start, or once a local day from `at` (a missed time is caught up) in `zone`. */
  when: { every: number } | { at: string; zone: string };
  run: (get: GetProvider) => Promise<unknown>;
}

/** A line that runs every so many milliseconds. */
export const every = (ms: number, name: string, run: ScheduleLine['run']): ScheduleLine => ({ name, when: { every: ms }, run });

/** A line that runs once a local day: `daily('06:00 Europe/Stockholm', …)`, by the one clock. */
export function daily(time: string, name: string, run: ScheduleLine['run']): ScheduleLine {
  const [, at, zone] = /^((?:[01]\d|2[0-3]):[0-5]\d) (\S+)$/.exec(time) ?? [];
  if (!at || !zone) throw new Error(`Schedule line "${name}": "${time}" is not of the form "06:00 Europe/Stockholm".`);
  return { name, when: { at, zone }, run };
}

/** How often a worker looks whether a daily line is due. */
const LOOK_MS = 20_000;

// A failed day is tried again after a minute. An interval is a little shorter than asked for, so that two workers' timers do not skip a turn.
const DUE_EVERY = `select null as day where not exists (
  select from schedule_run where name = $1 and started_at > clock_timestamp() - make_interval(secs => $2::float8 * 0.9 / 1000))`;
const DUE_DAILY = `select n.day::text from (select (samnav_now() at time zone $3)::date as day, (samnav_now() at time zone $3)::time as time) n
  left join schedule_run r on r.name = $1
  where n.time >= $2::time and r.day is distinct from n.day and (r.last_error is null or r.started_at < clock_timestamp() - interval '1 minute')`;
const LOCK = `hashtext('samnav schedule'), hashtext($1)`;

/** Runs the schedule's lines: each is claimed in the database, so that it runs in one worker at a time. */
@Injectable()
export class Clockwork {
  private readonly log = new Logger('schedule');
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly busy = new Map<string, Promise<unknown>>();
  private session: PoolClient | undefined;
  private tail: Promise<unknown> = Promise.resolve();

  constructor(private readonly database: Database) {}

  start(lines: readonly ScheduleLine[], get: GetProvider): void {
    const twice = lines.find((line, at) => lines.findIndex((other) => other.name === line.name) !== at);
    if (twice) throw new Error(`The schedule has two lines named "${twice.name}": give one another name.`);
    for (const line of lines) {
      const turn = (): void =>
        void (
          this.busy.has(line.name) ||
          this.busy.set(
            line.name,
            this.turn(line, get).finally(() => this.busy.delete(line.name)),
          )
        );
      this.timers.push(setInterval(turn, 'every' in line.when ? line.when.every : LOOK_MS));
      turn();
    }
  }

  /** Starts nothing new and waits for what runs. */
  async stop(): Promise<void> {
    this.timers.forEach((timer) => clearInterval(timer));
    await Promise.all(this.busy.values());
    this.session?.release(true);
    this.session = undefined;
  }

  /** Runs the line if it is due and no other worker is at it; answers whether it ran. Errors are logged and remembered, never thrown. */
  async turn(line: ScheduleLine, get: GetProvider): Promise<boolean> {
    try {
      const [lock] = await this.sql<{ got: boolean }>(`select pg_try_advisory_lock(${LOCK}) as got`, [line.name]);
      if (!lock!.got) return false;
      try {
        return await this.runIfDue(line, get);
      } finally {
        await this.sql(`select pg_advisory_unlock(${LOCK})`, [line.name]);
      }
    } catch (error) {
      this.log.error(`${line.name}: ${describe(error)}`);
      return false;
    }
  }

  private async runIfDue({ name, when, run }: ScheduleLine, get: GetProvider): Promise<boolean> {
    const [due] = await ('every' in when
      ? this.sql<{ day: null }>(DUE_EVERY, [name, when.every])
      : this.sql<{ day: string }>(DUE_DAILY, [name, when.at, when.zone]));
    if (!due) return false;
    await this.sql(
      'insert into schedule_run (name, started_at) values ($1, clock_timestamp()) on conflict (name) do update set started_at = excluded.started_at',
      [name],
    );
    const failure = await run(get).then(
      () => null,
      (error: unknown) => describe(error),
    );
    if (failure !== null) this.log.error(`${name}: ${failure}`);
    const day = failure === null ? due.day : null; // a failed day is not done
    await this.sql('update schedule_run set finished_at = clock_timestamp(), last_error = $2, day = coalesce($3, day) where name = $1', [
      name,
      failure,
      day,
    ]);
    return true;
  }

  /** One session holds all of this worker's locks, and loses them when the worker dies; one statement at a time. */
  private sql<R>(text: string, params: unknown[]): Promise<R[]> {
    const next = this.tail.then(async () => {
      const session = (this.session ??= await this.connect());
      return (await session.query(text, params)).rows as R[];
    });
    this.tail = next.catch(() => undefined);
    return next;
  }

  private async connect(): Promise<PoolClient> {
    const session = await this.database.pool.connect();
    session.on('error', () => {
      if (this.session !== session) return;
      this.session = undefined;
      session.release(true);
    });
    return session;
  }
}
