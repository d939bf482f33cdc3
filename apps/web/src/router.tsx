import { createRouter } from '@tanstack/react-router';
import { auditRoutes } from './audit/routes.ts';
import { bookRoutes } from './books/routes.ts';
import { calendarRoutes } from './calendar/routes.ts';
import { channelRoutes } from './channels/routes.ts';
import { economyRoutes } from './economy/routes.ts';
import { claimRoutes } from './claims/routes.ts';
import { followUpRoutes } from './follow-up/routes.ts';
import { goalRoutes } from './goals/routes.ts';
import { grantRoutes } from './grants/routes.ts';
import { identityRoutes } from './identity/routes.ts';
import { indicatorRoutes } from './indicators/routes.ts';
import { jobRoutes } from './jobs/routes.ts';
import { ladderRoutes } from './ladders/routes.ts';
import { ledgerRoutes } from './ledger/routes.ts';
import { meetingRoutes } from './meetings/routes.ts';
import { networkRoutes } from './networks/routes.ts';
import { operationRoutes } from './operations/routes.ts';
import { overviewRoutes } from './overview/routes.ts';
import { ownerRoutes } from './owners/routes.ts';
import { planRoutes } from './plans/routes.ts';
import { projectRoutes } from './projects/routes.ts';
import { answerRoutes, reminderRoutes } from './reminders/routes.ts';
import { reviewRoutes } from './reviews/routes.ts';
import { rootRoute, startRoute, tenantRoute } from './routes.tsx';
import { seriesRoutes } from './series/routes.ts';
import { settingsRoutes } from './settings/routes.ts';
import { targetRoutes } from './targets/routes.ts';
import { timeRoutes } from './time/routes.ts';

const tree = rootRoute.addChildren([
  startRoute,
  ...identityRoutes,
  ...operationRoutes,
  ...answerRoutes,
  ...reviewRoutes,
  tenantRoute.addChildren([
    ...overviewRoutes,
    ...goalRoutes,
    ...indicatorRoutes,
    ...planRoutes,
    ...targetRoutes,
    ...networkRoutes,
    ...meetingRoutes,
    ...projectRoutes,
    ...ledgerRoutes,
    ...economyRoutes,
    ...grantRoutes,
    ...followUpRoutes,
    ...bookRoutes,
    ...jobRoutes,
    ...claimRoutes,
    ...timeRoutes,
    ...reminderRoutes,
    ...calendarRoutes,
    ...seriesRoutes,
    ...ladderRoutes,
    ...ownerRoutes,
    ...channelRoutes,
    ...auditRoutes,
    ...settingsRoutes,
  ]),
]);

export const router = createRouter({ routeTree: tree, defaultPreload: 'intent', scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
