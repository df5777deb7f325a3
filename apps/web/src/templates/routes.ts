// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';

export const templatesRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/admin/templates',
    ...pageOf('templates', 'templates', () => import('./TemplatesPage.js')),
  }),
] as const;
