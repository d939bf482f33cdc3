import '../claims/claims.css';
import './reviews.css';
import { ApolloProvider } from '@apollo/client/react';
import { IconFileCertificate, IconHistory, IconReportMoney } from '@tabler/icons-react';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { clientOf } from '../api/client.ts';
import { TopBar } from '../shell/top-bar.tsx';
import { useFunder } from './use-funder.ts';

const places = [
  { key: 'queue', rest: '', icon: IconReportMoney },
  { key: 'reports', rest: 'reports', icon: IconFileCertificate },
  { key: 'log', rest: 'log', icon: IconHistory },
] as const;

/** A funder's frame: what waits, what is signed, what was done; the same three on a phone, at the bottom. */
export function FunderShell() {
  const { t } = useTranslation();
  const { slug } = useFunder();
  return (
    <ApolloProvider client={clientOf(`/f/${slug}/graphql`)}>
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <div className="shell">
        <TopBar tenant={null} />
        <nav className="side" aria-label={t('reviews.menu')}>
          <ul>
            <Places size={18} inList />
          </ul>
        </nav>
        <main className="main" id="main" tabIndex={-1}>
          <Outlet />
        </main>
        <nav className="bottom three" aria-label={t('shell.phoneMenu')}>
          <Places size={20} />
        </nav>
      </div>
    </ApolloProvider>
  );
}

function Places({ size, inList }: { size: number; inList?: boolean }) {
  const { t } = useTranslation();
  const { path } = useFunder();
  const here = useRouterState({ select: (state) => state.location.pathname });
  return places.map(({ key, rest, icon: Icon }) => {
    const current = rest ? here.startsWith(path(rest)) : here === path() || here.startsWith(path('claims'));
    const link = (
      <Link key={key} to={path(rest)} aria-current={current ? 'page' : undefined} activeProps={{}} activeOptions={{ exact: true }}>
        <Icon aria-hidden size={size} stroke={1.75} />
        {t(`reviews.${key}`)}
      </Link>
    );
    return inList ? <li key={key}>{link}</li> : link;
  });
}
