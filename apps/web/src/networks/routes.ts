import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, tenantRoute } from '../routes.tsx';

const parent = { getParentRoute: () => tenantRoute };

const networks = createRoute({
  ...parent,
  path: 'networks',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./networks-page.tsx'), 'NetworksPage'),
});
const newNetwork = createRoute({
  ...parent,
  path: 'networks/new',
  component: lazyRouteComponent(() => import('./network-form.tsx'), 'NewNetworkPage'),
});
const network = createRoute({ ...parent, path: 'networks/$id', component: lazyRouteComponent(() => import('./network-page.tsx'), 'NetworkPage') });

export const networkRoutes = [networks, newNetwork, network];
