// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';

const getParentRoute = () => inside;

export const caregivingRoutes = [
  createRoute({
    getParentRoute,
    path: '/home',
    ...pageOf('caregiving', 'home', () => import('./HomePage.js'), { words: false, of: 'caregiver' }),
  }),
  createRoute({
    getParentRoute,
    path: '/home/call',
    ...pageOf('caregiving', 'call', () => import('./CallPage.js'), { words: false, of: 'caregiver' }),
  }),
  createRoute({
    getParentRoute,
    path: '/home/$youthId',
    ...pageOf('caregiving', 'care', () => import('./CarePage.js'), { words: false, of: 'caregiver' }),
  }),
  createRoute({
    getParentRoute,
    path: '/home/$youthId/plan',
    ...pageOf('caregiving', 'plan', () => import('./PlanPage.js'), { words: false, of: 'caregiver' }),
  }),
] as const;
