// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';

export const exchangeRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/admin/directory/exchange',
    ...pageOf(['exchange', 'jobs'], 'exchange', () => import('./ExchangePage.js')),
  }),
] as const;
