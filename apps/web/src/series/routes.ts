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
  component: lazyRouteComponent(() => import('./series-form.tsx'), 'NewSeriesPage'),
});
const one = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'calendar/series/$id',
  component: lazyRouteComponent(() => import('./series-page.tsx'), 'SeriesPage'),
});
const edit = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'calendar/series/$id/edit',
  component: lazyRouteComponent(() => import('./series-form.tsx'), 'EditSeriesPage'),
});

export const seriesRoutes = [list, create, one, edit];
