// SPDX-License-Identifier: Apache-2.0
import { returnFocus } from './focus.js';

/** What the index page brings along and must keep working over everything. */
const always = '.leave, .leave-again, .leave-progress, script';

/** Whether what is on the page now is covered. */
export const isCurtained = (): boolean => document.documentElement.classList.contains('curtained');

// Dialogs of the component library close on Escape wherever it was pressed. Registered before any of them, so that
// none closes behind the curtain and takes what was typed along.
addEventListener('keydown', (event) => isCurtained() && event.key === 'Escape' && event.stopImmediatePropagation(), true);

/** Where the lock is drawn: `host` stands in `element`, which keeps from the document what dialogs behind wait for there. */
export interface Curtain {
  element: HTMLElement;
  host: HTMLElement;
}

export function makeCurtain(): Curtain {
  const element = document.createElement('div');
  element.className = 'curtain';
  const host = element.appendChild(document.createElement('div'));
  // A dialog behind catches Tab, and keeps the wheel to itself.
  for (const type of ['keydown', 'wheel', 'touchmove']) element.addEventListener(type, (event) => event.stopPropagation());
  return { element, host };
}

/**
 * Covers the whole page: open dialogs, what opens later, print and the browser's search in the page included. What is
 * behind stays mounted, with all that was typed, and can be neither seen nor reached. Gives back how to take it away;
 * the focus then returns to where it was.
 */
export function raiseCurtain({ element }: Curtain): () => void {
  const before = document.activeElement;
  const covered = new Set<HTMLElement>();
  const coverAll = () => {
    for (const part of document.body.children) {
      if (!(part instanceof HTMLElement) || part === element || part.inert || part.matches(always)) continue;
      part.inert = true;
      covered.add(part);
    }
  };
  document.body.append(element);
  document.documentElement.classList.add('curtained');
  coverAll();
  const watch = new MutationObserver(coverAll);
  watch.observe(document.body, { childList: true });
  return () => {
    watch.disconnect();
    element.remove();
    covered.forEach((part) => (part.inert = false));
    document.documentElement.classList.remove('curtained');
    returnFocus(before);
  };
}
