import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { GroupMeetingsDocument, type GroupMeetingsQuery } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { LinkButton } from '../ui/button.tsx';
import { today } from '../ui/dates.ts';
import { inWords } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import { fullWhen } from './meeting-words.ts';

type Group = Extract<NonNullable<GroupMeetingsQuery['node']>, { __typename: 'Workgroup' }>;
export type HeldMeeting = Group['held']['nodes'][number];
export type ComingMeeting = Group['coming']['nodes'][number];

/** A workgroup's meetings: those held last, those to come, and its balance of the latest year. */
export function useGroupMeetings(id: string): Group | undefined {
  const { data } = useQuery(GroupMeetingsDocument, { variables: { id, today: today() } });
  return data?.node?.__typename === 'Workgroup' ? data.node : undefined;
}

/** When the group meets next, and what waits for it. */
export function NextMeeting({ group, meeting, calls }: { group: string; meeting: ComingMeeting | undefined; calls: boolean }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  if (!meeting)
    return (
      <Card title={t('balance.nextNone')}>
        <p className="sm t2" style={{ paddingBottom: 12 }}>
          {t('balance.nextNoneBody')}
        </p>
        {calls ? (
          <LinkButton kind="primary" to={tenant.path('meetings/new')} search={{ host: group } as never}>
            {t('balance.call')}
          </LinkButton>
        ) : null}
      </Card>
    );
  const items = meeting.agenda.totalCount ?? 0;
  const open = meeting.openItems.nodes.filter((item) => !item.carried).length;
  const about = [
    meeting.place,
    items ? t('balance.nextItems', { count: items, word: inWords(items) }) : t('balance.nextItemsNone'),
    ...(open ? [t('balance.nextOpen', { count: open, word: inWords(open) })] : []),
  ];
  return (
    <Card title={t('balance.next', { date: fullWhen(meeting) })}>
      <p className="sm t2" style={{ paddingBottom: 12 }}>
        {about.filter(Boolean).join(' · ')}
      </p>
      <div className="row wrap">
        <LinkButton kind="primary" to={tenant.path(`meetings/${meeting.id}`)}>
          {t('balance.openMeeting')}
        </LinkButton>
        {calls ? (
          <LinkButton kind="quiet" to={tenant.path('meetings/new')} search={{ host: group } as never}>
            {t('balance.call')}
          </LinkButton>
        ) : null}
      </div>
    </Card>
  );
}
