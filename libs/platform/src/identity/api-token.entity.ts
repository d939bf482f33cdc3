import { Can, Col, Key, Table, TenantRow } from '../read/index.ts';
import type { ViewerCan } from '../read/index.ts';

/** A token that a program signs in with; each sees only their own. What it is, only its hash remembers. */
@Table<ApiToken>('api_token', {
  id: 'tok',
  list: 'apiTokens',
  allow: 'token.read',
  visible: (t, scope) => `${t.accountId} = ${scope.accountId}`,
  description: 'A token of yours for programs that use the API; it works in this tenant only.',
  order: ['-createdAt'],
})
export class ApiToken extends TenantRow {
  @Key() accountId: string;
  @Col('text', { description: 'What it is for, e.g. the name of the program.' }) name: string;
  @Col('text', { description: 'Its last four characters, to tell it from others.' }) hint: string;
  @Col('json', { description: 'What it is narrowed to, e.g. ["projects:read"].' }) scopes: string[];
  @Col('instant', { description: 'When it stops working.' }) expiresAt: Date;
  @Col('instant', { nullable: true, description: 'When it was last used, to the minute.' }) lastUsedAt: Date | null;
  @Col('instant', { nullable: true, description: 'When it was revoked.' }) revokedAt: Date | null;
  @Can<ApiToken>({ revoke: 'token.revoke' }, (t) => ({ accountId: t.accountId })) viewerCan: ViewerCan;
}
