// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { either } from '../shell/tree.js';

const getParentRoute = () => either;

export const helpRoutes = [
  createRoute({
    getParentRoute,
    path: '/help',
    ...pageOf(['help', 'search'], 'help', () => import('./HelpPage.js'), { words: false }),
  }),
  createRoute({
    getParentRoute,
    path: '/device-safety',
    ...pageOf('help', 'safety', () => import('./DeviceSafetyPage.js'), { words: false }),
  }),
] as const;
