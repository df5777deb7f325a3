// SPDX-License-Identifier: Apache-2.0
import { useBlocker } from '@tanstack/react-router';
import { useEffect } from 'react';
import { late } from './late.js';
import { wouldLose } from './unsent.js';

const UnsentDialog = late(() => import('./UnsentDialog.js'));
/** Long after the first screen: whoever typed for so long may have lost the connection since. */
const soon = 10_000;

/** Asks before another page of ours takes the place of one on which something was typed and not sent. */
export function Unsent() {
  useEffect(() => {
    const timer = setTimeout(() => UnsentDialog.early(), soon);
    return () => clearTimeout(timer);
  }, []);
  const going = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && wouldLose(),
    enableBeforeUnload: false,
    withResolver: true,
  });
  return going.status === 'blocked' ? <UnsentDialog stay={going.reset} leave={going.proceed} /> : null;
}
