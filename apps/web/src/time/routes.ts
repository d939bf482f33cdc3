import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, tenantRoute } from '../routes.tsx';

const time = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'time',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./time-page.tsx'), 'TimePage'),
});

export const timeRoutes = [time];
