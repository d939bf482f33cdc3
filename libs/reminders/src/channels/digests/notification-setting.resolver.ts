import { Resolver } from '@nestjs/graphql';
import { Input, InTx, Verb } from '@samnav/platform';
import type { Tx } from '@samnav/platform';
import { ChangeNotificationSettingsInput, NotificationSetting } from './notification-setting.entity.ts';
import { NotificationSettingService } from './notification-setting.service.ts';

@Resolver()
export class NotificationSettingResolver {
  constructor(private readonly settings: NotificationSettingService) {}

  @Verb('notificationSetting.change', { notificationSetting: () => NotificationSetting }, 'Changes what you want to be sent.')
  async changeNotificationSettings(@InTx() tx: Tx, @Input() input: ChangeNotificationSettingsInput): Promise<{ notificationSetting: string }> {
    return { notificationSetting: await this.settings.change(tx, input) };
  }
}
