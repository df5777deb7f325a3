// SPDX-License-Identifier: Apache-2.0
import { isCurtained } from './curtain.js';
import { queries } from './queries.js';
import { me } from './session.js';

/** Covered is what is being left or begun anew, curtained what is locked; signed out there is nobody to ask. */
const mayAsk = (): boolean =>
  !document.documentElement.classList.contains('covered') && !isCurtained() && queries.getQueryData(me.queryKey) !== undefined;

/**
 * Lets the browser ask before a page is reloaded or closed with something on it that the server does not have. Leave this
 * page, the lock and the end of a session are never held up by a question. Gives back how to stop.
 */
export function askBeforeUnload(isUnsent: () => boolean): () => void {
  const ask = (event: BeforeUnloadEvent) => mayAsk() && isUnsent() && event.preventDefault();
  addEventListener('beforeunload', ask);
  return () => removeEventListener('beforeunload', ask);
}
