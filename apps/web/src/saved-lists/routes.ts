// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';

const getParentRoute = () => inside;
const rooms = ['saved-lists', 'directory', 'youth'];
type Page = 'ListPage' | 'PrintPage' | 'YouthPage';
const page = (name: Page) => () => import('./pages.js').then((pages) => ({ default: pages[name] }));

export const savedListRoutes = [
  createRoute({
    getParentRoute,
    path: '/youth/$youthId/lists',
    ...pageOf(rooms, 'list', page('YouthPage'), { needs: 'savedList.read' }),
  }),
  createRoute({
    getParentRoute,
    path: '/resources/lists/$youthId/$listId',
    ...pageOf(rooms, 'list', page('ListPage'), { needs: 'savedList.read' }),
  }),
  createRoute({
    getParentRoute,
    path: '/resources/lists/$youthId/$listId/print',
    ...pageOf(rooms, 'list', page('PrintPage'), { needs: 'savedList.read' }),
  }),
] as const;
