import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, tenantRoute } from '../routes.tsx';

const list = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'calendar/series',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./series-list-page.tsx'), 'SeriesListPage'),
});
const create = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'calendar/series/new',
  component: lazyRouteComponent(() => import('./new-series-page.tsx'), 'NewSeriesPage'),
});
const one = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'calendar/series/$id',
  component: lazyRouteComponent(() => import('./series-page.tsx'), 'SeriesPage'),
});

export const seriesRoutes = [list, create, one];
