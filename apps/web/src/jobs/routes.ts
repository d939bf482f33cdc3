import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, tenantRoute } from '../routes.tsx';

const jobs = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'jobs',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./jobs-page.tsx'), 'JobsPage'),
});

export const jobRoutes = [jobs];
