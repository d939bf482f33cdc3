import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { listSearch, rootRoute, signedIn } from '../routes.tsx';

const login = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./login-page.tsx'), 'LoginPage'),
});
const invitation = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./gate-pages.tsx'), 'InvitationPage'),
});
const reset = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./gate-pages.tsx'), 'ResetPage'),
});
const invitationLink = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation/$token',
  component: lazyRouteComponent(() => import('./gate-pages.tsx'), 'InvitationPage'),
});
const resetLink = createRoute({
  getParentRoute: () => rootRoute,
  path: '/password-reset/$token',
  component: lazyRouteComponent(() => import('./gate-pages.tsx'), 'ResetPage'),
});
const operatorLink = createRoute({
  getParentRoute: () => rootRoute,
  path: '/operator/$token',
  component: lazyRouteComponent(() => import('./operator-link-page.tsx'), 'OperatorLinkPage'),
});
const nowhere = createRoute({
  getParentRoute: () => rootRoute,
  path: '/nowhere',
  beforeLoad: ({ location }) => signedIn(location.href).then(() => undefined),
  component: lazyRouteComponent(() => import('./outer-pages.tsx'), 'NowherePage'),
});
const operator = createRoute({
  getParentRoute: () => rootRoute,
  path: '/operator',
  beforeLoad: ({ location }) => signedIn(location.href).then(() => undefined),
  component: lazyRouteComponent(() => import('./operator-page.tsx'), 'OperatorPage'),
});
/** The address beside the API's own `/platform/graphql`. */
const platform = createRoute({
  getParentRoute: () => rootRoute,
  path: '/platform',
  beforeLoad: () => {
    throw redirect({ to: '/operator', replace: true });
  },
});

export const identityRoutes = [login, invitation, reset, invitationLink, resetLink, operatorLink, nowhere, operator, platform];
