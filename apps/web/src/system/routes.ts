// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';

export const systemRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/admin/system',
    ...pageOf('system', 'system', () => import('./SystemPage.js'), { needs: 'system.read' }),
  }),
] as const;
