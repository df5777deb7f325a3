// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';

export const looksRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/youth/$youthId/access',
    ...pageOf('looks', 'looks', () => import('./LooksPage.js'), { needs: 'file.looks' }),
  }),
] as const;
