// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';
import { enumerated } from './criteria.js';

const getParentRoute = () => inside;
const validateSearch = enumerated;

export const auditRoutes = [
  createRoute({
    getParentRoute,
    validateSearch,
    path: '/audit',
    ...pageOf(['audit', 'sealed-log'], 'audit', () => import('./AuditPage.js'), { needs: 'audit.read' }),
  }),
  createRoute({
    getParentRoute,
    validateSearch,
    path: '/audit/person/$personId',
    ...pageOf(['audit', 'sealed-log'], 'person', () => import('./PersonPage.js'), { needs: 'audit.read' }),
  }),
  createRoute({
    getParentRoute,
    path: '/audit/youth/$youthId',
    ...pageOf(['audit', 'sealed-log', 'expunges'], 'youth', () => import('./YouthPage.js'), { needs: 'audit.read' }),
  }),
] as const;
