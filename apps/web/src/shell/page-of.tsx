// SPDX-License-Identifier: Apache-2.0
import type { Permission } from '@harbor/policy';
import type { ComponentType } from 'react';
import { lazyRouteComponent } from '@tanstack/react-router';
import i18next from 'i18next';
import { NothingHere } from './page-states.js';
import { useMe } from './session.js';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Key of one neutral word, such as `youth:title.file`: what the tab is called. */
    title?: string;
  }
}

/**
 * What a route of a room needs besides its path: the page, fetched when it is first opened, the strings of its rooms,
 * and the neutral word that stands in the tab. `words` are those for the API's codes; the pages that must be there first
 * show none and do without. Whoever does not hold `needs`, or is not of the role `of`, finds that there is nothing here, and
 * nothing is asked for them.
 */
export function pageOf(
  rooms: string | string[],
  title: string,
  load: () => Promise<{ default: ComponentType }>,
  { words = true, needs, of }: { words?: boolean; needs?: Permission; of?: string } = {},
) {
  const [room] = [rooms].flat();
  return {
    component: lazyRouteComponent(needs ? () => keptFor(needs, load) : of ? () => rolesOwn(of, load) : load),
    loader: () => i18next.loadNamespaces([...[rooms].flat(), ...(words ? ['words'] : [])]),
    staticData: { title: `${room}:title.${title}` },
  };
}

// The policy comes with the page: the first screen of a foster parent, which nobody is kept from, does without.
async function keptFor(needs: Permission, load: () => Promise<{ default: ComponentType }>) {
  const [{ keptFor: keep }, room] = await Promise.all([import('./kept-for.js'), load()]);
  return { default: keep(needs, room.default) };
}

// By the role alone, for the same reason: theirs is the first screen that must be there soon.
async function rolesOwn(role: string, load: () => Promise<{ default: ComponentType }>) {
  const { default: Room } = await load();
  function Own() {
    return useMe().role === role ? <Room /> : <NothingHere />;
  }
  return { default: Own };
}
