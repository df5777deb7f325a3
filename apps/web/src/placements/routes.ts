// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';

const getParentRoute = () => inside;
const rooms = ['placements', 'youth', 'homes'];
const base = '/youth/$youthId/placements';

export const placementRoutes = [
  createRoute({
    getParentRoute,
    path: base,
    ...pageOf(rooms, 'placements', () => import('./PlacementsPage.js'), { needs: 'placement.read' }),
  }),
  createRoute({
    getParentRoute,
    path: `${base}/place`,
    ...pageOf(rooms, 'place', () => import('./PlacePage.js'), { needs: 'placement.place' }),
  }),
  createRoute({
    getParentRoute,
    path: `${base}/move`,
    ...pageOf(rooms, 'move', () => import('./PlanMovePage.js'), { needs: 'placement.place' }),
  }),
  createRoute({
    getParentRoute,
    path: `${base}/respite`,
    ...pageOf(rooms, 'respite', () => import('./RespitePage.js'), { needs: 'placement.place' }),
  }),
  createRoute({
    getParentRoute,
    path: `${base}/away`,
    ...pageOf(rooms, 'away', () => import('./AwayPage.js'), { needs: 'placement.place' }),
  }),
] as const;
