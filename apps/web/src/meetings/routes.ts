import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, tenantRoute } from '../routes.tsx';

const parent = { getParentRoute: () => tenantRoute };
const list = { ...parent, validateSearch: listSearch };

export const meetingRoutes = [
  createRoute({ ...list, path: 'meetings', component: lazyRouteComponent(() => import('./meetings-page.tsx'), 'MeetingsPage') }),
  createRoute({ ...list, path: 'meetings/new', component: lazyRouteComponent(() => import('./meeting-form.tsx'), 'NewMeetingPage') }),
  createRoute({ ...parent, path: 'meetings/$id', component: lazyRouteComponent(() => import('./meeting-page.tsx'), 'MeetingPage') }),
  createRoute({ ...list, path: 'decisions', component: lazyRouteComponent(() => import('./decisions-page.tsx'), 'DecisionsPage') }),
];
