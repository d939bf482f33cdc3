import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Act, OneDeadline } from './deadline-page.tsx';

/** The rarer answers, and what those who manage the deadline can do with it. */
export function MoreActs({ deadline: { viewerCan, about }, choose }: { deadline: OneDeadline; choose: (act: Act) => void }) {
  const { t } = useTranslation();
  const all: [Act, boolean][] = [
    ['snooze', viewerCan.refuse],
    ['handOver', viewerCan.answer],
    ['refuse', viewerCan.refuse],
    ['move', viewerCan.update],
    ['edit', viewerCan.update],
    ['cancel', viewerCan.update && !about],
  ];
  const open = all.filter(([, may]) => may);
  if (open.length === 0) return null;
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <button type="button" className="btn">
          {t('reminders.moreActs')}
          <IconChevronDown aria-hidden size={16} stroke={1.75} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {open.map(([act]) => (
          <Menu.Item key={act} onClick={() => choose(act)} style={act === 'cancel' ? { color: 'var(--bad)' } : undefined}>
            {t(`reminders.${act as Exclude<Act, 'meet'>}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
