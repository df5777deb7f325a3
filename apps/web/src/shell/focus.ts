// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react';

/** To where the focus was, as soon as that can take it: the button of an act under way is not enabled yet. */
export function returnFocus(to: Element | null): void {
  if (!(to instanceof HTMLElement) || to === document.body) return;
  let tries = 60;
  const attempt = () => {
    const elsewhere = document.activeElement && document.activeElement !== document.body && document.activeElement !== to;
    if (!to.isConnected || elsewhere || to.closest('[inert]')) return;
    to.focus({ preventScroll: true });
    if (document.activeElement !== to && --tries > 0) setTimeout(attempt, 50);
  };
  attempt();
}

/**
 * When a dialog that is fetched late has gone, the focus goes to what had it last before. Not to what had it at the
 * moment the dialog came: a button that shows that it is at work cannot hold it.
 */
export function useFocusBack(isOpen: boolean): void {
  const last = useRef<Element>(null);
  useEffect(() => {
    if (isOpen) return;
    const remember = ({ target }: FocusEvent) => {
      last.current = target as Element;
    };
    addEventListener('focusin', remember);
    return () => {
      removeEventListener('focusin', remember);
    };
  }, [isOpen]);
  useEffect(() => (isOpen ? () => void setTimeout(() => returnFocus(last.current)) : undefined), [isOpen]);
}
