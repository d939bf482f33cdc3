import { createRootRoute, createRoute, Outlet, redirect, type ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { currentSession, startOf } from './identity/session.ts';
import { TenantShell } from './shell/shell.tsx';
import { LinkButton } from './ui/button.tsx';
import { ErrorState, NotFound } from './ui/states.tsx';

function NotFoundPage() {
  const { t } = useTranslation();
  return <NotFound act={<LinkButton to="/">{t('ui.toStart')}</LinkButton>} />;
}

/** Outside every region: in a frame of its own. */
function LostPage() {
  return (
    <main className="alone">
      <NotFoundPage />
    </main>
  );
}

function FailedPage({ error, reset }: ErrorComponentProps) {
  return <ErrorState error={error} again={reset} />;
}

/** Everything lies under this; it draws nothing of its own. */
export const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: LostPage, errorComponent: FailedPage });

/** Sends those who are not signed in to the sign-in page, and back here afterwards. */
export async function signedIn(href: string) {
  const session = await currentSession();
  if (!session) throw redirect({ to: '/login', search: { next: href } });
  return session;
}

/** `/`: to where one's work is. */
export const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: async () => {
    const session = await currentSession();
    throw redirect({ to: session ? startOf(session) : '/login' });
  },
});

/** One region. A region where one has no role is not told from one that does not exist. */
export const tenantRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/t/$tenant',
  beforeLoad: async ({ params, location }) => {
    const session = await signedIn(location.href);
    if (!session.tenants.some((each) => each.slug === params.tenant)) throw redirect({ to: '/nowhere' });
  },
  component: TenantShell,
  notFoundComponent: NotFoundPage,
  errorComponent: FailedPage,
});

type AnySearch = Record<string, string | undefined>;

/** The address of a list carries its filter, order and text; values are text whatever they look like. */
export const listSearch = (search: Record<string, unknown>): AnySearch =>
  Object.fromEntries(Object.entries(search).map(([key, value]) => [key, value === undefined || value === null ? undefined : String(value)]));
