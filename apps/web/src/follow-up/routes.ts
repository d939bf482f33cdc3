import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, tenantRoute } from '../routes.tsx';

const followUp = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'projects/$id/follow-up',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./follow-up-page.tsx'), 'FollowUpPage'),
});

export const followUpRoutes = [followUp];
