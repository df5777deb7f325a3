// SPDX-License-Identifier: Apache-2.0
import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import i18next from 'i18next';

const againAfter = 3_000;

/**
 * A part of the page that is fetched when it is needed and not with the first screen. `early` fetches it before. While
 * the server cannot be reached it is tried again, and nothing of what is on the page is lost.
 */
export function late<P extends object>(load: () => Promise<{ default: ComponentType<P> }>, room?: string) {
  let part: ComponentType<P> | undefined;
  const fetched = async () => {
    const [found] = await Promise.all([load(), room && i18next.loadNamespaces(room)]);
    part = found.default;
  };
  function Late({ until = null, ...props }: P & { until?: ReactNode }) {
    const [isHere, setHere] = useState(part !== undefined);
    useEffect(() => {
      if (isHere) return;
      let timer: ReturnType<typeof setTimeout> | undefined;
      let isWanted = true;
      const attempt = () =>
        void fetched().then(
          () => isWanted && setHere(true),
          () => isWanted && (timer = setTimeout(attempt, againAfter)),
        );
      attempt();
      return () => {
        isWanted = false;
        clearTimeout(timer);
      };
    }, [isHere]);
    const Part = part;
    return Part ? <Part {...(props as unknown as P)} /> : <>{until}</>;
  }
  return Object.assign(Late, { early: () => void fetched().catch(() => undefined) });
}
