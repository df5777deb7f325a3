// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';

export const todayRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/today',
    ...pageOf('today', 'today', () => import('./TodayPage.js'), { needs: 'today.read' }),
  }),
] as const;
