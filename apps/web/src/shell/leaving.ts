// SPDX-License-Identifier: Apache-2.0
import i18next from 'i18next';
import { queries } from './queries.js';
import { onTold, tellTabs } from './tabs.js';

const within = 5_000;
let presses: number[] = [];
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
  document.addEventListener('keydown', onKey, true);
  onTold('left', leave);
  addEventListener('pageshow', (event) => {
    // Out of the browser's memory of pages: whoever presses Back sees nothing before the session was looked at again.
    if (!event.persisted) return;
    document.documentElement.classList.add('covered');
    location.reload();
  });
}

/** The pages of the United Kingdom's government made this gesture known; three dots show how far it is. */
function onKey(event: KeyboardEvent): void {
  if (event.repeat) return;
  if (event.key !== 'Shift') return count([]);
  const now = event.timeStamp;
  count([...presses.filter((at) => now - at < within), now]);
  if (presses.length >= 3) leave();
  else setTimeout(() => presses.at(-1) === now && count([]), within);
}

function count(next: number[]): void {
  if (next.length === presses.length) return;
  presses = next;
  const seen = document.getElementById('leave-progress') ?? makeProgress();
  seen.textContent = '●'.repeat(next.length) + (next.length ? '○'.repeat(3 - next.length) : '');
  seen.setAttribute('aria-label', next.length ? i18next.t('shell:leave.presses', { count: 3 - next.length }) : '');
}

function makeProgress(): HTMLElement {
  const element = document.createElement('div');
  element.id = 'leave-progress';
  element.className = 'leave-progress';
  element.setAttribute('role', 'status');
  document.body.append(element);
  return element;
}
