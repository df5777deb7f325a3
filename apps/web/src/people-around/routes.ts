// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';

export const peopleAroundRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/youth/$youthId/people',
    ...pageOf(['people-around', 'youth'], 'people', () => import('./PeoplePage.js'), { needs: 'careTeam.read' }),
  }),
] as const;
