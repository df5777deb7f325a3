// SPDX-License-Identifier: Apache-2.0
import { armGesture } from '../shell/gesture.js';

/** Covers first, then goes; what is behind is replaced, so that Back does not show it. */
function leave(): void {
  document.documentElement.classList.add('covered');
  document.title = ' ';
  location.replace('/exit');
}

for (const link of document.querySelectorAll<HTMLAnchorElement>('a.leave, a.leave-again'))
  link.addEventListener('click', (event) => {
    event.preventDefault();
    leave();
  });
armGesture(leave, () => document.body.dataset['presses'] ?? '');
