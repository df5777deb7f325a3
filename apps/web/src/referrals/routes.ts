// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { lookedFor } from '../directory/looked-for.js';
import { pageOf } from '../shell/page-of.js';
import { inside, outside } from '../shell/tree.js';

const getParentRoute = () => inside;
const rooms = ['referrals', 'youth', 'directory'];
type Page = 'NewPage' | 'ReferralPage' | 'WaitingPage' | 'YouthPage';
// One place of fetching: each costs every first screen its list of what comes along.
const page = (name: Page) => () => import('./pages.js').then((pages) => ({ default: pages[name] }));

export const referralRoutes = [
  createRoute({
    getParentRoute,
    path: '/referrals',
    ...pageOf('referrals', 'list', page('WaitingPage'), { needs: 'referral.read' }),
  }),
  createRoute({
    getParentRoute,
    path: '/referrals/new/$serviceId',
    validateSearch: lookedFor,
    ...pageOf(rooms, 'new', page('NewPage'), { needs: 'referral.keep' }),
  }),
  createRoute({
    getParentRoute,
    path: '/youth/$youthId/referrals',
    ...pageOf(rooms, 'list', page('YouthPage'), { needs: 'referral.read' }),
  }),
  createRoute({
    getParentRoute,
    path: '/youth/$youthId/referrals/$referralId',
    ...pageOf(rooms, 'one', page('ReferralPage'), { needs: 'referral.read' }),
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
