// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';

const getParentRoute = () => inside;
const rooms = ['homes', 'people-around'];

export const homeRoutes = [
  createRoute({
    getParentRoute,
    path: '/homes',
    ...pageOf(rooms, 'list', () => import('./HomesPage.js'), { needs: 'home.read' }),
  }),
  createRoute({
    getParentRoute,
    path: '/homes/new',
    ...pageOf(rooms, 'new', () => import('./NewHomePage.js'), { needs: 'home.keep' }),
  }),
  createRoute({
    getParentRoute,
    path: '/homes/$homeId',
    ...pageOf(rooms, 'home', () => import('./HomePage.js'), { needs: 'home.read' }),
  }),
] as const;
