import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, tenantRoute } from '../routes.tsx';

const parent = { getParentRoute: () => tenantRoute };

const newGrant = createRoute({
  ...parent,
  path: 'grants/new',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./grant-form.tsx'), 'NewGrantPage'),
});
const grant = createRoute({
  ...parent,
  path: 'grants/$id',
  component: lazyRouteComponent(() => import('./grant-page.tsx'), 'GrantPage'),
});

export const grantRoutes = [newGrant, grant];
