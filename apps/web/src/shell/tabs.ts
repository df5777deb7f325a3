// SPDX-License-Identifier: Apache-2.0

/** What the tabs of one browser tell each other: they share one session, and what one of them does concerns all. */
export type Told = 'active' | 'left' | 'ended' | 'opened';

// Passes messages between open tabs and keeps none; its name is as neutral as an address.
const channel = new BroadcastChannel('page');

export const tellTabs = (what: Told): void => channel.postMessage(what);

/** Gives back how to stop listening. */
export function onTold(what: Told, act: () => void): () => void {
  const hear = (event: MessageEvent<Told>) => event.data === what && act();
  channel.addEventListener('message', hear);
  return () => channel.removeEventListener('message', hear);
}
