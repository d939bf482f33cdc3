import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTenant } from '../shell/use-tenant.ts';
import { Button } from '../ui/button.tsx';
import { dayOf, rowDate } from '../ui/dates.ts';
import { DeadlineBadge } from './deadline-badge.tsx';
import type { Mine } from './week-lanes.ts';

interface Props {
  deadline: Mine;
  me: string;
  primary: boolean;
  onMeet: (deadline: Mine) => void;
}

/** One thing that waits: when, what, who is told otherwise, and one verb. */
export function TaskRow({ deadline, me, primary, onMeet }: Props) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const place = [deadline.municipality?.name, deadline.workgroup?.name].filter(Boolean).join(' · ') || t('reminders.wholeRegion');
  const date = rowDate(deadline.dueOn);
  return (
    <>
      <div className="when">
        <DeadlineBadge plain state={deadline.state} dueOn={deadline.dueOn} />
        <span className="xs t2" style={{ display: 'block' }}>
          {deadline.state === 'late' ? t('reminders.wasDue', { date }) : date}
        </span>
      </div>
      <div>
        <h3>
          <Link to={tenant.path(`deadlines/${deadline.id}`)}>{deadline.title}</Link>
        </h3>
        <p className="sm t2">{place}</p>
      </div>
      <Otherwise deadline={deadline} me={me} />
      <div className="act">
        {deadline.viewerCan.meet ? (
          <Button
            kind={primary ? 'primary' : 'secondary'}
            aria-label={t('reminders.reportLong', { title: deadline.title })}
            onClick={() => onMeet(deadline)}
          >
            {t('reminders.report')}
          </Button>
        ) : null}
      </div>
    </>
  );
}

/** Who else is told, and when; where nobody is, when oneself is reminded next. */
function Otherwise({ deadline, me }: { deadline: Mine; me: string }) {
  const { t } = useTranslation();
  const coming = deadline.reminders.nodes.filter((each) => each.state === 'planned').toSorted((a, b) => a.sendAt.localeCompare(b.sendAt));
  const other = coming.find((each) => each.recipient && each.recipient.id !== me);
  if (other)
    return (
      <p className="xs t2">
        {t('reminders.otherwise', { date: rowDate(dayOf(other.sendAt)) })}{' '}
        <span className="who">{`${other.recipient!.name}, ${t(`reminders.roles.${other.recipientRole}`)}`}</span>
      </p>
    );
  return <p className="xs t2">{coming[0] ? t('reminders.remindedNext', { date: rowDate(dayOf(coming[0].sendAt)) }) : t('reminders.remindedNone')}</p>;
}
