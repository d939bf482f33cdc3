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

export const channelRoutes = [feeds, webhooks, webhook];
