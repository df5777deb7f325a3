// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { inside } from '../shell/tree.js';

const getParentRoute = () => inside;
const page = pageOf('templates', 'templates', () => import('./TemplatesPage.js'), { needs: 'template.read' });

export const templatesRoutes = [
  createRoute({ getParentRoute, path: '/admin/templates', ...page }),
  createRoute({ getParentRoute, path: '/admin/templates/$templateId', ...page }),
] as const;
