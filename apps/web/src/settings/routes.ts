import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, tenantRoute } from '../routes.tsx';

const own = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'settings',
  component: lazyRouteComponent(() => import('./own-page.tsx'), 'OwnPage'),
});
const tokens = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'settings/tokens',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./tokens-page.tsx'), 'TokensPage'),
});
const roles = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'settings/roles',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./roles-page.tsx'), 'RolesPage'),
});
const invitations = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'settings/invitations',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./invitations-page.tsx'), 'InvitationsPage'),
});
const invite = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'settings/invitations/new',
  component: lazyRouteComponent(() => import('./invite-page.tsx'), 'InvitePage'),
});

export const settingsRoutes = [own, tokens, roles, invitations, invite];
