import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { HostMeetingsDocument, ProjectMeetingsDocument, type MeetingRowFragment } from '../generated/graphql.ts';
import { useMay } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';
import { LinkButton } from '../ui/button.tsx';
import { atStart } from '../ui/money.ts';
import { Card } from '../ui/page.tsx';
import { PlainTable } from '../ui/table.tsx';
import { MeetingBadge } from './meeting-badge.tsx';
import { dayOfMeeting, rowWhen } from './meeting-words.ts';

/** The latest and coming meetings of a workgroup, network or body. */
export function HostMeetings({ id, changes }: { id: string; changes: boolean }) {
  const { data } = useQuery(HostMeetingsDocument, { variables: { id } });
  const { node } = data ?? {};
  if (!node || !('meetings' in node)) return null;
  return <MeetingsCard host={id} meetings={node.meetings.nodes} total={node.meetings.totalCount ?? 0} changes={changes} />;
}

/** The meetings that belong to a project's work, whoever's they are. */
export function ProjectMeetings({ id }: { id: string }) {
  const { data } = useQuery(ProjectMeetingsDocument, { variables: { id } });
  if (data?.node?.__typename !== 'Project') return null;
  const { meetings } = data.node;
  const shown = meetings.nodes.flatMap((each) => (each.meeting ? [each.meeting] : []));
  return <MeetingsCard host={id} meetings={shown} total={meetings.totalCount ?? 0} changes={data.node.viewerCan.update} />;
}

function MeetingsCard({
  host,
  meetings,
  total,
  changes,
}: {
  host: string;
  meetings: readonly MeetingRowFragment[];
  total: number;
  changes: boolean;
}) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const may = useMay();
  const title = total ? t('meetings.meetings', { count: total, word: atStart(total) }) : t('meetings.meetingsNone');
  const rows = meetings.toSorted((a, b) => dayOfMeeting(b).localeCompare(dayOfMeeting(a)));
  return (
    <Card flush={rows.length > 0} title={title} aside={<Link to={tenant.path('meetings')}>{t('meetings.allMeetings')}</Link>}>
      {rows.length ? (
        <PlainTable
          caption={title}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { key: 'title', label: t('meetings.name'), cell: (row) => <Link to={tenant.path(`meetings/${row.id}`)}>{row.title}</Link> },
            { key: 'when', label: t('meetings.when'), cell: (row) => <span className="nw">{rowWhen(row)}</span> },
            { key: 'state', label: t('meetings.state'), cell: (row) => <MeetingBadge plain meeting={row} /> },
          ]}
        />
      ) : (
        <p className="t2">{t('meetings.emptyBody')}</p>
      )}
      {changes && may('meeting.create') ? (
        <div className={rows.length ? 'pad no-print' : 'no-print'} style={{ paddingTop: 12 }}>
          <LinkButton to={tenant.path('meetings/new')} search={{ host } as never}>
            {t('meetings.callMeeting')}
          </LinkButton>
        </div>
      ) : null}
    </Card>
  );
}
