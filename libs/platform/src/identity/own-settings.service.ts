import { Injectable } from '@nestjs/common';
import { access } from '../access/index.ts';
import { insertAuditEvent } from '../audit/record.ts';
import type { Tx } from '../database/tx.ts';
import { ScopeSource } from './scope-source.ts';

/** What everybody may change of their own account. */
@Injectable()
export class OwnSettingsService {
  constructor(private readonly scopes: ScopeSource) {}

  /** Sets the language of letters and messages; answers it. */
  async change(tx: Tx, { language }: { language: 'sv' | 'en' }): Promise<string> {
    const { accountId, tenantId, kind } = tx.scope;
    access.require(tx.scope, 'ownSettings.change', { accountId });
    const changed = await tx.sql<{ before: string }>(
      'update account a set language = $2, updated_at = samnav_now() from account b where a.id = $1 and b.id = a.id returning b.language as before',
      [accountId, language],
    );
    this.scopes.forget();
    const changes = { language: { before: changed[0]?.before, after: language } };
    if (kind === 'tenant' && tenantId)
      await insertAuditEvent(tx, { action: 'account.changed', subjectType: 'Account', subjectId: accountId, changes });
    return language;
  }
}
