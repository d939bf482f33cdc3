import { Person } from '@samnav/networks';
import { Col, Inputs, Is, Key, One, Table, TenantRow } from '@samnav/platform';
import type { Ref } from '@samnav/platform';

/** What somebody wants to be sent. Who has never changed anything has no row, and is sent everything. */
@Table<NotificationSetting>('notification_setting', {
  id: 'nse',
  list: 'notificationSettings',
  allow: 'notificationSetting.read',
  visible: (n, scope) => `${n.personId} = ${scope.personId}`,
  description: 'What you want to be sent (aviseringar). One row once you have changed something; without it the weekly digest is on.',
})
export class NotificationSetting extends TenantRow {
  @Key() personId: string;
  @One(() => Person, 'personId', { description: 'Whose setting it is.' }) person: Ref<Person>;
  @Col('flag', { description: 'Whether the digest is mailed on Mondays.' }) digest: boolean;
}

@Inputs('What you want to be sent.')
export class ChangeNotificationSettingsInput {
  @Is.flag('Whether the digest is mailed on Mondays.') digest: boolean;
}
