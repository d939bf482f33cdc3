import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, tenantRoute } from '../routes.tsx';

const parent = { getParentRoute: () => tenantRoute };

const imports = createRoute({
  ...parent,
  path: 'ledger-imports',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('./imports-page.tsx'), 'ImportsPage'),
});
const newImport = createRoute({
  ...parent,
  path: 'ledger-imports/new',
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportBooksPage'),
});
const oneImport = createRoute({
  ...parent,
  path: 'ledger-imports/$id',
  component: lazyRouteComponent(() => import('./one-import-page.tsx'), 'OneImportPage'),
});
const mappings = createRoute({
  ...parent,
  path: 'mappings',
  component: lazyRouteComponent(() => import('./mappings-page.tsx'), 'MappingsPage'),
});

export const bookRoutes = [imports, newImport, oneImport, mappings];
