import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, tenantRoute } from '../routes.tsx';

const parent = { getParentRoute: () => tenantRoute };

const indicator = createRoute({
  ...parent,
  path: 'indicators/$id',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./indicator-page.tsx'), 'IndicatorPage'),
});
const importValues = createRoute({
  ...parent,
  path: 'indicators/import',
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportValuesPage'),
});
const report = createRoute({ ...parent, path: 'report', component: lazyRouteComponent(() => import('./report-page.tsx'), 'ReportPage') });
const approvals = createRoute({ ...parent, path: 'approvals', component: lazyRouteComponent(() => import('./approvals-page.tsx'), 'ApprovalsPage') });
const periods = createRoute({
  ...parent,
  path: 'periods',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./periods-page.tsx'), 'PeriodsPage'),
});

export const indicatorRoutes = [importValues, indicator, report, approvals, periods];
