import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, tenantRoute } from '../routes.tsx';

const parent = { getParentRoute: () => tenantRoute, validateSearch: listSearch };

const claims = createRoute({ ...parent, path: 'claims', component: lazyRouteComponent(() => import('./claims-page.tsx'), 'ClaimsPage') });
const claim = createRoute({ ...parent, path: 'claims/$id', component: lazyRouteComponent(() => import('./claim-page.tsx'), 'ClaimPage') });
const lines = createRoute({
  ...parent,
  path: 'claims/$id/lines',
  component: lazyRouteComponent(() => import('./claim-lines-page.tsx'), 'ClaimLinesPage'),
});
const reports = createRoute({ ...parent, path: 'reports', component: lazyRouteComponent(() => import('./reports-page.tsx'), 'ReportsPage') });
const report = createRoute({ ...parent, path: 'reports/$id', component: lazyRouteComponent(() => import('./report-page.tsx'), 'ReportPage') });

export const claimRoutes = [claims, claim, lines, reports, report];
