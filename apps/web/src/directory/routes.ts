// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';
import { lookedFor } from './looked-for.js';
import { inAddress } from './search-address.js';

const getParentRoute = () => inside;
// What is found can be kept on a list.
const rooms = ['directory', 'saved-lists'];

export const directoryRoutes = [
  createRoute({
    getParentRoute,
    path: '/resources',
    validateSearch: (given: Record<string, unknown>) => ({ ...lookedFor(given), ...inAddress(given) }),
    ...pageOf(rooms, 'search', () => import('./SearchPage.js'), { needs: 'directory.read' }),
  }),
  createRoute({
    getParentRoute,
    path: '/resources/new',
    ...pageOf('directory', 'service', () => import('./NewServicePage.js'), { needs: 'directory.edit' }),
  }),
  createRoute({
    getParentRoute,
    path: '/resources/$serviceId',
    validateSearch: lookedFor,
    ...pageOf(rooms, 'service', () => import('./ServicePage.js'), { needs: 'directory.read' }),
  }),
] as const;
