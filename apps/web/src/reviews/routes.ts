import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { listSearch, rootRoute, signedIn } from '../routes.tsx';

/** One funder's room. A funder where one has no role is not told from one that does not exist. */
const room = createRoute({
  getParentRoute: () => rootRoute,
  path: '/f/$funder',
  beforeLoad: async ({ params, location }) => {
    const session = await signedIn(location.href);
    if (!session.funders.some((each) => each.slug === params.funder)) throw redirect({ to: '/nowhere' });
  },
  component: lazyRouteComponent(() => import('./funder-shell.tsx'), 'FunderShell'),
});
const parent = { getParentRoute: () => room, validateSearch: listSearch };

const queue = createRoute({ ...parent, path: '/', component: lazyRouteComponent(() => import('./queue-page.tsx'), 'QueuePage') });
const review = createRoute({ ...parent, path: 'claims/$id', component: lazyRouteComponent(() => import('./review-page.tsx'), 'ReviewPage') });
const reports = createRoute({
  ...parent,
  path: 'reports',
  component: lazyRouteComponent(() => import('./room-reports-page.tsx'), 'RoomReportsPage'),
});
const log = createRoute({ ...parent, path: 'log', component: lazyRouteComponent(() => import('./log-page.tsx'), 'LogPage') });

export const reviewRoutes = [room.addChildren([queue, review, reports, log])];
