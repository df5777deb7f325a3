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
 * and the neutral word that stands in the tab. `words` are those for the API's codes; the pages that must be there first
 * show none and do without.
 */
export function pageOf(
  rooms: string | string[],
  title: string,
  load: () => Promise<{ default: ComponentType }>,
  { words = true } = {},
) {
  const [room] = [rooms].flat();
  return {
    component: lazyRouteComponent(load),
    loader: () => i18next.loadNamespaces([...[rooms].flat(), ...(words ? ['words'] : [])]),
    staticData: { title: `${room}:title.${title}` },
  };
}
