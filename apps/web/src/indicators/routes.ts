import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, tenantRoute } from '../routes.tsx';

const parent = { getParentRoute: () => tenantRoute };

const indicator = createRoute({
  ...parent,
  path: 'indicators/$id',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./indicator-page.tsx'), 'IndicatorPage'),
});
const newIndicator = createRoute({
  ...parent,
  path: 'indicators/new',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./indicator-form.tsx'), 'NewIndicatorPage'),
});
const editIndicator = createRoute({
  ...parent,
  path: 'indicators/$id/edit',
  component: lazyRouteComponent(() => import('./indicator-form.tsx'), 'EditIndicatorPage'),
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

export const indicatorRoutes = [importValues, newIndicator, indicator, editIndicator, report, approvals, periods];
