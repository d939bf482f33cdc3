import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { TooManyAttempts } from './refusals.ts';
import { hashOf } from './secrets.ts';

/**
 * Counts attempts in PostgreSQL, so that all API processes share the count: in 15 minutes 10 failed sign-ins an account and 100 an
 * address. Counted before the password is looked at, known and unknown accounts alike.
 */
@Injectable()
export class Throttle {
  constructor(private readonly database: Database) {}

  /** Throws TooManyAttempts where there were too many; else this one counts as failed until it is forgiven. */
  async reserve(kind: 'login' | 'reset' | 'link', account: string, address: string): Promise<void> {
    const { rows } = await this.database.pool.query<{ retry_after: number | null }>('select retry_after from reserve_attempt($1, $2, $3)', [
      kind,
      hashOf(account),
      hashOf(address),
    ]);
    if (rows[0]!.retry_after !== null) throw new TooManyAttempts(rows[0]!.retry_after);
  }

  /** Whoever signed in was no attacker: the failures of the account are forgotten. */
  async forgive(account: string): Promise<void> {
    await this.database.pool.query('select forgive_attempts($1)', [hashOf(account)]);
  }
}
