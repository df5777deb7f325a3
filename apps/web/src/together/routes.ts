// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { alone } from '../shell/tree.js';

export const togetherRoutes = [
  createRoute({
    getParentRoute: () => alone,
    path: '/youth/$youthId/plan/together',
    ...pageOf(['together', 'safety-plans'], 'plan', () => import('./TogetherPage.js')),
  }),
] as const;
