// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';

export const sealedLogRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/audit/log',
    ...pageOf(['sealed-log', 'jobs'], 'log', () => import('./LogPage.js'), { needs: 'log.read' }),
  }),
] as const;
