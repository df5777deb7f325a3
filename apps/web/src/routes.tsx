// SPDX-License-Identifier: Apache-2.0
import { createRouter } from '@tanstack/react-router';
import { accountRoutes } from './account/routes.js';
import { caregivingRoutes } from './caregiving/routes.js';
import { helpRoutes } from './help/routes.js';
import { signInRoutes } from './sign-in/routes.js';
import { NothingHere, PageFailed } from './shell/page-states.js';
import { either, front, inside, nowhere, outside, root } from './shell/tree.js';
import { Waiting } from './design/states.js';

/** The list of rooms. A new room is a folder of pages, queries and strings, and a line here. */
const tree = root.addChildren([
  outside.addChildren([...signInRoutes]),
  either.addChildren([nowhere, ...helpRoutes]),
  inside.addChildren([front, ...accountRoutes, ...caregivingRoutes]),
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
