// SPDX-License-Identifier: Apache-2.0
import { useNavigate } from '@tanstack/react-router';
import { call } from '../api/client.js';
import { sessionSignOut } from '../api/generated/sdk.gen.js';
import { Refused } from '../api/problem.js';
import { forgetAll } from './session.js';
import { tellTabs } from './tabs.js';

/** Ends the session on the server, then forgets everything. Other tabs lock. @throws Refused while the server cannot be reached */
export function useSignOut(): () => Promise<void> {
  const go = useNavigate();
  return async () => {
    await call(sessionSignOut()).catch((error: unknown) => {
      // It had ended already.
      if (!(error instanceof Refused && error.status === 401)) throw error;
    });
    tellTabs('ended');
    await go({ to: '/sign-in' as '/', replace: true, ignoreBlocker: true });
    forgetAll();
  };
}
