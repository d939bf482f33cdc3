import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, tenantRoute } from '../routes.tsx';

const list = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'settings/ladders',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./ladders-page.tsx'), 'LaddersPage'),
});
const create = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'settings/ladders/new',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./new-ladder-page.tsx'), 'NewLadderPage'),
});
const one = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'settings/ladders/$id',
  component: lazyRouteComponent(() => import('./ladder-page.tsx'), 'LadderPage'),
});

export const ladderRoutes = [list, create, one];
