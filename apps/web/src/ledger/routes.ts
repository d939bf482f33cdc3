import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, tenantRoute } from '../routes.tsx';

const ledger = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'projects/$id/ledger',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./ledger-page.tsx'), 'LedgerPage'),
});

export const ledgerRoutes = [ledger];
