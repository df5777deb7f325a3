// SPDX-License-Identifier: Apache-2.0
import i18next from 'i18next';
import { armGesture } from './gesture.js';
import { queries } from './queries.js';
import { onTold, tellTabs } from './tabs.js';

let isLeaving = false;

/** Covers first, forgets, then goes; never waits for a save. What is behind is replaced, so that Back does not show it. */
export function leave(): void {
  if (isLeaving) return;
  isLeaving = true;
  document.documentElement.classList.add('covered');
  document.title = ' ';
  // What lies in another tab is no less in sight once this one is gone.
  tellTabs('left');
  queries.clear();
  location.replace('/exit');
}

/** Arms the links that the page brings along, Shift pressed three times, and the guard against Back. */
export function armLeaving(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a.leave, a.leave-again'))
    link.addEventListener('click', (event) => {
      event.preventDefault();
      leave();
    });
  armGesture(leave, (count) => i18next.t('shell:leave.presses', { count }));
  onTold('left', leave);
  addEventListener('pageshow', (event) => {
    // Out of the browser's memory of pages: whoever presses Back sees nothing before the session was looked at again.
    if (!event.persisted) return;
    document.documentElement.classList.add('covered');
    location.reload();
  });
}
