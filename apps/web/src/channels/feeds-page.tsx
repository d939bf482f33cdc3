import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/connection.ts';
import { CalendarFeedsDocument, type FeedRowFragment } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { SettingsTabs } from '../settings/tabs.tsx';
import { useTenant } from '../shell/use-tenant.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, LinkAct } from '../ui/button.tsx';
import { CopyOnce } from '../ui/copy-once.tsx';
import { dayOf, instantText } from '../ui/dates.ts';
import { atStart } from '../ui/money.ts';
import { PageHead } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { CreateFeedDialog, RevokeFeedDialog } from './feed-acts.tsx';

/** What a feed shows: one's own, a group's or a municipality's. */
export function useFeedWords(): (feed: FeedRowFragment) => string {
  const { t } = useTranslation();
  return (feed) => feed.workgroup?.name ?? feed.municipality?.name ?? t('feeds.mine');
}

function useColumns(onRevoke: (feed: FeedRowFragment) => void): Column<FeedRowFragment>[] {
  const { t } = useTranslation();
  const words = useFeedWords();
  return [
    { key: 'what', label: t('feeds.what'), by: words, cell: words },
    { key: 'created', label: t('feeds.created'), by: (feed) => feed.createdAt, cell: (feed) => <span className="nw">{dayOf(feed.createdAt)}</span> },
    {
      key: 'fetched',
      label: t('feeds.fetched'),
      by: (feed) => feed.fetchedAt,
      cell: (feed) => (feed.fetchedAt ? <span className="nw">{instantText(feed.fetchedAt)}</span> : t('feeds.never')),
    },
    {
      key: 'state',
      label: t('feeds.state'),
      by: (feed) => feed.revokedAt ?? '',
      cell: (feed) => (
        <Badge plain tone={feed.revokedAt ? 'mute' : 'ok'}>
          {t(feed.revokedAt ? 'feeds.states.revoked' : 'feeds.states.good')}
        </Badge>
      ),
    },
    {
      key: 'act',
      act: true,
      num: true,
      label: t('ui.act'),
      cell: (feed) =>
        !feed.revokedAt && feed.viewerCan.revoke ? (
          <LinkAct aria-label={t('feeds.revokeLong', { what: words(feed) })} onClick={() => onRevoke(feed)}>
            {t('feeds.revoke')}
          </LinkAct>
        ) : null,
    },
  ];
}

/** One's own secret addresses for calendar programs. */
export function FeedsPage() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const may = useMay();
  const pages = usePages(CalendarFeedsDocument, 'calendarFeeds', { all: true });
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<FeedRowFragment | null>(null);
  const [address, setAddress] = useState<string | null>(null);
  const count = pages.data?.nodes.filter((feed) => !feed.revokedAt).length;
  const add = may('calendarFeed.create') ? (
    <Button kind="primary" onClick={() => setCreating(true)}>
      {t('feeds.new')}
    </Button>
  ) : undefined;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('settings.title'), to: tenant.path('settings') }, { label: t('feeds.title') }]}
        title={count === undefined ? t('feeds.title') : t('feeds.finding', { count, word: atStart(count) })}
        context={t('feeds.context')}
        acts={pages.data?.total ? add : undefined}
      />
      <SettingsTabs />
      {address ? (
        <CopyOnce
          title={t('feeds.secretTitle')}
          body={t('feeds.secretBody')}
          label={t('feeds.address')}
          value={address}
          onHide={() => setAddress(null)}
        />
      ) : null}
      <DataTable
        caption={t('feeds.title')}
        pages={pages}
        columns={useColumns(setRevoking)}
        rowKey={(feed) => feed.id}
        empty={
          <EmptyState title={t('feeds.emptyTitle')} act={add}>
            {t('feeds.emptyBody')}
          </EmptyState>
        }
      />
      {creating ? <CreateFeedDialog onCreated={setAddress} onClose={() => setCreating(false)} /> : null}
      {revoking ? <RevokeFeedDialog feed={revoking} onClose={() => setRevoking(null)} /> : null}
    </>
  );
}
