import { Menu, useMantineColorScheme } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { IconBell, IconCheck, IconChevronDown, IconPlus, IconSearch } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { language, type Language } from '../i18n/index.ts';
import { useMay } from '../identity/rights.ts';
import { signOut, useSession } from '../identity/session.ts';
import { useUnread } from '../reminders/use-unread.ts';
import { Brand } from '../ui/brand.tsx';
import { Initials } from '../ui/person.tsx';
import { creatable } from './creatable.ts';
import { useLanguageChange } from './language-change.ts';

/** Brand, region, search, what can be made, and who one is. `tenant` is null outside the regions. */
export function TopBar({ tenant }: { tenant: string | null }) {
  const session = useSession();
  const start = tenant ? `/t/${tenant}/week` : '/';
  return (
    <header className="top">
      <Link to={start} className="brand-link" style={{ textDecoration: 'none' }} aria-label="Samnav">
        <Brand />
      </Link>
      <TenantSwitch tenant={tenant} />
      {tenant ? <SearchButton /> : null}
      <div className="right">
        {tenant ? <NewMenu tenant={tenant} /> : null}
        {tenant ? <Bell tenant={tenant} /> : null}
        <MeMenu name={session.account.name} email={session.account.email} />
      </div>
    </header>
  );
}

function TenantSwitch({ tenant }: { tenant: string | null }) {
  const { t } = useTranslation();
  const session = useSession();
  const navigate = useNavigate();
  const here = session.tenants.find((each) => each.slug === tenant)?.name ?? session.funders[0]?.name ?? t('shell.platform');
  const choices = session.tenants.length + session.funders.length + (session.platform ? 1 : 0);
  if (choices < 2)
    return (
      <span className="tenant-slot">
        <span className="tenant">{here}</span>
      </span>
    );
  return (
    <span className="tenant-slot">
      <Menu position="bottom-start" width={260}>
        <Menu.Target>
          <button type="button" className="tenant" aria-label={t('shell.switchRegion', { name: here })}>
            {here}
            <IconChevronDown aria-hidden size={16} stroke={1.75} />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {session.tenants.length > 0 ? <Menu.Label>{t('shell.regions')}</Menu.Label> : null}
          {session.tenants.map((each) => (
            <Menu.Item
              key={each.slug}
              rightSection={each.slug === tenant ? <IconCheck size={16} /> : null}
              onClick={() => void navigate({ to: '/t/$tenant/week', params: { tenant: each.slug } })}
            >
              {each.name}
            </Menu.Item>
          ))}
          {session.funders.length > 0 ? <Menu.Label>{t('shell.funders')}</Menu.Label> : null}
          {session.funders.map((each) => (
            <Menu.Item key={each.slug} onClick={() => void navigate({ to: '/f/$funder', params: { funder: each.slug } })}>
              {each.name}
            </Menu.Item>
          ))}
          {session.platform ? <Menu.Item onClick={() => void navigate({ to: '/operator' })}>{t('shell.operator')}</Menu.Item> : null}
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}

function SearchButton() {
  const { t } = useTranslation();
  return (
    <button type="button" className="search not-phone" onClick={() => spotlight.open()} aria-keyshortcuts="Control+K Meta+K /">
      <IconSearch aria-hidden size={16} stroke={1.75} />
      {t('shell.search')}
      <kbd aria-hidden>Ctrl K</kbd>
    </button>
  );
}

function NewMenu({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const open = creatable.filter((each) => may(each.act));
  if (open.length === 0) return null;
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <button type="button" className="btn not-phone">
          <IconPlus aria-hidden size={16} stroke={1.75} />
          {t('shell.newMenu')}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {open.map((each) => (
          <Menu.Item key={each.path} onClick={() => void navigate({ to: `/t/${tenant}/${each.path}` })}>
            {t(each.label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Bell({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const unread = useUnread();
  const name = unread ? t('inbox.bell', { count: unread }) : t('inbox.bellNone');
  return (
    <Link to="/t/$tenant/inbox" params={{ tenant }} className="icon-btn bell" aria-label={name} title={name}>
      <IconBell aria-hidden size={20} stroke={1.75} />
      {unread ? <span aria-hidden>{unread > 99 ? '99+' : unread}</span> : null}
    </Link>
  );
}

function MeMenu({ name, email }: { name: string; email: string }) {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  const changeLanguage = useLanguageChange();
  const leave = async () => {
    await signOut();
    await navigate({ to: '/login' });
  };
  const tick = (on: boolean) => (on ? <IconCheck aria-hidden size={16} /> : null);
  const languages: [Language, string][] = [
    ['sv', t('shell.swedish')],
    ['en', t('shell.english')],
  ];
  const schemes = [
    ['auto', t('shell.system')],
    ['light', t('shell.light')],
    ['dark', t('shell.dark')],
  ] as const;
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <button type="button" className="av-btn" aria-label={`${t('shell.me')}: ${name}`}>
          <Initials name={name} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <strong style={{ display: 'block', color: 'var(--text)' }}>{t('shell.signedInAs', { name })}</strong>
          {email}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('shell.language')}</Menu.Label>
        {languages.map(([code, word]) => (
          <Menu.Item key={code} lang={code} rightSection={tick(language() === code)} onClick={() => void changeLanguage(code)}>
            {word}
          </Menu.Item>
        ))}
        <Menu.Label>{t('shell.appearance')}</Menu.Label>
        {schemes.map(([scheme, word]) => (
          <Menu.Item key={scheme} rightSection={tick(colorScheme === scheme)} onClick={() => setColorScheme(scheme)}>
            {word}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void leave()}>{t('shell.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
