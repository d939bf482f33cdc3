import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, tenantRoute } from '../routes.tsx';

const parent = { getParentRoute: () => tenantRoute };

const goals = createRoute({
  ...parent,
  path: 'goals',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./goals-page.tsx'), 'GoalsPage'),
});
const newGoal = createRoute({ ...parent, path: 'goals/new', component: lazyRouteComponent(() => import('./goal-form.tsx'), 'NewGoalPage') });
const goal = createRoute({ ...parent, path: 'goals/$id', component: lazyRouteComponent(() => import('./goal-page.tsx'), 'GoalPage') });
const editGoal = createRoute({ ...parent, path: 'goals/$id/edit', component: lazyRouteComponent(() => import('./goal-form.tsx'), 'EditGoalPage') });
const coverage = createRoute({ ...parent, path: 'coverage', component: lazyRouteComponent(() => import('./coverage-page.tsx'), 'CoveragePage') });
const frameworks = createRoute({
  ...parent,
  path: 'frameworks',
  component: lazyRouteComponent(() => import('./frameworks-page.tsx'), 'FrameworksPage'),
});

export const goalRoutes = [goals, newGoal, goal, editGoal, coverage, frameworks];
