import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { listSearch, tenantRoute } from '../routes.tsx';

const parent = { getParentRoute: () => tenantRoute };

const start = createRoute({
  ...parent,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/t/$tenant/week', params });
  },
});
const overview = createRoute({
  ...parent,
  path: 'overview',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./overview-page.tsx'), 'OverviewPage'),
});

export const overviewRoutes = [start, overview];
