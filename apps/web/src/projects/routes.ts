import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, tenantRoute } from '../routes.tsx';

const parent = { getParentRoute: () => tenantRoute };

const projects = createRoute({
  ...parent,
  path: 'projects',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./projects-page.tsx'), 'ProjectsPage'),
});
const newProject = createRoute({
  ...parent,
  path: 'projects/new',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./project-form.tsx'), 'NewProjectPage'),
});
const project = createRoute({
  ...parent,
  path: 'projects/$id',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./project-page.tsx'), 'ProjectPage'),
});
const edit = createRoute({
  ...parent,
  path: 'projects/$id/edit',
  component: lazyRouteComponent(() => import('./project-form.tsx'), 'EditProjectPage'),
});
const budget = createRoute({
  ...parent,
  path: 'projects/$id/budget',
  component: lazyRouteComponent(() => import('./budget-page.tsx'), 'BudgetPage'),
});
export const projectRoutes = [projects, newProject, project, edit, budget];
