import { Injectable } from '@nestjs/common';
import { access, tokenScopes } from '../access/index.ts';
import type { Tx } from '../database/tx.ts';
import { domainError } from '../graphql/errors.ts';
import { ApiToken } from './api-token.entity.ts';
import { ScopeSource } from './scope-source.ts';
import { hashOf, newSecret, TOKEN_PREFIX } from './secrets.ts';

export const TokenScopeUnknown = domainError('invalid', 'TOKEN_SCOPE_UNKNOWN', {
  sv: '{scope} finns inte. Möjliga: {possible}.',
  en: '{scope} does not exist. Possible: {possible}.',
});
export const TokenLivesTooLong = domainError('invalid', 'TOKEN_LIVES_TOO_LONG', {
  sv: 'En nyckel gäller i minst en dag och högst ett år: sista dag från {earliest} till {latest}.',
  en: 'A token lives for at least a day and at most a year: last day from {earliest} to {latest}.',
});
export const TooManyTokens = domainError('refused', 'TOO_MANY_TOKENS', {
  sv: 'Du har redan {most} nycklar. Återkalla en först.',
  en: 'You already have {most} tokens. Revoke one first.',
});

const MOST = 20;

/** API tokens: shown once, kept as a hash, narrowed, good for at most a year. Only a session makes them. */
@Injectable()
export class ApiTokenService {
  constructor(private readonly scopes: ScopeSource) {}

  /** Answers the token's uuid and, this once, the token itself. */
  async create(tx: Tx, input: { name: string; scopes: string[]; expiresOn: string }): Promise<{ id: string; secret: string }> {
    const { accountId } = tx.scope;
    access.require(tx.scope, 'token.create', { accountId });
    const unknown = input.scopes.find((scope) => !(tokenScopes as readonly string[]).includes(scope));
    if (unknown) throw new TokenScopeUnknown({ scope: unknown, possible: tokenScopes }, ['input', 'scopes']);
    await this.checkLife(tx, input.expiresOn);
    await tx.sql(`select pg_advisory_xact_lock(hashtextextended('tokens of ' || $1, 0))`, [accountId]); // or many at once would slip by the count
    const living = await tx.sql('select from api_token where account_id = $1 and revoked_at is null and expires_at > samnav_now()', [accountId]);
    if (living.length >= MOST) throw new TooManyTokens({ most: MOST });
    const secret = TOKEN_PREFIX + newSecret();
    const scopes = [...new Set(input.scopes)];
    const [row] = await tx.sql<{ id: string }>(
      `insert into api_token (account_id, name, hint, token_hash, scopes, expires_at)
       select $1, $2, $3, $4, $5, ($6::date + 1)::timestamp at time zone t.time_zone from tenant t where t.id = current_tenant() returning id`,
      [accountId, input.name, secret.slice(-4), hashOf(secret), JSON.stringify(scopes), input.expiresOn],
    );
    await tx.record('token.created', ApiToken, row!.id, { changes: { name: { after: input.name }, scopes: { after: scopes } } });
    return { id: row!.id, secret };
  }

  /** Revokes a token of one's own; it is refused within a second. */
  async revoke(tx: Tx, input: { apiTokenId: string }): Promise<string> {
    const token = await tx.find(ApiToken, input.apiTokenId, ['apiTokenId']);
    access.require(tx.scope, 'token.revoke', { accountId: token.accountId });
    if (!token.revokedAt) await tx.change(ApiToken, token.id, null, { revokedAt: new Date(tx.now) }, 'token.revoked');
    this.scopes.forget();
    return token.id;
  }

  private async checkLife(tx: Tx, expiresOn: string): Promise<void> {
    const [days] = await tx.sql<{ earliest: string; latest: string }>(
      `select to_char(d, 'YYYY-MM-DD') as earliest, to_char(d + interval '1 year' - interval '1 day', 'YYYY-MM-DD') as latest
       from (select (samnav_now() at time zone t.time_zone)::date as d from tenant t where t.id = current_tenant()) x`,
    );
    if (expiresOn < days!.earliest || expiresOn > days!.latest) throw new TokenLivesTooLong({ ...days }, ['input', 'expiresOn']);
  }
}
