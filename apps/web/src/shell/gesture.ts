// SPDX-License-Identifier: Apache-2.0

const within = 5_000;
let presses: number[] = [];

/**
 * Shift pressed three times within five seconds leaves. The pages of the United Kingdom's government made this gesture
 * known; three dots show how far it is. `say`: in words, how many presses are left.
 */
export function armGesture(leave: () => void, say: (left: number) => string): void {
  const onKey = (event: KeyboardEvent) => {
    if (event.repeat) return;
    if (event.key !== 'Shift') return count([], say);
    const now = event.timeStamp;
    count([...presses.filter((at) => now - at < within), now], say);
    if (presses.length >= 3) leave();
    else setTimeout(() => presses.at(-1) === now && count([], say), within);
  };
  document.addEventListener('keydown', onKey, true);
}

function count(next: number[], say: (left: number) => string): void {
  if (next.length === presses.length) return;
  presses = next;
  const seen = document.getElementById('leave-progress') ?? makeProgress();
  seen.textContent = '●'.repeat(next.length) + (next.length ? '○'.repeat(3 - next.length) : '');
  seen.setAttribute('aria-label', next.length ? say(3 - next.length) : '');
}

function makeProgress(): HTMLElement {
  const element = document.createElement('div');
  element.id = 'leave-progress';
  element.className = 'leave-progress';
  element.setAttribute('role', 'status');
  document.body.append(element);
  return element;
}
