// SPDX-License-Identifier: Apache-2.0
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Entry } from './entries.js';

interface Shown {
  of: readonly Entry[];
  /** The one of the page that is open. */
  current: Entry | undefined;
  look: string | undefined;
  onChoose?: () => void;
}

/** Places to go, each by its sign and word. */
export function Entries({ of, current, look, onChoose }: Shown) {
  const { t } = useTranslation();
  return of.map((entry) => {
    const { to, word, icon: Icon } = entry;
    // A link counts as current on the pages below its own, too; of two that would, one is.
    return (
      <Link key={to} to={to as string} className={look} activeOptions={{ exact: entry !== current }} onClick={onChoose}>
        <Icon size={22} aria-hidden />
        {t(`nav.${word}`)}
      </Link>
    );
  });
}
