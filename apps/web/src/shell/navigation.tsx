import { Drawer } from '@mantine/core';
import { spotlight } from '@mantine/spotlight';
import { IconMenu2, IconPlus, IconSearch } from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../identity/rights.ts';
import { creatable } from './creatable.ts';
import { footPlaces, pathOf, places, type NavPlace, type PlaceKey } from './places.tsx';

function useHere(tenant: string): (key: PlaceKey) => boolean {
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (key) => path === pathOf(tenant, key) || path.startsWith(`${pathOf(tenant, key)}/`);
}

function useFoot(): NavPlace[] {
  const may = useMay();
  return footPlaces.filter((place) => place.key !== 'audit' || may('audit.read'));
}

function PlaceLink({ tenant, place, size = 18 }: { tenant: string; place: NavPlace; size?: number }) {
  const { t } = useTranslation();
  const here = useHere(tenant);
  const Icon = place.icon;
  return (
    <Link to={pathOf(tenant, place.key)} aria-current={here(place.key) ? 'page' : undefined} activeProps={{}}>
      <Icon aria-hidden size={size} stroke={1.75} />
      {t(`shell.${place.key}`)}
    </Link>
  );
}

/** The side: every place of the region. */
export function Side({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const here = useHere(tenant);
  const foot = useFoot();
  return (
    <nav className="side" aria-label={t('shell.mainMenu')}>
      <ul>
        {places.map((place) => (
          <li key={place.key}>
            <PlaceLink tenant={tenant} place={place} />
            {place.under ? (
              <ul className="sub">
                {place.under.map((key) => (
                  <li key={key}>
                    <Link to={pathOf(tenant, key)} aria-current={here(key) ? 'page' : undefined} activeProps={{}}>
                      {t(`shell.${key}`)}
                    </Link>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
      <ul className="foot">
        {foot.map((place) => (
          <li key={place.key}>
            <PlaceLink tenant={tenant} place={place} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The bottom bar of a phone: three places and the rest under "Meny". */
export function Bottom({ tenant }: { tenant: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => setOpen(false), [path]);
  return (
    <nav className="bottom" aria-label={t('shell.phoneMenu')}>
      {places.slice(0, 3).map((place) => (
        <PlaceLink key={place.key} tenant={tenant} place={place} size={20} />
      ))}
      <button type="button" aria-expanded={open} onClick={() => setOpen(true)}>
        <IconMenu2 aria-hidden size={20} stroke={1.75} />
        {t('shell.menu')}
      </button>
      <MenuSheet tenant={tenant} open={open} close={() => setOpen(false)} />
    </nav>
  );
}

function MenuSheet({ tenant, open, close }: { tenant: string; open: boolean; close: () => void }) {
  const { t } = useTranslation();
  const here = useHere(tenant);
  const foot = useFoot();
  const may = useMay();
  const all = [...places.flatMap((place) => [place, ...(place.under ?? []).map((key): NavPlace => ({ key, icon: place.icon }))]), ...foot];
  return (
    <Drawer.Root opened={open} onClose={close} position="bottom" size="85%">
      <Drawer.Overlay backgroundOpacity={0.45} />
      <Drawer.Content>
        <div className="dialog-head">
          <Drawer.Title>{t('shell.menu')}</Drawer.Title>
          <Drawer.CloseButton aria-label={t('ui.close')} />
        </div>
        <Drawer.Body>
          <button
            type="button"
            className="search"
            style={{ width: '100%', maxWidth: 'none', margin: '0 0 8px', minHeight: 44 }}
            onClick={() => {
              close();
              spotlight.open();
            }}
          >
            <IconSearch aria-hidden size={18} stroke={1.75} />
            {t('shell.search')}
          </button>
          <ul className="menu-sheet">
            {all.map((place) => (
              <li key={place.key}>
                <Link to={pathOf(tenant, place.key)} aria-current={here(place.key) ? 'page' : undefined} activeProps={{}}>
                  <place.icon aria-hidden size={20} stroke={1.75} />
                  {t(`shell.${place.key}`)}
                </Link>
              </li>
            ))}
            {creatable
              .filter((each) => may(each.act))
              .map((each) => (
                <li key={each.path}>
                  <Link to={pathOf(tenant, each.path)} activeProps={{}}>
                    <IconPlus aria-hidden size={20} stroke={1.75} />
                    {t(each.label)}
                  </Link>
                </li>
              ))}
          </ul>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
