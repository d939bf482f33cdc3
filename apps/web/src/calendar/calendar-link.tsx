import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTenant } from '../shell/use-tenant.ts';

/** The way to what is due of one person, group or municipality. */
export function CalendarLink({ of }: { of: { person: string } | { group: string } | { municipality: string } }) {
  const { t } = useTranslation();
  const tenant = useTenant();
  return (
    <Link to={tenant.path('calendar')} search={of as never}>
      {t('calendar.show')}
    </Link>
  );
}
