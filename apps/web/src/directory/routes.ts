// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';

const getParentRoute = () => inside;

export const directoryRoutes = [
  createRoute({
    getParentRoute,
    path: '/resources',
    ...pageOf('directory', 'search', () => import('./SearchPage.js'), { needs: 'directory.read' }),
  }),
  createRoute({
    getParentRoute,
    path: '/resources/$serviceId',
    ...pageOf('directory', 'service', () => import('./ServicePage.js'), { needs: 'directory.read' }),
  }),
] as const;
