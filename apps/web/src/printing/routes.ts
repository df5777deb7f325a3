// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';

export const printingRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/youth/$youthId/plan/print/$form',
    ...pageOf('printing', 'list', () => import('./PrintPage.js'), { needs: 'plan.print' }),
  }),
] as const;
