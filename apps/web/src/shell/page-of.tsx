// SPDX-License-Identifier: Apache-2.0
import type { Permission } from '@harbor/policy';
import type { ComponentType } from 'react';
import { lazyRouteComponent } from '@tanstack/react-router';
import i18next from 'i18next';
import { NothingHere } from './page-states.js';
import { useMay } from './use-may.js';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Key of one neutral word, such as `youth:title.file`: what the tab is called. */
    title?: string;
  }
}

/**
 * What a route of a room needs besides its path: the page, fetched when it is first opened, the strings of its rooms,
 * and the neutral word that stands in the tab. `words` are those for the API's codes; the pages that must be there first
 * show none and do without. Whoever does not hold `needs` finds that there is nothing here, and nothing is asked for them.
 */
export function pageOf(
  rooms: string | string[],
  title: string,
  load: () => Promise<{ default: ComponentType }>,
  { words = true, needs }: { words?: boolean; needs?: Permission } = {},
) {
  const [room] = [rooms].flat();
  return {
    component: needs ? keptFor(needs, lazyRouteComponent(load)) : lazyRouteComponent(load),
    loader: () => i18next.loadNamespaces([...[rooms].flat(), ...(words ? ['words'] : [])]),
    staticData: { title: `${room}:title.${title}` },
  };
}

function keptFor(needs: Permission, Room: ReturnType<typeof lazyRouteComponent>) {
  const Kept = () => (useMay()(needs) ? <Room /> : <NothingHere />);
  return Object.assign(Kept, { preload: Room.preload });
}
