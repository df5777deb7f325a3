// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';
import type { Role } from './queries.js';
import { isRole } from './roles.js';

const getParentRoute = () => inside;

export const peopleRoutes = [
  createRoute({
    getParentRoute,
    path: '/admin/people',
    validateSearch: ({ role }: Record<string, unknown>): { role?: Role } => (isRole(role) ? { role } : {}),
    ...pageOf('people', 'people', () => import('./PeoplePage.js'), { needs: 'user.invite' }),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/people/new',
    ...pageOf(['people', 'directory'], 'invite', () => import('./InvitePage.js'), { needs: 'user.invite' }),
  }),
  createRoute({
    getParentRoute,
    path: '/admin/people/$personId',
    ...pageOf('people', 'person', () => import('./PersonPage.js'), { needs: 'user.invite' }),
  }),
  createRoute({
    getParentRoute,
    path: '/approvals/invitations',
    ...pageOf('people', 'invitations', () => import('./InvitationsPage.js'), { needs: 'user.approveInvitation' }),
  }),
] as const;
