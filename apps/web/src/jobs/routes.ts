// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';

export const jobRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/jobs',
    ...pageOf('jobs', 'jobs', () => import('./JobsPage.js'), { needs: 'job.read' }),
  }),
] as const;
