// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';

const getParentRoute = () => inside;
const rooms = ['consents', 'referrals', 'youth', 'people-around', 'directory'];
const base = '/youth/$youthId/consents';

export const consentRoutes = [
  createRoute({
    getParentRoute,
    path: '/shared',
    ...pageOf(['consents', 'referrals'], 'shared', () => import('./SharedWithMePage.js'), { needs: 'shared.read' }),
  }),
  createRoute({
    getParentRoute,
    path: base,
    ...pageOf(rooms, 'consents', () => import('./ConsentsPage.js'), { needs: 'consent.read' }),
  }),
  createRoute({
    getParentRoute,
    path: `${base}/new`,
    ...pageOf(rooms, 'consents', () => import('./NewConsentPage.js'), { needs: 'consent.record' }),
  }),
  createRoute({
    getParentRoute,
    path: `${base}/shared`,
    ...pageOf(rooms, 'consents', () => import('./SharedPage.js'), { needs: 'disclosure.read' }),
  }),
  createRoute({
    getParentRoute,
    path: `${base}/share`,
    ...pageOf(rooms, 'consents', () => import('./SharePage.js'), { needs: 'disclosure.record' }),
  }),
] as const;
