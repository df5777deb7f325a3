// SPDX-License-Identifier: Apache-2.0
import { answeredAt } from '../api/client.js';
import { onTold, tellTabs } from './tabs.js';

interface Rules {
  /** Minutes after which the server ends a session that asks for nothing. */
  minutes: number;
  /** Two minutes are left. */
  onWarn: () => void;
  /** Somebody is there after all. */
  onStay: () => void;
  onIdle: () => void;
  /** Asks the server for something, because somebody reads without asking. */
  keep: () => void;
}

const second = 1_000;
const warnedFor = 120 * second;
/** Before the server ends the session by itself, so that a request on the way is not the one that finds out. */
const early = 15 * second;
/** Moving these is being there; only touching and typing answers the question whether one is. */
const signs = ['keydown', 'pointerdown', 'touchstart', 'pointermove', 'wheel'] as const;
const faint = new Set<string>(['pointermove', 'wheel']);

/**
 * Watches whether somebody is there, in this tab or another one. Goes by the clock and not by timers, which a sleeping
 * computer stops: whoever opens the lid finds the lock. Gives back how to stop.
 */
export function watchIdle({ minutes, onWarn, onStay, onIdle, keep }: Rules): () => void {
  const limit = minutes * 60 * second - early;
  let movedAt = Date.now();
  let toldAt = 0;
  let askedAt = 0;
  let isWarned = false;

  const look = () => {
    const now = Date.now();
    if (now - movedAt >= limit) return onIdle();
    if (now - movedAt >= limit - warnedFor && !isWarned) {
      isWarned = true;
      onWarn();
    }
    const contact = Math.max(answeredAt(), askedAt);
    if (movedAt > contact && now - contact >= limit - warnedFor) {
      askedAt = now;
      keep();
    }
  };
  const stay = () => {
    movedAt = Date.now();
    if (isWarned) onStay();
    isWarned = false;
  };
  const onSign = ({ type }: Event) => {
    const now = Date.now();
    if (now - movedAt >= limit) return look();
    if (isWarned && faint.has(type)) return;
    stay();
    if (now - toldAt < 5 * second) return;
    toldAt = now;
    tellTabs('active');
  };

  for (const sign of signs) addEventListener(sign, onSign, { capture: true, passive: true });
  document.addEventListener('visibilitychange', look);
  const tick = setInterval(look, second);
  const deaf = onTold('active', stay);
  return () => {
    for (const sign of signs) removeEventListener(sign, onSign, { capture: true });
    document.removeEventListener('visibilitychange', look);
    clearInterval(tick);
    deaf();
  };
}
