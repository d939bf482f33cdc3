import '@fontsource-variable/schibsted-grotesk/wght.css';
import '@fontsource-variable/source-sans-3/wght.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import './theme/tokens.css';
import './theme/base.css';
import './theme/surfaces.css';
import './theme/tables.css';
import './theme/forms.css';
import './theme/tasks.css';
import './theme/calendar.css';
import './theme/meetings.css';
import './theme/shell.css';
import './theme/identity.css';
import './theme/mantine.css';
import './i18n/index.ts';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { onSessionEnded } from './api/client.ts';
import { dropSession } from './identity/session.ts';
import { router } from './router.tsx';
import { theme, variables } from './theme/theme.ts';

onSessionEnded(() => {
  const { pathname, href } = router.state.location;
  if (pathname === '/login') return;
  dropSession();
  void router.navigate({ to: '/login', search: { next: href } });
});

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <RouterProvider router={router} />
      <Notifications position="bottom-right" />
    </MantineProvider>
  </StrictMode>,
);
