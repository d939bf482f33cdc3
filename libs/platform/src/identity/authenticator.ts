import { Injectable } from '@nestjs/common';
import passport from 'passport';
import type { Strategy } from 'passport';

/** The part of a request that strategies look at; never the query string, where addresses and secrets would reach the logs. */
interface Presented {
  headers?: object;
  body?: object;
  [more: string]: unknown;
}

/** Passport without Express: each way to say who one is is a strategy here, and answers a promise. */
@Injectable()
export class Authenticator {
  private readonly passport = new passport.Passport();

  use(name: string, strategy: Strategy): void {
    this.passport.use(name, strategy);
  }

  /** Whoever the strategy recognises, or null; what it throws is thrown. By name: passport makes each call its own copy then. */
  by<User>(name: string, presented: Presented): Promise<User | null> {
    return new Promise((resolve, reject) => {
      const decided = (error: unknown, user?: User | false): void => (error ? reject(error as Error) : resolve(user || null));
      const authenticate = this.passport.authenticate(name, { session: false }, decided) as (
        request: Presented,
        reply: object,
        next: typeof reject,
      ) => void;
      authenticate({ headers: {}, ...presented }, {}, reject);
    });
  }
}
