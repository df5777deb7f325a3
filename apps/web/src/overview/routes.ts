// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';

const getParentRoute = () => inside;
const rooms = ['overview', 'today'];

export const overviewRoutes = [
  createRoute({
    getParentRoute,
    path: '/overview',
    ...pageOf(rooms, 'overview', () => import('./OverviewPage.js'), { needs: 'plan.approve' }),
  }),
  createRoute({
    getParentRoute,
    path: '/approvals',
    ...pageOf(rooms, 'approvals', () => import('./ApprovalsPage.js'), { needs: 'plan.approve' }),
  }),
] as const;
