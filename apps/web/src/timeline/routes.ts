// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';
import { type Range, ranges, type TimelineView } from './queries.js';

export const timelineRoutes = [
  createRoute({
    getParentRoute: () => inside,
    path: '/youth/$youthId/timeline',
    validateSearch: ({ range, as }: Record<string, unknown>): TimelineView => ({
      ...(typeof range === 'string' && range in ranges ? { range: range as Range } : {}),
      ...(as === 'lanes' ? { as } : {}),
    }),
    ...pageOf(['timeline', 'youth', 'referrals'], 'timeline', () => import('./TimelinePage.js'), { needs: 'timeline.read' }),
  }),
] as const;
