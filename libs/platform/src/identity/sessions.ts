import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { IDENTITY_OPTIONS, SESSION_COOKIE } from './http.ts';
import type { IdentityOptions } from './http.ts';
import { Passwords } from './passwords.ts';
import { SignInRefused } from './refusals.ts';
import { ScopeSource } from './scope-source.ts';
import { hashOf, isSecret, newSecret } from './secrets.ts';
import { Throttle } from './throttle.ts';

/** An account as its owner sees it. */
export interface OwnAccount {
  id: string;
  email: string;
  name: string;
  language: 'sv' | 'en';
}
interface KeptAccount extends OwnAccount {
  password_hash: string | null;
  disabled: boolean;
}
/** Where an account has a role now. */
export interface Rooms {
  account: OwnAccount;
  tenants: { slug: string; name: string; roles: string[] }[];
  funders: { slug: string; name: string }[];
  platform: boolean;
}

/** Sign-in and sign-out: opaque sessions, hashed in the database, over as soon as they are revoked. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly throttle: Throttle,
    private readonly scopes: ScopeSource,
    @Inject(IDENTITY_OPTIONS) private readonly options: IdentityOptions,
  ) {}

  /** The account whose password it is. Throws SignInRefused, TooManyAttempts or ServiceBusy; what was wrong is not told, in text or time. */
  async prove(email: string, password: string, address: string): Promise<OwnAccount> {
    const clean = email.normalize('NFC').trim().toLowerCase();
    this.passwords.refuseWhenFull(); // before it is counted
    await this.throttle.reserve('login', clean, address);
    const { rows } = await this.database.pool.query<KeptAccount>('select * from account_for_login($1)', [clean]);
    const kept = rows[0];
    const right = await this.passwords.verify(kept?.password_hash ?? null, password);
    if (!kept || !right || kept.disabled) throw new SignInRefused();
    await this.throttle.forgive(clean);
    return { id: kept.id, email: kept.email, name: kept.name, language: kept.language };
  }

  /** Whether the address has an account; only for whoever holds a link that was mailed to it. */
  async known(email: string): Promise<boolean> {
    return (await this.database.pool.query('select id from account_for_login($1)', [email])).rowCount === 1;
  }

  /** Opens a session and answers the Set-Cookie that carries it. */
  async open(accountId: string, agent: string | null): Promise<string> {
    const secret = newSecret();
    const { rows } = await this.database.pool.query<{ expires: Date }>('select open_session($1, $2, $3) as expires', [
      accountId,
      hashOf(secret),
      agent,
    ]);
    return this.cookie(secret, rows[0]!.expires);
  }

  /** Ends the session and answers the Set-Cookie that forgets it. */
  async close(secret: string | null): Promise<string> {
    if (secret && isSecret(secret)) {
      await this.database.pool.query('select close_session($1)', [hashOf(secret)]);
      this.scopes.forget();
    }
    return this.cookie('', new Date(0));
  }

  /** The one clock, for pages that say how many days are left. */
  now(): Promise<string> {
    return this.database.now();
  }

  /** The account of a session and where it may go; null where there is no such session. */
  async rooms(secret: string | null): Promise<Rooms | null> {
    if (!secret || !isSecret(secret)) return null;
    const { rows } = await this.database.pool.query<{ rooms: Rooms | null }>('select rooms_of($1) as rooms', [hashOf(secret)]);
    return rows[0]!.rooms;
  }

  private cookie(value: string, expires: Date): string {
    const secure = this.options.publicUrl.startsWith('https:') ? '; Secure' : '';
    return `${SESSION_COOKIE}=${value}; Path=/; Expires=${expires.toUTCString()}; HttpOnly; SameSite=Lax${secure}`;
  }
}
