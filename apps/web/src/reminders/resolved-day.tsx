import { useTranslation } from 'react-i18next';
import type { DeadlineKind } from '../generated/graphql.ts';
import { fullDate } from '../ui/dates.ts';
import { useDueDay } from './due-day.ts';

/** Which day the last one becomes, while the form is being filled in. */
export function ResolvedDay({ kind, last, municipalityId }: { kind: DeadlineKind; last: string; municipalityId: string | null | undefined }) {
  const { t } = useTranslation();
  const due = useDueDay(kind, last, municipalityId);
  if (!due) return null;
  const date = fullDate(due.on);
  return (
    <p className={`notice ${due.reason ? 'warn' : ''}`} role="status">
      {due.reason ? t('reminders.fallsOn', { reason: due.reason, date }) : t('reminders.lastDayIs', { date })}
    </p>
  );
}
