import { performance } from 'node:perf_hooks';
import { Inject, Injectable } from '@nestjs/common';
import { Strategy as BearerStrategy } from 'passport-http-bearer';
import { Database } from '../database/database.ts';
import type { Watch } from '../database/watch.ts';
import { makeScope, NIL } from '../database/scope.ts';
import type { Assignment, Scope } from '../database/scope.ts';
import { Authenticator } from './authenticator.ts';
import { IDENTITY_OPTIONS, languageOf, namesLanguage, refuseForeignOrigin, sessionSecret } from './http.ts';
import type { CallingRequest, IdentityOptions } from './http.ts';
import { Unauthenticated } from './refusals.ts';
import { hashOf, isSecret, TOKEN_PREFIX } from './secrets.ts';

type Door = Scope['kind'];
/** What one look-up knows: who, where, with which roles; null: nobody. */
interface Known {
  account: { id: string; email: string; name: string; language: 'sv' | 'en' };
  tenantId: string | null;
  funderId: string | null;
  personId: string | null;
  assignments: Assignment[] | null;
  now: string;
  /** When it ends by itself. */
  until: string | null;
  tokenId: string | null;
  tokenScopes: string[] | null;
}
interface Held {
  /** Milliseconds of the process when it was asked. */
  asked: number;
  /** Milliseconds that it holds if no change is heard. */
  longest: number;
  known: Promise<Known | null>;
}
interface Found {
  asked: number;
  known: Known;
}
/** What a token is looked up for, carried through passport. */
interface Place {
  door: Door;
  slug: string;
}

/** What may be a slug; anything else is looked up as no place, so that it answers as one that does not exist. */
const SLUG = /^[a-z0-9-]{1,50}$/;
const HELD_MS = 900; // together with the look-up itself below the promised second
/** While every change is heard. A session's idle time must be noted now and then. */
const LONGEST_HELD_MS = 50_000;
const MOST_HELD = 5_000;

/**
 * Who calls, made into a frozen Scope: session or token, account, role assignments of now, person and clock in one statement, held in
 * memory until access changes somewhere, or for less than a second where changes cannot be heard. Throws Unauthenticated for nobody; null for somebody who has no role there, which must look
 * exactly like a place that does not exist.
 */
@Injectable()
export class ScopeSource {
  private readonly held = new Map<string, Held>();
  private readonly changes: Watch;

  constructor(
    private readonly database: Database,
    private readonly authenticator: Authenticator,
    @Inject(IDENTITY_OPTIONS) private readonly options: IdentityOptions,
  ) {
    this.changes = database.watch('samnav_access', () => this.forget());
    const verify = (request: unknown, token: string, done: (error: unknown, found?: Found | false) => void): void => {
      const { door, slug } = request as Place;
      const good = token.startsWith(TOKEN_PREFIX) && isSecret(token.slice(TOKEN_PREFIX.length));
      (good ? this.lookUp(door, slug, { token: hashOf(token) }) : Promise.resolve(null)).then((found) => done(null, found ?? false), done);
    };
    this.authenticator.use('token', new BearerStrategy({ passReqToCallback: true }, verify as (...args: unknown[]) => void));
  }

  tenantScope(request: CallingRequest, slug: string): Promise<Scope | null> {
    return this.scope('tenant', request, slug);
  }

  funderScope(request: CallingRequest, slug: string): Promise<Scope | null> {
    return this.scope('funder', request, slug);
  }

  platformScope(request: CallingRequest): Promise<Scope | null> {
    return this.scope('platform', request, '');
  }

  /** Forgets what is held, after this process itself has changed who may do what. */
  forget(): void {
    this.held.clear();
  }

  private async scope(door: Door, request: CallingRequest, slug: string): Promise<Scope | null> {
    const found = request.headers.authorization
      ? await this.authenticator.by<Found>('token', { headers: request.headers, door, slug })
      : await this.bySession(door, request, slug);
    if (!found) throw new Unauthenticated();
    const { account, tenantId, funderId, personId, assignments, tokenId, tokenScopes, now } = found.known;
    if (!assignments) return null;
    return makeScope({
      kind: door,
      tenantId: tenantId ?? NIL,
      tenant: slug,
      ...(funderId && { funderId }),
      accountId: account.id,
      personId,
      assignments,
      now: new Date(Date.parse(now) + (performance.now() - found.asked)).toISOString(),
      language: namesLanguage(request) ? languageOf(request) : account.language,
      ...(typeof request.id === 'string' && { requestId: request.id }),
      ...(tokenId && { tokenId, tokenScopes: tokenScopes ?? [] }),
    });
  }

  private bySession(door: Door, request: CallingRequest, slug: string): Promise<Found | null> {
    const secret = sessionSecret(request);
    if (secret === null || !isSecret(secret)) return Promise.resolve(null);
    refuseForeignOrigin(request, this.options.publicUrl);
    return this.lookUp(door, slug, { session: hashOf(secret) });
  }

  private async lookUp(door: Door, named: string, by: { session?: Buffer; token?: Buffer }): Promise<Found | null> {
    const slug = SLUG.test(named) ? named : '';
    const key = [door, slug, by.session?.toString('base64url'), by.token?.toString('base64url')].join(' ');
    const asked = performance.now();
    let held = this.held.get(key);
    if (!held || asked - held.asked >= (this.changes.fresh ? held.longest : HELD_MS)) {
      held = { asked, longest: LONGEST_HELD_MS, known: this.ask(door, slug, by.session ?? null, by.token ?? null) };
      this.hold(key, held);
    }
    const known = await held.known;
    return known && { known, asked: held.asked };
  }

  private hold(key: string, held: Held): void {
    this.held.delete(key); // so that the newest stands last
    this.held.set(key, held);
    for (const [oldest, { asked }] of this.held) {
      if (this.held.size <= MOST_HELD && held.asked - asked < LONGEST_HELD_MS) break;
      this.held.delete(oldest);
    }
    const drop = (): void => void (this.held.get(key) === held && this.held.delete(key));
    held.known.then((known) => {
      if (!known) return drop(); // strangers and faults are not remembered
      if (known.until) held.longest = Math.min(held.longest, Date.parse(known.until) - Date.parse(known.now));
    }, drop);
  }

  private async ask(door: Door, slug: string, session: Buffer | null, token: Buffer | null): Promise<Known | null> {
    const { rows } = await this.database.pool.query<{ known: Known | null }>({
      name: 'scope_of',
      text: 'select scope_of($1, $2, $3, $4) as known',
      values: [door, slug, session, token],
    });
    return rows[0]!.known;
  }
}
