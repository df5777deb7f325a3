// SPDX-License-Identifier: Apache-2.0
import { createRouter } from '@tanstack/react-router';
import { accountRoutes } from './account/routes.js';
import { agencyRoutes } from './agency/routes.js';
import { auditRoutes } from './audit/routes.js';
import { caregivingRoutes } from './caregiving/routes.js';
import { consentRoutes } from './consents/routes.js';
import { directoryRoutes } from './directory/routes.js';
import { exchangeRoutes } from './exchange/routes.js';
import { expungeRoutes } from './expunges/routes.js';
import { helpRoutes } from './help/routes.js';
import { homeRoutes } from './homes/routes.js';
import { jobRoutes } from './jobs/routes.js';
import { looksRoutes } from './looks/routes.js';
import { overviewRoutes } from './overview/routes.js';
import { peopleAroundRoutes } from './people-around/routes.js';
import { peopleRoutes } from './people/routes.js';
import { placementRoutes } from './placements/routes.js';
import { printingRoutes } from './printing/routes.js';
import { guideRoutes } from './resources/routes.js';
import { answerRoutes, referralRoutes } from './referrals/routes.js';
import { savedListRoutes } from './saved-lists/routes.js';
import { safetyPlanRoutes } from './safety-plans/routes.js';
import { sealedLogRoutes } from './sealed-log/routes.js';
import { signInRoutes } from './sign-in/routes.js';
import { systemRoutes } from './system/routes.js';
import { templatesRoutes } from './templates/routes.js';
import { timelineRoutes } from './timeline/routes.js';
import { todayRoutes } from './today/routes.js';
import { togetherRoutes } from './together/routes.js';
import { youthRoutes } from './youth/routes.js';
import { NothingHere, PageFailed } from './shell/page-states.js';
import { alone, either, front, inside, nowhere, outside, root } from './shell/tree.js';
import { Waiting } from './design/states.js';

/** The list of rooms. A new room is a folder of pages, queries and strings, and a line here. */
const tree = root.addChildren([
  outside.addChildren([...signInRoutes, ...answerRoutes]),
  either.addChildren([nowhere, ...helpRoutes]),
  alone.addChildren([...togetherRoutes]),
  inside.addChildren([
    front,
    ...accountRoutes,
    ...agencyRoutes,
    ...auditRoutes,
    ...caregivingRoutes,
    ...consentRoutes,
    ...directoryRoutes,
    ...exchangeRoutes,
    ...expungeRoutes,
    ...guideRoutes,
    ...homeRoutes,
    ...jobRoutes,
    ...looksRoutes,
    ...overviewRoutes,
    ...peopleAroundRoutes,
    ...peopleRoutes,
    ...placementRoutes,
    ...printingRoutes,
    ...referralRoutes,
    ...safetyPlanRoutes,
    ...savedListRoutes,
    ...sealedLogRoutes,
    ...systemRoutes,
    ...templatesRoutes,
    ...timelineRoutes,
    ...todayRoutes,
    ...youthRoutes,
  ]),
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
