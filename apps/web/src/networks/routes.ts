import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, tenantRoute } from '../routes.tsx';

const parent = { getParentRoute: () => tenantRoute };
const list = { ...parent, validateSearch: listSearch };

const organisationForm = () => import('./organisation-form.tsx');
const personForm = () => import('./person-form.tsx');

export const networkRoutes = [
  createRoute({ ...parent, path: 'collaboration', component: lazyRouteComponent(() => import('./collaboration-page.tsx'), 'CollaborationPage') }),
  createRoute({ ...list, path: 'networks', component: lazyRouteComponent(() => import('./networks-page.tsx'), 'NetworksPage') }),
  createRoute({ ...parent, path: 'networks/new', component: lazyRouteComponent(() => import('./network-form.tsx'), 'NewNetworkPage') }),
  createRoute({ ...parent, path: 'networks/$id', component: lazyRouteComponent(() => import('./network-page.tsx'), 'NetworkPage') }),
  createRoute({ ...list, path: 'organisations', component: lazyRouteComponent(() => import('./organisations-page.tsx'), 'OrganisationsPage') }),
  createRoute({ ...parent, path: 'organisations/new', component: lazyRouteComponent(organisationForm, 'NewOrganisationPage') }),
  createRoute({ ...parent, path: 'organisations/$id', component: lazyRouteComponent(() => import('./organisation-page.tsx'), 'OrganisationPage') }),
  createRoute({ ...list, path: 'people', component: lazyRouteComponent(() => import('./people-page.tsx'), 'PeoplePage') }),
  createRoute({ ...parent, path: 'people/new', component: lazyRouteComponent(personForm, 'NewPersonPage') }),
  createRoute({ ...parent, path: 'people/$id', component: lazyRouteComponent(() => import('./person-page.tsx'), 'PersonPage') }),
  createRoute({ ...list, path: 'bodies', component: lazyRouteComponent(() => import('./bodies-page.tsx'), 'BodiesPage') }),
  createRoute({ ...parent, path: 'bodies/new', component: lazyRouteComponent(() => import('./body-form.tsx'), 'NewBodyPage') }),
  createRoute({ ...parent, path: 'bodies/$id', component: lazyRouteComponent(() => import('./body-page.tsx'), 'BodyPage') }),
  createRoute({ ...list, path: 'workgroups', component: lazyRouteComponent(() => import('./workgroups-page.tsx'), 'WorkgroupsPage') }),
  createRoute({ ...parent, path: 'workgroups/new', component: lazyRouteComponent(() => import('./workgroup-form.tsx'), 'NewWorkgroupPage') }),
  createRoute({ ...parent, path: 'workgroups/$id', component: lazyRouteComponent(() => import('./workgroup-page.tsx'), 'WorkgroupPage') }),
  createRoute({ ...list, path: 'import', component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage') }),
];
