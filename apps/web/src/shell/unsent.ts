// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react';
import { isCurtained } from './curtain.js';
import { queries } from './queries.js';
import { me } from './session.js';

/** Covered is what is being left or begun anew, curtained what is locked. */
const isGoing = (): boolean => document.documentElement.classList.contains('covered') || isCurtained();
/** Signed out there is nobody to ask. */
const isAnyoneHere = (): boolean => queries.getQueryData(me.queryKey) !== undefined;

/**
 * Lets the browser ask before a page is reloaded or closed with something on it that the server does not have. Leave this
 * page, the lock and the end of a session are never held up by a question. Gives back how to stop.
 */
export function askBeforeUnload(isUnsent: () => boolean, isFor: () => boolean = isAnyoneHere): () => void {
  const ask = (event: BeforeUnloadEvent) => !isGoing() && isFor() && isUnsent() && event.preventDefault();
  addEventListener('beforeunload', ask);
  return () => removeEventListener('beforeunload', ask);
}

interface Unsent {
  /** Something was typed here that no server has. */
  isUnsent: () => boolean;
  /** It is being sent: where the page goes then is no going away. */
  isSending: () => boolean;
}
const unsent = new Set<Unsent>();

/** Whether going to another page of ours would lose something that somebody typed. */
export const wouldLose = (): boolean => !isGoing() && [...unsent].some((one) => !one.isSending() && one.isUnsent());

/**
 * What is typed into a form and kept nowhere else: for as long as `isDirty`, going to another page, Back, reloading and
 * closing ask first. `Unsent` in the frame does the asking.
 */
export function useUnsent(isDirty: boolean, form: Unsent): void {
  const now = useRef(form);
  useEffect(() => {
    now.current = form;
  });
  useEffect(() => {
    if (!isDirty) return;
    const one: Unsent = { isUnsent: () => now.current.isUnsent(), isSending: () => now.current.isSending() };
    unsent.add(one);
    // Whoever answers a link has no session, and no less to lose.
    const stop = askBeforeUnload(one.isUnsent, () => true);
    return () => {
      unsent.delete(one);
      stop();
    };
  }, [isDirty]);
}
