import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute, signedIn } from '../routes.tsx';

const queues = createRoute({
  getParentRoute: () => rootRoute,
  path: '/operator/queues',
  beforeLoad: ({ location }) => signedIn(location.href).then(() => undefined),
  component: lazyRouteComponent(() => import('./queues-page.tsx'), 'QueuesPage'),
});

export const operationRoutes = [queues];
