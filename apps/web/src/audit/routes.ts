import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, tenantRoute } from '../routes.tsx';

const audit = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'audit',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./audit-page.tsx'), 'AuditPage'),
});

export const auditRoutes = [audit];
