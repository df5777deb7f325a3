// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';

export const agencyRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/admin/agency',
    ...pageOf('agency', 'agency', () => import('./AgencyPage.js'), { needs: 'agency.update' }),
  }),
] as const;
