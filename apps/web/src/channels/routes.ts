import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, tenantRoute } from '../routes.tsx';

const feeds = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'settings/feeds',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./feeds-page.tsx'), 'FeedsPage'),
});
const webhooks = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'settings/webhooks',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./webhooks-page.tsx'), 'WebhooksPage'),
});
const webhook = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'settings/webhooks/$id',
  component: lazyRouteComponent(() => import('./webhook-page.tsx'), 'WebhookPage'),
});

const deliveries = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'settings/deliveries',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./deliveries-page.tsx'), 'DeliveriesPage'),
});

export const channelRoutes = [deliveries, feeds, webhooks, webhook];
