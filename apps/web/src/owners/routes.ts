import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, tenantRoute } from '../routes.tsx';

const list = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'owners',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./owners-page.tsx'), 'OwnersPage'),
});
const one = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'owners/$id',
  component: lazyRouteComponent(() => import('./hand-over-page.tsx'), 'HandOverPage'),
});

export const ownerRoutes = [list, one];
