// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react';
import { SignInForm } from '../sign-in/SignInForm.js';
import { ended, lookWhoIsHere } from './door.js';
import { useMe } from './session.js';
import { tellTabs } from './tabs.js';

/** The form of the lock: who was here is filled in. */
export default function SignInAgain() {
  const { agencyCode, signInName } = useMe();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('input[type="password"]')?.focus(), []);
  return (
    <div ref={box}>
      <SignInForm
        known={{ agencyCode, signInName }}
        before={ended}
        onSignedIn={async () => {
          await lookWhoIsHere();
          tellTabs('opened');
        }}
      />
    </div>
  );
}
