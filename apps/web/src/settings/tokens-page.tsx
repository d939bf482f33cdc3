import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { ApiTokensDocument, type ApiTokensQuery } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, LinkAct } from '../ui/button.tsx';
import { addDays, dayOf, instantText, now, today } from '../ui/dates.ts';
import { atStart } from '../ui/money.ts';
import { PageHead } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { SettingsTabs } from './tabs.tsx';
import { CreateTokenDialog, RevokeTokenDialog, SecretCard, type NewToken } from './token-acts.tsx';
import { useScopeWords } from './token-scopes.ts';

export type TokenRow = ApiTokensQuery['apiTokens']['nodes'][number];
type State = 'good' | 'soon' | 'expired' | 'revoked';

/** The last day of a token: it stops at the midnight that ends it. */
const lastDay = (token: TokenRow): string => dayOf(new Date(Date.parse(token.expiresAt) - 1));

function stateOf(token: TokenRow): State {
  if (token.revokedAt) return 'revoked';
  if (Date.parse(token.expiresAt) <= now().getTime()) return 'expired';
  return lastDay(token) <= addDays(today(), 14) ? 'soon' : 'good';
}

const tones = { good: 'ok', soon: 'soon', expired: 'mute', revoked: 'mute' } as const;
const works = (token: TokenRow): boolean => ['good', 'soon'].includes(stateOf(token));

function useColumns(onRevoke: (token: TokenRow) => void): Column<TokenRow>[] {
  const { t } = useTranslation();
  const words = useScopeWords();
  return [
    {
      key: 'name',
      label: t('settings.tokenName'),
      by: (token) => token.name,
      cell: (token) => (
        <>
          {token.name} <span className="sm t2 nw">…{token.hint}</span>
        </>
      ),
    },
    { key: 'scopes', label: t('settings.tokenScopes'), cell: (token) => words(token.scopes).join('; ') },
    {
      key: 'expires',
      label: t('settings.tokenLastDay'),
      by: (token) => token.expiresAt,
      cell: (token) => <span className="nw">{lastDay(token)}</span>,
    },
    {
      key: 'used',
      label: t('settings.tokenUsed'),
      by: (token) => token.lastUsedAt,
      cell: (token) => (token.lastUsedAt ? <span className="nw">{instantText(token.lastUsedAt)}</span> : t('settings.neverUsed')),
    },
    {
      key: 'state',
      label: t('settings.state'),
      by: (token) => stateOf(token),
      cell: (token) => (
        <Badge plain tone={tones[stateOf(token)]}>
          {t(`settings.tokenStates.${stateOf(token)}`)}
        </Badge>
      ),
    },
    {
      key: 'act',
      act: true,
      num: true,
      label: t('ui.act'),
      cell: (token) =>
        works(token) && token.viewerCan.revoke ? (
          <LinkAct aria-label={t('settings.revokeLong', { name: token.name })} onClick={() => onRevoke(token)}>
            {t('settings.revoke')}
          </LinkAct>
        ) : null,
    },
  ];
}

/** One's own tokens for programs that use the API. */
export function TokensPage() {
  const { t } = useTranslation();
  const may = useMay();
  const tenant = useTenant();
  const pages = usePages(ApiTokensDocument, 'apiTokens', { all: true });
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<TokenRow | null>(null);
  const [made, setMade] = useState<NewToken | null>(null);
  const columns = useColumns(setRevoking);
  const count = pages.data?.nodes.filter(works).length;
  const finding =
    count === undefined ? t('settings.tokens') : count ? t('settings.tokensFinding', { count, word: atStart(count) }) : t('settings.tokensNone');
  const add = may('token.create') ? (
    <Button kind="primary" onClick={() => setCreating(true)}>
      {t('settings.tokenNew')}
    </Button>
  ) : undefined;
  const created = (token: NewToken) => {
    setCreating(false);
    setMade(token);
  };
  return (
    <>
      <PageHead
        crumbs={[{ label: t('settings.title'), to: tenant.path('settings') }, { label: t('settings.tokens') }]}
        title={finding}
        context={t('settings.tokensContext')}
        acts={pages.data?.total ? add : undefined}
      />
      <SettingsTabs />
      {made ? <SecretCard token={made} onHide={() => setMade(null)} /> : null}
      <DataTable
        caption={t('settings.tokens')}
        pages={pages}
        columns={columns}
        rowKey={(token) => token.id}
        empty={
          <EmptyState title={t('settings.tokensEmpty')} act={add}>
            {t('settings.tokensEmptyBody')}
          </EmptyState>
        }
      />
      {creating ? <CreateTokenDialog onCreated={created} onClose={() => setCreating(false)} /> : null}
      {revoking ? <RevokeTokenDialog token={revoking} onClose={() => setRevoking(null)} /> : null}
    </>
  );
}
