// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';

const getParentRoute = () => inside;

export const guideRoutes = [
  createRoute({
    getParentRoute,
    path: '/guides',
    ...pageOf('resources', 'list', () => import('./GuidesPage.js'), { needs: 'guide.read' }),
  }),
  createRoute({
    getParentRoute,
    path: '/guides/$guideId',
    ...pageOf('resources', 'guide', () => import('./GuidePage.js'), { needs: 'guide.read' }),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/guides',
    ...pageOf('resources', 'list', () => import('./ShelfPage.js'), { needs: 'guide.edit' }),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/guides/new',
    ...pageOf('resources', 'guide', () => import('./NewGuidePage.js'), { needs: 'guide.edit' }),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/guides/$versionId',
    ...pageOf('resources', 'guide', () => import('./VersionPage.js'), { needs: 'guide.edit' }),
  }),
] as const;
