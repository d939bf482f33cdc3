import { IconClock } from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTenant } from '../shell/use-tenant.ts';
import { atStart } from '../ui/money.ts';
import { useOutbox, useSending } from './use-attendance.ts';

/** Sends the ticks that wait, whichever page is open, and says so on every page but the meeting's own, which says more. */
export function Unsent() {
  const { t } = useTranslation();
  const tenant = useTenant();
  useSending();
  const { ticks } = useOutbox();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const elsewhere = ticks.filter((tick) => !path.endsWith(`/meetings/${tick.meetingId}`));
  if (elsewhere.length === 0) return null;
  return (
    <p className="notice warn unsent no-print" role="status">
      <IconClock aria-hidden size={16} stroke={1.75} />
      <Link to={tenant.path(`meetings/${elsewhere[0]!.meetingId}`)}>
        {t('attendance.elsewhere', { count: elsewhere.length, word: atStart(elsewhere.length) })}
      </Link>
    </p>
  );
}
