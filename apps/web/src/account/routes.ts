// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';

export const accountRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/account',
    ...pageOf(['account', 'sign-in'], 'account', () => import('./AccountPage.js')),
  }),
] as const;
