import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, rootRoute, tenantRoute } from '../routes.tsx';

const week = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'week',
  component: lazyRouteComponent(() => import('./week-page.tsx'), 'WeekPage'),
});
const list = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'deadlines',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./deadlines-page.tsx'), 'DeadlinesPage'),
});
const create = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'deadlines/new',
  component: lazyRouteComponent(() => import('./deadline-form-page.tsx'), 'NewDeadlinePage'),
});
const one = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'deadlines/$id',
  component: lazyRouteComponent(() => import('./deadline-page.tsx'), 'DeadlinePage'),
});

const inbox = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'inbox',
  component: lazyRouteComponent(() => import('./inbox-page.tsx'), 'InboxPage'),
});
/** Behind a mail's link: without signing in, and outside every region's frame. */
const answer = createRoute({
  getParentRoute: () => rootRoute,
  path: '/answer/$token',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./answer-page.tsx'), 'AnswerPage'),
});

export const answerRoutes = [answer];
export const reminderRoutes = [week, inbox, list, create, one];
