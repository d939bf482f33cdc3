import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { tenantRoute } from '../routes.tsx';

const target = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'targets/$id',
  component: lazyRouteComponent(() => import('./target-page.tsx'), 'TargetPage'),
});

export const targetRoutes = [target];
