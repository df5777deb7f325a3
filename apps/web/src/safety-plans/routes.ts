// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';

const getParentRoute = () => inside;
const room = 'safety-plans';
/** The number of a plan, or 0 for anything else. */
const whole = (value: unknown): number => {
  const number = Number(value);
  return Number.isInteger(number) && number >= 1 && number <= 100_000 ? number : 0;
};

export const safetyPlanRoutes = [
  createRoute({
    getParentRoute,
    path: '/youth/$youthId/plan',
    ...pageOf(room, 'plan', () => import('./PlanPage.js'), { needs: 'plan.read' }),
  }),
  createRoute({
    getParentRoute,
    path: '/youth/$youthId/plan/edit/$section',
    ...pageOf(room, 'plan', () => import('./EditPage.js'), { needs: 'plan.read' }),
  }),
  createRoute({
    getParentRoute,
    path: '/youth/$youthId/plan/preview',
    ...pageOf(room, 'plan', () => import('./PreviewPage.js'), { needs: 'plan.read' }),
  }),
  createRoute({
    getParentRoute,
    path: '/youth/$youthId/plan/sign',
    ...pageOf(room, 'plan', () => import('./SignPage.js'), { needs: 'plan.read' }),
  }),
  createRoute({
    getParentRoute,
    path: '/youth/$youthId/plan/history',
    ...pageOf(room, 'list', () => import('./HistoryPage.js'), { needs: 'plan.read' }),
  }),
  createRoute({
    getParentRoute,
    path: '/youth/$youthId/plan/history/$number',
    ...pageOf(room, 'plan', () => import('./RevisionPage.js'), { needs: 'plan.read' }),
  }),
  createRoute({
    getParentRoute,
    path: '/youth/$youthId/plan/compare',
    // Without `to` it is the draft that is compared, without `from` with the plan in force.
    validateSearch: ({ from, to }: Record<string, unknown>): { from?: number; to?: number } => ({
      ...(from === undefined ? {} : { from: whole(from) }),
      ...(to === undefined ? {} : { to: whole(to) }),
    }),
    ...pageOf(room, 'plan', () => import('./ComparePage.js'), { needs: 'plan.read' }),
  }),
] as const;
