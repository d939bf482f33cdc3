import { useTranslation } from 'react-i18next';
import type { MeetingStatus } from '../generated/graphql.ts';
import { Badge } from '../ui/badge.tsx';
import { isUnclosed, toneOfMeeting } from './meeting-words.ts';

/** Where a meeting stands: planned, held, cancelled, or past without anybody having said that it was held. */
export function MeetingBadge({ meeting, plain }: { meeting: { status: MeetingStatus; plannedOn: string }; plain?: boolean }) {
  const { t } = useTranslation();
  return (
    <Badge tone={toneOfMeeting(meeting)} plain={plain}>
      {isUnclosed(meeting) ? t('meetings.notClosed') : t(`meetings.states.${meeting.status}`)}
    </Badge>
  );
}
