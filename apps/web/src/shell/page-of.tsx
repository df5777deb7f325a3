// SPDX-License-Identifier: Apache-2.0
import type { ComponentType } from 'react';
import { lazyRouteComponent } from '@tanstack/react-router';
import i18next from 'i18next';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Key of one neutral word, such as `youth:title.file`: what the tab is called. */
    title?: string;
  }
}

/**
 * What a route of a room needs besides its path: the page, fetched when it is first opened, the strings of its rooms,
 * and the neutral word that stands in the tab.
 */
export function pageOf(rooms: string | string[], title: string, load: () => Promise<{ default: ComponentType }>) {
  const [room] = [rooms].flat();
  return {
    component: lazyRouteComponent(load),
    loader: () => i18next.loadNamespaces(rooms),
    staticData: { title: `${room}:title.${title}` },
  };
}
