// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';
import type { Role } from './queries.js';
import { isRole } from './roles.js';

const getParentRoute = () => inside;
type Page = 'InvitationsPage' | 'InvitePage' | 'PeoplePage' | 'PersonPage';
// One place of fetching: each costs every first screen its list of what comes along.
const page = (name: Page) => () => import('./pages.js').then((pages) => ({ default: pages[name] }));

export const peopleRoutes = [
  createRoute({
    getParentRoute,
    path: '/admin/people',
    validateSearch: ({ role }: Record<string, unknown>): { role?: Role } => (isRole(role) ? { role } : {}),
    ...pageOf('people', 'people', page('PeoplePage'), { needs: 'user.invite' }),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/people/new',
    ...pageOf(['people', 'directory'], 'invite', page('InvitePage'), { needs: 'user.invite' }),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/people/$personId',
    ...pageOf('people', 'person', page('PersonPage'), { needs: 'user.invite' }),
  }),
  createRoute({
    getParentRoute,
    path: '/approvals/invitations',
    ...pageOf('people', 'invitations', page('InvitationsPage'), { needs: 'user.approveInvitation' }),
  }),
] as const;
