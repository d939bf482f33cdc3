import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, tenantRoute } from '../routes.tsx';

const parent = { getParentRoute: () => tenantRoute };

const economy = createRoute({
  ...parent,
  path: 'economy',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./economy-page.tsx'), 'EconomyPage'),
});
const grants = createRoute({
  ...parent,
  path: 'grants',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./grants-page.tsx'), 'GrantsPage'),
});

export const economyRoutes = [economy, grants];
