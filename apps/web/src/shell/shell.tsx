import { ApolloProvider } from '@apollo/client/react';
import { Outlet, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { clientOf } from '../api/client.ts';
import { Unsent } from '../meetings/unsent.tsx';
import { Bottom, Side } from './navigation.tsx';
import { Palette } from './palette.tsx';
import { TopBar } from './top-bar.tsx';

/** A region's frame: top, side, content, and on a phone the bottom bar. */
export function TenantShell() {
  const { tenant = '' } = useParams({ strict: false });
  const { t } = useTranslation();
  return (
    <ApolloProvider client={clientOf(`/t/${tenant}/graphql`)}>
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <div className="shell">
        <TopBar tenant={tenant} />
        <Side tenant={tenant} />
        <main className="main" id="main" tabIndex={-1}>
          <Unsent />
          <Outlet />
        </main>
        <Bottom tenant={tenant} />
      </div>
      <Palette tenant={tenant} />
    </ApolloProvider>
  );
}

/** The frame of pages outside the regions: no side. */
export function OuterShell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <div className="shell" style={{ gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <TopBar tenant={null} />
        <main className="main" id="main" tabIndex={-1} style={{ margin: '0 auto' }}>
          {children}
        </main>
      </div>
    </>
  );
}
