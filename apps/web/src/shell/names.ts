// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore } from 'react';
import { onForget } from './session.js';

// Codes stand for names: screens are read over shoulders. In memory, and only until sign-out.
let areShown = false;
const watchers = new Set<() => void>();
const watch = (changed: () => void) => {
  watchers.add(changed);
  return () => watchers.delete(changed);
};

export function showNames(shown: boolean): void {
  areShown = shown;
  for (const changed of watchers) changed();
}
onForget(() => showNames(false));

/** Whether the reader asked for names instead of codes. */
export const useNames = (): boolean => useSyncExternalStore(watch, () => areShown);

/** What a youth is called on screen: the code, and the name behind it once names are shown. */
export function useNameOf(): (youth: { caseCode: string; usedName: string }) => string {
  const shown = useNames();
  return ({ caseCode, usedName }) => (shown ? `${caseCode} · ${usedName}` : caseCode);
}
