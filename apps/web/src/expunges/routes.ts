// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';

export const expungeRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/audit/expunges',
    ...pageOf('expunges', 'expunges', () => import('./ExpungesPage.js'), { needs: 'expunge.read' }),
  }),
] as const;
