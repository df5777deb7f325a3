// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useState } from 'react';
import { late } from './late.js';
import { wouldLose } from './unsent.js';

const UnsentDialog = late(() => import('./UnsentDialog.js'));

/** For what takes a form away without leaving its page: the act is done at once, or, with something unsent, once it is agreed to. */
export function useAskedFirst(): { ask: (act: () => void) => void; question: ReactNode } {
  const [act, setAct] = useState<() => void>();
  const close = () => setAct(undefined);
  const leave = () => {
    close();
    act?.();
  };
  return {
    ask: (next) => (wouldLose() ? setAct(() => next) : next()),
    question: act && <UnsentDialog stay={close} leave={leave} />,
  };
}
