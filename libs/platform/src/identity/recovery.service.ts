import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { Database } from '../database/database.ts';
import type { Language } from '../graphql/errors.ts';
import { queueMail } from '../mail/index.ts';
import { IDENTITY_OPTIONS } from './http.ts';
import type { IdentityOptions } from './http.ts';
import { passwordResetLetter } from './letters.ts';
import { Passwords } from './passwords.ts';
import { ScopeSource } from './scope-source.ts';
import { hashOf, isSecret, newSecret } from './secrets.ts';

/** What a link without tenant is for. */
export interface LinkSubject {
  kind: 'passwordReset' | 'operator';
  email: string | null;
  expires_at: Date;
}

/** A new password by mail, and the first operator's link. */
@Injectable()
export class RecoveryService implements OnModuleDestroy {
  private readonly logger = new Logger('password reset');
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly scopes: ScopeSource,
    @Inject(IDENTITY_OPTIONS) private readonly options: IdentityOptions,
  ) {}

  /** Mails the link, if there is such an account; after the answer, so that neither text nor time tells. */
  request(email: string): void {
    const sending = this.send(email).catch((error: unknown) => this.logger.error(error));
    this.running.add(sending);
    void sending.finally(() => this.running.delete(sending));
  }

  /** The passwordReset or operator link's subject; null where the link is not good (any more). */
  async subject(secret: string): Promise<LinkSubject | null> {
    if (!isSecret(secret)) return null;
    const { rows } = await this.database.pool.query<LinkSubject>('select * from link_subject($1)', [hashOf(secret)]);
    return rows[0] ?? null;
  }

  /** Sets the new password and ends every session of the account. False: the link is not good (any more). */
  async resetPassword(secret: string, password: string): Promise<boolean> {
    const hash = await this.passwords.hash(password);
    const { rows } = await this.database.pool.query<{ account: string | null }>('select use_reset_link($1, $2) as account', [hashOf(secret), hash]);
    this.scopes.forget();
    return rows[0]!.account !== null;
  }

  /** Makes the first operator; the account's uuid, or null: the link is not good (any more), or the address already has an account. */
  async becomeOperator(secret: string, given: { email: string; name: string; language: Language; password: string }): Promise<string | null> {
    const hash = await this.passwords.hash(given.password);
    const { rows } = await this.database.pool.query<{ account: string | null }>('select use_operator_link($1, $2, $3, $4, $5) as account', [
      hashOf(secret),
      given.email,
      given.name,
      given.language,
      hash,
    ]);
    return rows[0]!.account;
  }

  /** What is under way is finished before the server stops. */
  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.running);
  }

  private async send(email: string): Promise<void> {
    const secret = newSecret();
    await this.database.outside('password reset', async (tx) => {
      const [known] = await tx.sql<{ email: string; name: string; language: Language }>('select * from create_reset_link($1, $2)', [
        email,
        hashOf(secret),
      ]);
      if (!known) return;
      const url = `${this.options.publicUrl}/password-reset/${secret}`;
      const to = { address: known.email, language: known.language };
      await queueMail(tx, {
        letter: passwordResetLetter,
        params: { name: known.name, url },
        to,
        about: 'account',
        occurrence: hashOf(secret).toString('hex'),
      });
    });
  }
}

/** The one-time address for the first operator; null where there is an operator already. An earlier such address is dead then. */
export async function createOperatorLink(database: Database, publicUrl: string): Promise<string | null> {
  const secret = newSecret();
  const { rows } = await database.pool.query<{ made: boolean }>('select create_operator_link($1) as made', [hashOf(secret)]);
  return rows[0]!.made ? `${publicUrl}/operator/${secret}` : null;
}
