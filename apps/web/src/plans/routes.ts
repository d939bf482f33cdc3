import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, tenantRoute } from '../routes.tsx';

const parent = { getParentRoute: () => tenantRoute };

const plans = createRoute({
  ...parent,
  path: 'plans',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./plans-page.tsx'), 'PlansPage'),
});
const newPlan = createRoute({ ...parent, path: 'plans/new', component: lazyRouteComponent(() => import('./plan-form.tsx'), 'NewPlanPage') });
const mandates = createRoute({
  ...parent,
  path: 'mandates',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./mandates-page.tsx'), 'MandatesPage'),
});
const newMandate = createRoute({
  ...parent,
  path: 'mandates/new',
  component: lazyRouteComponent(() => import('./mandate-form.tsx'), 'NewMandatePage'),
});
const mandate = createRoute({ ...parent, path: 'mandates/$id', component: lazyRouteComponent(() => import('./mandate-page.tsx'), 'MandatePage') });

export const planRoutes = [plans, newPlan, mandates, newMandate, mandate];
