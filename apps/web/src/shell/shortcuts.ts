// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore } from 'react';

// People who speak to their computer set single characters off by mistake: they can switch this one off. In memory alone.
let isOn = true;
const watchers = new Set<() => void>();

export function useHelpKey(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore(
    (look) => {
      watchers.add(look);
      return () => watchers.delete(look);
    },
    () => isOn,
  );
  return [on, setHelpKey];
}
function setHelpKey(on: boolean): void {
  isOn = on;
  watchers.forEach((look) => look());
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));

/** What this key opens, if it opens something. */
export function openedBy(event: KeyboardEvent): 'search' | 'keys' | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if ((ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'k') return 'search';
  return isOn && key === '?' && !ctrlKey && !metaKey && !isTyping(event.target) ? 'keys' : undefined;
}
