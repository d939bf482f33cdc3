import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, tenantRoute } from '../routes.tsx';

const target = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'targets/$id',
  component: lazyRouteComponent(() => import('./target-page.tsx'), 'TargetPage'),
});

const reports = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'workgroup-reports',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./reports-page.tsx'), 'WorkgroupReportsPage'),
});
const newReport = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'workgroup-reports/new',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./new-report-page.tsx'), 'NewReportPage'),
});
const report = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'workgroup-reports/$id',
  component: lazyRouteComponent(() => import('./report-page.tsx'), 'WorkgroupReportPage'),
});

export const targetRoutes = [target, reports, newReport, report];
