import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CalendarDeadlineFragment } from '../generated/graphql.ts';
import { useTenant } from '../shell/use-tenant.ts';

const signs = { open: IconClock, late: IconAlertTriangle, met: IconCheck, cancelled: IconCheck };
const colours = { open: 'info', late: 'bad', met: 'ok', cancelled: 'mute' };

/** A deadline where there is little room: sign, title, and its state for the ear. */
export function DeadlineLink({ deadline }: { deadline: CalendarDeadlineFragment }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  const Sign = signs[deadline.state];
  return (
    <Link to={tenant.path(`deadlines/${deadline.id}`)} className={`due ${colours[deadline.state]}`}>
      <Sign aria-hidden size={14} stroke={2.2} />
      <span>
        <span className="sr-only">{t(`reminders.states.${deadline.state}`)}: </span>
        {deadline.title}
      </span>
    </Link>
  );
}
