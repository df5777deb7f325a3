// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'react';
import { setDoorkeeper } from '../api/client.js';
import { doorkeeper, keepOpen, lock, lockForIdleness, lookWhoIsHere, proved, useDoor, warn } from './door.js';
import { useFocusBack } from './focus.js';
import { watchIdle } from './idle.js';
import { late } from './late.js';
import { Lock, SignInAgain } from './Lock.js';
import { useMe } from './session.js';
import { onTold } from './tabs.js';

const Proof = late(() => import('./Proof.js'), 'sign-in');
const Warning = late(() => import('./Warning.js'));
/** Long after the first screen, and before anybody needs them. */
const soon = 10_000;

/**
 * Guards the session while a page is open: asks for a fresh second factor where an act needs one, covers everything
 * when nobody has moved for a while or the session ended elsewhere, and goes on where one was after signing in again.
 * What was typed stays on the page underneath.
 */
export default function Door() {
  const { idleMinutes } = useMe();
  const { isLocked, isProofAsked, isWarned } = useDoor();
  useFocusBack(isProofAsked || isWarned);

  useEffect(() => {
    setDoorkeeper(doorkeeper);
    const deaf = [onTold('ended', lock), onTold('opened', () => void lookWhoIsHere().catch(() => undefined))];
    return () => {
      setDoorkeeper(undefined);
      deaf.forEach((stop) => stop());
    };
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => [Proof, Warning, SignInAgain].forEach((part) => part.early()), soon);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (isLocked) return;
    return watchIdle({
      minutes: idleMinutes,
      onWarn: () => warn(true),
      onStay: () => warn(false),
      onIdle: lockForIdleness,
      keep: () => void keepOpen(),
    });
  }, [isLocked, idleMinutes]);

  return (
    <>
      {isProofAsked && <Proof done={proved} ended={lock} />}
      {isWarned && <Warning />}
      {isLocked && <Lock />}
    </>
  );
}
