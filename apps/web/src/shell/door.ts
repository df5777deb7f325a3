// SPDX-License-Identifier: Apache-2.0
import { useSyncExternalStore } from 'react';
import { call, type Doorkeeper } from '../api/client.js';
import { sessionMe, sessionSignOut } from '../api/generated/sdk.gen.js';
import { queries } from './queries.js';
import { type Me, me, onForget } from './session.js';
import { tellTabs } from './tabs.js';

type Answer = (isProved: boolean) => void;
interface Shown {
  isLocked: boolean;
  isProofAsked: boolean;
  isWarned: boolean;
}

// Outlives the frame: going Back from a locked page must not lead around the lock.
let shown: Shown = { isLocked: false, isProofAsked: false, isWarned: false };
const watchers = new Set<() => void>();
/** Requests that wait for somebody at the door. */
const waiting: Record<'proof' | 'signIn', Answer[]> = { proof: [], signIn: [] };
/** The end of the session that idleness brought about. Signing in waits for it: its answer takes the cookie away. */
let ending: Promise<unknown> = Promise.resolve();

const whoIsHere = (): Me | undefined => queries.getQueryData(me.queryKey);

function show(change: Partial<Shown>): void {
  shown = { ...shown, ...change };
  watchers.forEach((look) => look());
}
function answer(which: 'proof' | 'signIn', isProved: boolean): void {
  const all = waiting[which];
  waiting[which] = [];
  all.forEach((one) => one(isProved));
}
function watch(look: () => void): () => void {
  watchers.add(look);
  return () => watchers.delete(look);
}

export const useDoor = (): Shown => useSyncExternalStore(watch, () => shown);
export const warn = (isWarned: boolean): void => show({ isWarned });
export const ended = (): Promise<unknown> => ending;

/** Covers the page and opens the first one of whoever has the session now. */
function startAnew(): Promise<never> {
  document.documentElement.classList.add('covered');
  location.replace('/');
  return new Promise(() => undefined);
}

export const doorkeeper: Doorkeeper = {
  startAnew,
  prove: () =>
    new Promise((resolve) => {
      waiting.proof.push(resolve);
      show({ isProofAsked: true });
    }),
  signInAgain: () =>
    new Promise((resolve) => {
      // Signed out: there is nobody whose place this is, and the sign-in page is open.
      if (!whoIsHere()) return resolve(false);
      waiting.signIn.push(resolve);
      lock();
    }),
};

/** Covers the page. What no page shows now is forgotten; what is underneath stays for whoever comes back. */
export function lock(): void {
  if (shown.isLocked) return;
  show({ isLocked: true, isWarned: false });
  queries.removeQueries({ type: 'inactive' });
}

export function lockForIdleness(): void {
  ending = call(sessionSignOut()).catch(() => undefined);
  tellTabs('ended');
  lock();
}

/** The step-up was done, or left. */
export function proved(isProved: boolean): void {
  show({ isProofAsked: false });
  answer('proof', isProved);
}

/**
 * Someone signed in, here or in another tab, or gave the screen to a youth there, or took it back. The same person goes
 * on where they were; of what is on the page nothing is for anybody else, nor for the same person in another role.
 *
 * @throws Refused when the server cannot say who it is
 */
export async function lookWhoIsHere(): Promise<void> {
  const before = whoIsHere();
  const now = await call(sessionMe());
  if (!before || before.userId !== now.userId || before.role !== now.role) return startAnew();
  // Whoever comes back to the lock goes on where they were: the page of together mode asks for it again by itself.
  if (before.togetherWith !== now.togetherWith && !shown.isLocked) return startAnew();
  queries.setQueryData(me.queryKey, now);
  if (shown.isLocked) open(true);
}

/** Opens the door; whoever waits at it goes on, or learns that it was for somebody else. */
function open(isProved: boolean): void {
  show({ isLocked: false, isProofAsked: false, isWarned: false });
  answer('signIn', isProved);
  answer('proof', isProved);
}
// Who was locked out has gone through the sign-in page, or somebody else has.
onForget(() => open(false));

/** Somebody reads without asking for anything: tells the server, and learns whether the session still lasts. */
export async function keepOpen(): Promise<void> {
  const { response } = await sessionMe().catch(() => ({ response: undefined }));
  if (response?.status === 401) lock();
}
