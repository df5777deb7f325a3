// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';

const getParentRoute = () => inside;
const rooms = ['placements', 'youth', 'homes'];
const base = '/youth/$youthId/placements';
type Page = 'AwayPage' | 'PlacementsPage' | 'PlacePage' | 'PlanMovePage' | 'RespitePage';
// One place of fetching: each costs every first screen its list of what comes along.
const page = (name: Page) => () => import('./pages.js').then((pages) => ({ default: pages[name] }));

export const placementRoutes = [
  createRoute({
    getParentRoute,
    path: base,
    ...pageOf(rooms, 'placements', page('PlacementsPage'), { needs: 'placement.read' }),
  }),
  createRoute({
    getParentRoute,
    path: `${base}/place`,
    ...pageOf(rooms, 'place', page('PlacePage'), { needs: 'placement.place' }),
  }),
  createRoute({
    getParentRoute,
    path: `${base}/move`,
    ...pageOf(rooms, 'move', page('PlanMovePage'), { needs: 'placement.place' }),
  }),
  createRoute({
    getParentRoute,
    path: `${base}/respite`,
    ...pageOf(rooms, 'respite', page('RespitePage'), { needs: 'placement.place' }),
  }),
  createRoute({
    getParentRoute,
    path: `${base}/away`,
    ...pageOf(rooms, 'away', page('AwayPage'), { needs: 'placement.place' }),
  }),
] as const;
