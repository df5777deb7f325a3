// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside, outside } from '../shell/tree.js';

const getParentRoute = () => inside;
const rooms = ['referrals', 'youth'];

export const referralRoutes = [
  createRoute({
    getParentRoute,
    path: '/referrals',
    ...pageOf('referrals', 'list', () => import('./WaitingPage.js'), { needs: 'referral.read' }),
  }),
  createRoute({
    getParentRoute,
    path: '/referrals/new/$serviceId',
    ...pageOf(rooms, 'new', () => import('./NewPage.js'), { needs: 'referral.keep' }),
  }),
  createRoute({
    getParentRoute,
    path: '/youth/$youthId/referrals',
    ...pageOf(rooms, 'list', () => import('./YouthPage.js'), { needs: 'referral.read' }),
  }),
  createRoute({
    getParentRoute,
    path: '/youth/$youthId/referrals/$referralId',
    ...pageOf(rooms, 'one', () => import('./ReferralPage.js'), { needs: 'referral.read' }),
  }),
] as const;

/** For a service without an account: what stands behind the `#` never leaves the browser with the address. */
export const answerRoutes = [
  createRoute({
    getParentRoute: () => outside,
    path: '/answer',
    ...pageOf('referrals', 'answer', () => import('./AnswerPage.js'), { words: false }),
  }),
] as const;
