// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';

const getParentRoute = () => inside;

export const youthRoutes = [
  createRoute({
    getParentRoute,
    path: '/youth',
    ...pageOf('youth', 'list', () => import('./ListPage.js'), { needs: 'youth.search' }),
  }),
  createRoute({
    getParentRoute,
    path: '/youth/new',
    ...pageOf('youth', 'new', () => import('./NewPage.js'), { needs: 'youth.create' }),
  }),
  createRoute({
    getParentRoute,
    path: '/youth/$youthId',
    ...pageOf('youth', 'file', () => import('./FilePage.js'), { needs: 'youth.search' }),
  }),
] as const;
