// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router';
import { pageOf } from '../shell/page-of.js';
import { outside } from '../shell/tree.js';

/** A place of our own: one slash, then anything but another, so that no address leads elsewhere. */
const ownPlace = /^\/(?![/\\])[\w/?=&.%-]*$/;

export const signInRoutes = [
  createRoute({
    getParentRoute: () => outside,
    path: '/sign-in',
    validateSearch: ({ next }: Record<string, unknown>): { next?: string } =>
      typeof next === 'string' && ownPlace.test(next) ? { next } : {},
    ...pageOf('sign-in', 'signIn', () => import('./SignInPage.js'), { words: false }),
  }),
  createRoute({
    getParentRoute: () => outside,
    path: '/invitation',
    ...pageOf(['sign-in', 'help'], 'invitation', () => import('./InvitationPage.js'), { words: false }),
  }),
] as const;
