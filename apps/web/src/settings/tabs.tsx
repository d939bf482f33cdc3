import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../identity/rights.ts';
import { useTenant } from '../shell/use-tenant.ts';

/** The parts of the settings; invitations only for those who may invite. */
export function SettingsTabs() {
  const { t } = useTranslation();
  const tenant = useTenant();
  const may = useMay();
  const parts = [
    { to: tenant.path('settings'), label: t('settings.own') },
    { to: tenant.path('settings/roles'), label: t('settings.roles') },
    ...(may('invitation.send') ? [{ to: tenant.path('settings/invitations'), label: t('settings.invitations') }] : []),
    { to: tenant.path('settings/ladders'), label: t('ladders.title') },
    { to: tenant.path('settings/calendar-days'), label: t('calendar.ownDays') },
    ...(may('delivery.resend') ? [{ to: tenant.path('settings/deliveries'), label: t('deliveries.title') }] : []),
    { to: tenant.path('settings/feeds'), label: t('feeds.title') },
    ...(may('webhookEndpoint.read') ? [{ to: tenant.path('settings/webhooks'), label: t('webhooks.title') }] : []),
    { to: tenant.path('settings/tokens'), label: t('settings.tokens') },
  ];
  return (
    <nav className="tabs no-print" aria-label={t('settings.title')}>
      {parts.map((part) => (
        <Link key={part.to} to={part.to} activeOptions={{ exact: true, includeSearch: false }} activeProps={{}}>
          {part.label}
        </Link>
      ))}
    </nav>
  );
}
