// SPDX-License-Identifier: Apache-2.0
import { createRouter } from '@tanstack/react-router';
import { auditRoutes } from './audit/routes.js';
import { agencyRoutes } from './agency/routes.js';
import { caregivingRoutes } from './caregiving/routes.js';
import { peopleRoutes } from './people/routes.js';
import { templatesRoutes } from './templates/routes.js';
import { signInRoutes } from './sign-in/routes.js';
import { NothingHere, PageFailed } from './shell/page-states.js';
import { front, inside, outside, root } from './shell/tree.js';
import { Waiting } from './design/states.js';

/** The list of rooms. A new room is a folder of pages, queries and strings, and a line here. */
const tree = root.addChildren([
  outside.addChildren([...signInRoutes]),
  inside.addChildren([front, ...caregivingRoutes, ...auditRoutes, ...peopleRoutes, ...agencyRoutes, ...templatesRoutes]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: false,
  defaultPendingMs: 200,
  defaultPendingComponent: Waiting,
  defaultErrorComponent: PageFailed,
  defaultNotFoundComponent: NothingHere,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
