import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, tenantRoute } from '../routes.tsx';

const calendar = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'calendar',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./calendar-page.tsx'), 'CalendarPage'),
});
const days = createRoute({
  getParentRoute: () => tenantRoute,
  path: 'settings/calendar-days',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./own-days-page.tsx'), 'OwnDaysPage'),
});

export const calendarRoutes = [calendar, days];
